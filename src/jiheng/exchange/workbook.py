"""A filing and its findings → one workbook to work on: 指标, 资金, 执行 (where a form tells it), 核对, 检查, 未读."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jiheng.domain.evaluation.evaluate import Evaluation
from jiheng.domain.filing import Filing, Indicator
from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.domain.forms import FORM_WORDS
from jiheng.domain.funds import Funds
from jiheng.exchange.execution import tabulate_execution
from jiheng.exchange.sheets import Column, Sheet, Value, write_sheets
from jiheng.exchange.tables.columns import is_number
from jiheng.exchange.target_json import plain_decimal
from jiheng.regulations.outcomes import OUTCOME_WORDS, evaluate_project, is_forecast, say_reason
from jiheng.regulations.profiles import load_policy
from jiheng.text.money import Money
from jiheng.text.targets import Clause, Date, Quantity, Target

_MONEY = "#,##0.00"
_CERTAINTIES = {"certain": "确定", "suspected": "疑似"}
_FOUR = ("总计", "财政拨款", "财政专户拨款", "其他资金")
_SIGNS = {"range": "介于"}


def write_workbook(filing: Filing, findings: Sequence[Finding] | None) -> bytes:
    """The bytes of an ``.xlsx`` workbook.

    It takes the filing and the findings of a check (``result.findings``), not the check itself: this room lies below the rules.
    None says that it was not checked, and the workbook has no sheet of findings then.
    Money is in numbers of the filing's ``money_unit``; numbers of more than 15 digits, which Excel would round, stay text.
    """
    execution = _execution(filing)
    money = (_funds(filing), execution) if execution.rows else (_funds(filing),)
    checked = () if findings is None else (_findings(findings),)
    sheets = (_indicators(filing), *money, _proof(filing), *checked, _notices(filing))
    title = filing.title or FORM_WORDS.get(filing.form, "")
    return write_sheets(sheets, title=f"{filing.department or ''} {title}".strip())


def _indicators(filing: Filing) -> Sheet:
    reported = _reported_columns(filing)
    columns = (
        Column("预算单位", 20), Column("项目", 26), Column("序号", 6), Column("一级指标", 11), Column("二级指标", 15),
        Column("三级指标", 28), Column("周期值", 28), Column("年度值", 28), Column("符号", 6), Column("目标值", 12), Column("上限", 10),
        Column("单位", 9), Column("每", 8), Column("其余目标值", 22), *reported.values(), Column("位置", 18),
    )
    return Sheet("指标", columns, tuple(_indicator_rows(filing, tuple(reported))))


def _reported_columns(filing: Filing) -> dict[str, Column]:
    """The columns of what came of the targets, without those that the form leaves empty, by field."""
    outcome = "预计完成情况" if any(map(is_forecast, filing.projects)) else "完成情况"
    known = {
        "actual": Column("实际完成值", 22), "expected": Column("全年预计完成值", 22), "outcome": Column(outcome, 12),
        "reason": Column("对照说明", 30), "points": Column("分值", 8), "score": Column("得分", 8), "deviation_reason": Column("偏差原因", 30),
    }
    indicators = [indicator for project in filing.projects for indicator in project.indicators]
    printed = ("actual", "expected", "points", "score", "deviation_reason")
    filled = {field for field in printed if any(getattr(one, field) for one in indicators)}
    filled |= {"outcome", "reason"} if filled & {"actual", "expected"} else set()
    return {field: column for field, column in known.items() if field in filled}


def _indicator_rows(filing: Filing, reported: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    policy = load_policy(filing.profile, fiscal_year=filing.fiscal_year)
    for agency in filing.agencies:
        for project in agency.projects:
            evaluations = evaluate_project(project, policy=policy) or (None,) * len(project.indicators)
            for indicator, evaluation in zip(project.indicators, evaluations, strict=True):
                outcome = _outcome(indicator, evaluation)
                place = _place(indicator.source.place, indicator.source.name)
                yield agency.name, project.name, *_indicator_values(indicator), *(outcome[field] for field in reported), place


def _outcome(indicator: Indicator, evaluation: Evaluation | None) -> dict[str, Value]:
    return {
        "actual": _text(indicator.actual), "expected": _text(indicator.expected),
        "outcome": OUTCOME_WORDS[evaluation.outcome] if evaluation else None,
        "reason": (say_reason(evaluation) or None) if evaluation else None,
        "points": _figure(indicator.points), "score": _figure(indicator.score), "deviation_reason": indicator.deviation_reason,
    }


def _figure(printed: str | None) -> Value:
    """Points and scores as numbers; what is no plain number stays as it is printed."""
    return Decimal(printed) if printed and is_number(printed) else printed


def _indicator_values(indicator: Indicator) -> Iterator[Value]:
    yield from (indicator.number, indicator.dimension, indicator.category, indicator.name)
    yield from (_text(indicator.period_target), _text(indicator.annual_target))
    clauses = indicator.target.clauses if indicator.target else ()
    first = next((clause for clause in clauses if isinstance(clause, (Quantity, Date))), None)
    if isinstance(first, Quantity):
        yield from (_SIGNS.get(first.op, first.op), first.value, first.upper, first.unit, first.per)
    elif isinstance(first, Date):
        yield from (_SIGNS.get(first.op, first.op), first.value, first.upper, None, None)
    else:
        yield from (None, None, None, None, None)
    yield "；".join(_spell(clause) for clause in clauses if first and clause is not first) or None


def _spell(clause: Clause) -> str:
    if clause.text or not isinstance(clause, Quantity):
        return clause.text
    return f"{clause.op}{plain_decimal(clause.value)}{clause.unit}"


def _funds(filing: Filing) -> Sheet:
    places: list[tuple[str, str | None, str | None, Funds]] = []
    if filing.funds:
        places.append(("合计", None, None, filing.funds))
    for agency in filing.agencies:
        places.append(("单位小计", agency.name, None, agency.funds))
        places.extend(("项目", agency.name, project.name, project.funds) for project in agency.projects)
    labels = tuple(dict.fromkeys(line.label for *_, funds in places for line in funds.sources if line.label not in _FOUR))
    money = tuple(Column(f"{label}（{filing.money_unit}）", 18, _MONEY) for label in (*_FOUR, *labels))
    rows = tuple((*place, *_amounts(funds, labels, filing.money_unit)) for *place, funds in places)
    return Sheet("资金", (Column("层级", 10), Column("预算单位", 26), Column("项目", 34), *money), rows)


def _amounts(funds: Funds, labels: Sequence[str], unit: str) -> Iterator[Value]:
    for amount in (funds.total, funds.fiscal, funds.special_account, funds.other):
        yield _amount(amount, unit)
    for label in labels:
        printed = [line.amount.fen for line in funds.sources if line.label == label]
        yield _amount(Money(sum(printed)) if printed else None, unit)


def _execution(filing: Filing) -> Sheet:
    """Budget and execution by source; no rows where the form says nothing about them."""
    tables = [(agency, project, tabulate_execution(project.budget)) for agency in filing.agencies for project in agency.projects]
    heads = tuple(dict.fromkeys(head for *_, table in tables for head in table.heads))
    figures = tuple(dict.fromkeys(word for *_, table in tables for word, _ in table.figures))
    rows: list[tuple[Value, ...]] = []
    for agency, project, table in tables:
        for number, row in enumerate(table.rows):
            amounts = dict(zip(table.heads, row.amounts, strict=True))
            told = dict(table.figures) if number == 0 else {}
            rows.append((
                agency.name, project.name, row.label, *(_amount(amounts.get(head), filing.money_unit) for head in heads),
                _figure(row.rate), *(_figure(told.get(word)) for word in figures),
            ))
    columns = (
        Column("预算单位", 20), Column("项目", 26), Column("资金", 24), *(Column(f"{head}（{filing.money_unit}）", 18, _MONEY) for head in heads),
        Column("执行率（%）", 12), *(Column(word, 12) for word in figures),
    )
    return Sheet("执行", columns, tuple(rows))


def _proof(filing: Filing) -> Sheet:
    columns = (
        Column("核对内容", 50), Column("表上所印", 18, _MONEY), Column("逐项相加", 18, _MONEY), Column("结果", 10),
        Column("位置", 20),
    )
    rows = tuple(
        (check.what, Decimal(check.left), Decimal(check.right), "相符" if check.holds else "不符", _place(check.source.place, filing.name))
        for check in filing.proof.checks
    )
    return Sheet("核对", columns, rows)


def _findings(findings: Sequence[Finding]) -> Sheet:
    columns = (
        Column("程度", 9), Column("把握", 7), Column("代码", 8), Column("疑点", 18), Column("预算单位", 20), Column("项目", 24),
        Column("项目序", 7), Column("指标序", 7), Column("说明", 46), Column("建议", 40), Column("依据", 34), Column("位置", 18),
    )
    rows = tuple(
        (
            SEVERITY_WORDS[finding.severity], _CERTAINTIES[finding.certainty], finding.code, finding.name, finding.agency, finding.project,
            finding.project_index, finding.indicator_number, finding.message, finding.remedy, "；".join(map(str, finding.cites)) or None,
            _place(finding.source.place, finding.source.name),
        )
        for finding in findings
    )
    return Sheet("检查", columns, rows)


def _notices(filing: Filing) -> Sheet:
    rows = tuple((notice.text, _place(notice.source.place, notice.source.name)) for notice in filing.notices)
    return Sheet("未读", (Column("说明", 90), Column("位置", 24)), rows)


def _text(target: Target | None) -> str | None:
    return target.text if target else None


def _amount(money: Money | None, unit: str) -> Decimal | None:
    return None if money is None else Decimal(money.in_unit(unit))


def _place(place: str, name: str) -> str:
    return place.removeprefix(f"{name}:")
