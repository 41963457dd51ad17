"""A filing and its findings → one workbook to work on: 指标, 资金, 核对, 检查, 未读."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jiheng.domain.filing import Filing, Indicator
from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.domain.funds import Funds
from jiheng.exchange.sheets import Column, Sheet, Value, write_sheets
from jiheng.exchange.target_json import plain_decimal
from jiheng.text.money import Money
from jiheng.text.targets import Clause, Date, Quantity, Target

_MONEY = "#,##0.00"
_CERTAINTIES = {"certain": "确定", "suspected": "疑似"}
_FOUR = ("总计", "财政拨款", "财政专户拨款", "其他资金")
_SIGNS = {"range": "介于"}


def write_workbook(filing: Filing, findings: Sequence[Finding]) -> bytes:
    """The bytes of an ``.xlsx`` workbook.

    It takes the filing and the findings of a check (``result.findings``), not the check itself: this room lies below the rules.
    Money is in numbers of the filing's ``money_unit``; numbers of more than 15 digits, which Excel would round, stay text.
    """
    sheets = (_indicators(filing), _funds(filing), _proof(filing), _findings(findings), _notices(filing))
    return write_sheets(sheets, title=f"{filing.department or ''} {filing.title}".strip())


def _indicators(filing: Filing) -> Sheet:
    columns = (
        Column("预算单位", 20), Column("项目", 26), Column("序号", 6), Column("一级指标", 11), Column("二级指标", 15),
        Column("三级指标", 28), Column("周期值", 28), Column("年度值", 28), Column("符号", 6), Column("目标值", 12), Column("上限", 10),
        Column("单位", 9), Column("每", 8), Column("其余目标值", 22), Column("位置", 18),
    )
    rows = tuple(
        (agency.name, project.name, *_indicator_values(indicator))
        for agency in filing.agencies
        for project in agency.projects
        for indicator in project.indicators
    )
    return Sheet("指标", columns, rows)


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
    yield _place(indicator.source.place, indicator.source.name)


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


def _proof(filing: Filing) -> Sheet:
    unit = filing.money_unit
    columns = (
        Column("核对内容", 50), Column(f"表上所印（{unit}）", 18, _MONEY), Column(f"逐项相加（{unit}）", 18, _MONEY), Column("结果", 10),
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
