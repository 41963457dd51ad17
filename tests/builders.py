"""Filings, projects, indicators and findings with defaults: a test writes down only what it is about.

``make_filing`` lays its projects out on an invented page, one a line, so that every fact has a source; ``make_document`` is that page.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from jiheng.document import Cell, Document, Notice, Row, Table
from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.finding import Certainty, Citation, Finding, Fix, Severity
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof, ProofCheck
from jiheng.source import Source
from jiheng.text.money import Money, parse_money
from jiheng.text.targets import Clause, Quantity, Statement, Target

NAME = "项目表.txt"
SHA256 = "0123456789abcdef" * 4
FIRST_ROW = 8
"""The line of the first project on the invented page."""
TEXT_COLUMN, OBJECTIVE_COLUMN = 7, 6


def make_source(row: int = 1, column: int = 1, start: int = 0, end: int = 4, *, table: int = 1, name: str = NAME) -> Source:
    """A stretch of one cell of the invented page."""
    return Source(name, table, row, column, start, end)


def make_target(text: str = "不少于10场", *clauses: Clause) -> Target:
    """A target with these clauses; without any, ``不少于10场`` is a quantity and everything else a statement."""
    if not clauses:
        plain = Quantity("≥", Decimal(10), unit="场", text=text) if text == "不少于10场" else Statement(text)
        return Target(text, (plain,))
    return Target(text, clauses)


def make_indicator(
    name: str = "培训场次",
    target: Target | str = "不少于10场",
    *,
    number: int = 1,
    dimension: str = "产出指标",
    category: str = "数量指标",
    period_target: Target | str | None = None,
    printed: Mapping[str, str] | None = None,
) -> Indicator:
    """An indicator whose value for the year is ``target``; that for the whole period is the same unless given."""
    annual = make_target(target) if isinstance(target, str) else target
    period = make_target(period_target) if isinstance(period_target, str) else period_target or annual
    return Indicator(
        number, dimension, category, name, make_source(column=TEXT_COLUMN),
        period_target=period, annual_target=annual, printed=printed or {},
    )


def make_funds(total: str | None = "100.00", *, unit: str = "万元", fiscal: str | None = None) -> Funds:
    """Money in ``unit``, all of it 财政拨款 unless ``fiscal`` says otherwise; None prints nothing."""
    return Funds(_money(total, unit), _money(fiscal or total, unit), source=make_source(column=2))


def make_project(
    name: str = "科普活动经费",
    *indicators: Indicator,
    total: str | None = "100.00",
    unit: str = "万元",
    objective: str | None = "全年举办科普活动，提升公民科学素质。",
) -> Project:
    """A project with these indicators (one if none is given), numbered from 1 in their order."""
    numbered = tuple(replace(item, number=number) for number, item in enumerate(indicators or (make_indicator(),), start=1))
    return Project(name, make_funds(total, unit=unit), make_source(), numbered, annual_objective=objective)


def make_filing(
    *projects: Project,
    agency: str = "市科学技术协会",
    profile: str = "guangzhou",
    unit: str = "万元",
    proof: Proof | None = None,
    notices: tuple[Notice, ...] = (),
) -> Filing:
    """A table of one agency with these projects (one if none is given), laid out one a line from line ``FIRST_ROW``."""
    placed = tuple(_place(project, row) for row, project in enumerate(projects or (make_project(),), start=FIRST_ROW))
    whole = Money(sum(project.funds.total.fen for project in placed if project.funds.total))
    funds = Funds(whole, whole, source=make_source(row=FIRST_ROW - 2, column=2))
    check = ProofCheck("各单位小计之和 = 合计", whole.in_unit(unit), whole.in_unit(unit), True, make_source(row=FIRST_ROW - 2, column=2))
    return Filing(
        form="project-target-list",
        profile=profile,
        title="项目支出绩效目标表",
        money_unit=unit,
        name=NAME,
        sha256=SHA256,
        proof=proof or Proof("proved", (check,)),
        agencies=(Agency(agency, funds, placed, make_source(row=FIRST_ROW - 1)),),
        department=agency,
        funds=funds,
        notices=notices,
    )


def make_document(filing: Filing) -> Document:
    """The invented page that a filing made here points at: one line a project."""
    rows = tuple(_row(filing, project) for project in filing.projects)
    return Document(filing.name, filing.sha256, "text", (Table(1, rows),), filing.pages, filing.notices)


def make_finding(
    code: str = "IN003",
    *,
    severity: Severity = "should",
    certainty: Certainty = "certain",
    concern: str = "vague",
    project_index: int | None = 1,
    indicator_number: int | None = 1,
    fix: Fix | None = None,
) -> Finding:
    """A finding on the first indicator of the first project of the invented page."""
    row = FIRST_ROW - 1 + (project_index or 0)
    return Finding(
        code=code,
        name=f"规则{code}",
        severity=severity,
        certainty=certainty,
        concern=concern,
        message="指标“培训效果”的指标值“明显提高”无法考核",
        remedy="改为数量值，或写明分级标准",
        cites=(Citation("财预〔2015〕88号", None, "unverified"),),
        source=make_source(row=row, column=TEXT_COLUMN),
        agency="市科学技术协会",
        project="科普活动经费" if project_index else None,
        project_index=project_index,
        indicator_number=indicator_number,
        fix=fix,
    )


def _money(text: str | None, unit: str) -> Money | None:
    return None if text is None else parse_money(text, unit=unit)


def _place(project: Project, row: int) -> Project:
    indicators, at = [], 0
    for item in project.indicators:
        end = at + len(_printed(item))
        indicators.append(replace(item, source=make_source(row=row, column=TEXT_COLUMN, start=at, end=end)))
        at = end
    source = make_source(row=row, end=len(project.name))
    funds = replace(project.funds, source=make_source(row=row, column=2))
    objective = make_source(row=row, column=OBJECTIVE_COLUMN, end=len(project.objective))
    return replace(project, source=source, funds=funds, indicators=tuple(indicators), sources={"annual_objective": (objective,)})


def _row(filing: Filing, project: Project) -> Row:
    total = project.funds.total.in_unit(filing.money_unit) if project.funds.total else ""
    texts = (project.name, total, total, "", "", project.objective, "".join(map(_printed, project.indicators)))
    row = project.source.row or 0
    return tuple(Cell(text, make_source(row=row, column=column, end=len(text))) for column, text in enumerate(texts, start=1))


def _printed(indicator: Indicator) -> str:
    values = [target.text if target else "" for target in (indicator.period_target, indicator.annual_target)]
    place = f"{indicator.number}、{indicator.dimension}；{indicator.category}"
    return f"{place}；{indicator.name}；实施周期指标值:{values[0]}；年度指标值:{values[1]}。"
