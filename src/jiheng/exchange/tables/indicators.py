"""A filing → one row per indicator: whose it is, what is wanted as written and as evaluated, what came of it, where it stands."""

from collections.abc import Iterator

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.forms import FORM_WORDS
from jiheng.exchange.tables.columns import Row, TableColumn
from jiheng.exchange.target_json import plain_decimal
from jiheng.regulations.profiles import load_profile
from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Target

Values = tuple[str | int | None, ...]

_KINDS = {Quantity: "数量", Date: "日期", Grade: "等级", Blank: "空白"}
_OTHER_KIND = "陈述"


def _target_columns(word: str) -> tuple[TableColumn, ...]:
    return (
        TableColumn(f"{word}值", width=28), TableColumn(f"{word}类型"), TableColumn(f"{word}符号", width=8),
        TableColumn(f"{word}数值", "number", 12), TableColumn(f"{word}上限", "number"), TableColumn(f"{word}日期", width=12),
        TableColumn(f"{word}单位"), TableColumn(f"{word}每"), TableColumn(f"{word}约", width=6), TableColumn(f"{word}分句数", "integer", 8),
    )


INDICATOR_COLUMNS = (
    TableColumn("部门", width=20), TableColumn("预算单位", width=20), TableColumn("项目", width=26), TableColumn("项目编码", width=16),
    TableColumn("年度", "integer", 7), TableColumn("表种", width=18), TableColumn("口径"), TableColumn("核对"), TableColumn("序号", "integer", 6),
    TableColumn("一级指标", width=11), TableColumn("二级指标", width=15), TableColumn("三级指标", width=28),
    *_target_columns("周期"), *_target_columns("年度"), *_target_columns("实际"),
    TableColumn("分值", "figure", 8), TableColumn("得分", "figure", 8), TableColumn("偏差原因", width=20),
    TableColumn("页", "integer", 6), TableColumn("框", width=24), TableColumn("表", "integer", 6), TableColumn("行", "integer", 6),
    TableColumn("列", "integer", 6),
)
"""The evaluated columns of a target say its first clause that can be measured, else its first one."""

PROOF_WORDS = {"proved": "已核平", "not-provable": "无法核对", "broken": "不平"}


def indicator_rows(filing: Filing) -> Iterator[Row]:
    """One row per indicator in document order, one value for each of ``INDICATOR_COLUMNS``; the box in points, left, top, right, bottom."""
    for agency in filing.agencies:
        for project in agency.projects:
            shared = _shared(filing, agency, project)
            for indicator in project.indicators:
                yield shared + _own(indicator)


def _shared(filing: Filing, agency: Agency, project: Project) -> Values:
    return (
        filing.department, agency.name or None, project.name, project.code, filing.fiscal_year, FORM_WORDS.get(filing.form, filing.form),
        load_profile(filing.profile).title,
        PROOF_WORDS[filing.proof.status],
    )


def _own(indicator: Indicator) -> Values:
    source = indicator.source
    return (
        indicator.number, indicator.dimension, indicator.category, indicator.name,
        *_evaluated(indicator.period_target), *_evaluated(indicator.annual_target), *_evaluated(indicator.actual),
        indicator.points, indicator.score, indicator.deviation_reason,
        source.page, source.box and ",".join(f"{side:.1f}" for side in source.box), source.table, source.row, source.column,
    )


def _evaluated(target: Target | None) -> Values:
    if target is None:
        return _NO_TARGET
    clause = target.clauses[0]
    if not isinstance(clause, _MEASURED):
        clause = next((other for other in target.clauses if isinstance(other, _MEASURED)), clause)
    return (target.text, _KINDS.get(type(clause), _OTHER_KIND), *_measured(clause), len(target.clauses))


def _measured(clause: Clause) -> Values:
    """Operator, value, upper bound, date, unit, per, about."""
    if isinstance(clause, Quantity):
        upper = None if clause.upper is None else plain_decimal(clause.upper)
        return (clause.op, plain_decimal(clause.value), upper, None, clause.unit or None, clause.per, "约" if clause.approx else None)
    if isinstance(clause, Date):
        return (clause.op, None, None, f"{clause.value}/{clause.upper}" if clause.upper else clause.value, None, None, None)
    return (None,) * 7


_MEASURED = (Quantity, Date)
_NO_TARGET: Values = (None,) * len(_target_columns(""))
