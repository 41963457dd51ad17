"""The table at a glance: money by project, indicators by class, and the list of projects."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from jiheng.charts.bars import Bar, Stack, draw_bars, draw_stacks
from jiheng.domain.filing import Filing, Project
from jiheng.publication.html import Markup, card, cells, grid, number_cell, tag
from jiheng.publication.remarks import verdict_tag
from jiheng.publication.words import spell_amount
from jiheng.rules.verdict import Verdict


def projects_section(filing: Filing, verdicts: Sequence[Verdict]) -> Markup:
    """All projects under their agencies with money, number of indicators and verdict, each leading to its section."""
    by_index = {verdict.project_index: verdict for verdict in verdicts}
    index = 0
    bodies = []
    for agency in filing.agencies:
        indicators = sum(len(project.indicators) for project in agency.projects)
        money = number_cell(spell_amount(agency.funds.total, unit=filing.money_unit))
        heading = tag("tr", tag("td"), tag("td", agency.name), money, cells(indicators), tag("td", colspan=2), class_="group")
        is_whole = [project.name for project in agency.projects] == [agency.name]  # the spending of the agency as a whole
        rows = [] if is_whole else [heading]
        for project in agency.projects:
            index += 1
            rows.append(_project_row(project, index, by_index.get(index), filing.money_unit))
        bodies.append(tag("tbody", *rows))
    head = ("#序", "项目", f"#金额（{filing.money_unit}）", "#指标", "结论", "最主要的原因")
    return card("项目一览", grid(head, *bodies, caption="项目一览"), note=f"{index} 个", id_="projects")


def _project_row(project: Project, index: int, verdict: Verdict | None, unit: str) -> Markup:
    name = tag("a", project.name, href=f"#p{index}")
    money = number_cell(spell_amount(project.funds.total, unit=unit))
    word = verdict_tag(verdict) if verdict else ""
    reason = verdict.reasons[0].label if verdict and verdict.reasons else ""
    return tag("tr", cells(index, name), money, cells(len(project.indicators), word, reason))


def money_section(filing: Filing) -> Markup:
    """The money of every project as bars, in document order."""
    bars = []
    for index, project in enumerate(filing.projects, start=1):
        total = project.funds.total
        value = Decimal(total.in_unit(filing.money_unit)) if total else Decimal(0)
        bars.append(Bar(f"{index} {project.name}", value, spell_amount(total, unit=filing.money_unit)))
    chart = draw_bars(bars, title=f"各项目金额（{filing.money_unit}）")
    return card("资金", tag("div", Markup(chart), class_="pad"), note=f"各项目总计，{filing.money_unit}", id_="money")


def classes_section(filing: Filing) -> Markup:
    """The indicators of every project by 一级指标 as stacked bars."""
    indicators = [indicator for project in filing.projects for indicator in project.indicators]
    dimensions = tuple(dict.fromkeys(sorted((indicator.dimension for indicator in indicators), key=_dimension_order)))
    stacks = []
    for index, project in enumerate(filing.projects, start=1):
        counts = Counter(indicator.dimension for indicator in project.indicators)
        stacks.append(Stack(f"{index} {project.name}", tuple(counts[dimension] for dimension in dimensions)))
    chart = draw_stacks(stacks, classes=dimensions, title="各项目指标数（按一级指标）")
    return card("指标", tag("div", Markup(chart), class_="pad"), note=f"各项目指标数，共 {len(indicators)} 项", id_="classes")


def categories_section(filing: Filing) -> Markup:
    """All indicators by 一级 and 二级指标, and how many of them can be held against a measured value."""
    indicators = [indicator for project in filing.projects for indicator in project.indicators]
    counts = Counter((indicator.dimension, indicator.category) for indicator in indicators)
    measurable = Counter(
        (indicator.dimension, indicator.category) for indicator in indicators if indicator.target and indicator.target.is_measurable
    )
    rows = [
        tag("tr", cells(*names, count, measurable[names], count - measurable[names]))
        for names, count in sorted(counts.items(), key=lambda item: (_dimension_order(item[0][0]), -item[1], item[0][1]))
    ]
    total = sum(measurable.values())
    rows.append(tag("tr", cells("合计", "", len(indicators), total, len(indicators) - total), class_="group"))
    table = grid(("一级指标", "二级指标", "#指标", "#可以度量", "#只有文字"), *rows, caption="指标分类")
    return card("指标分类", table, note="可以度量：指标值里有数量或日期")


def _dimension_order(dimension: str) -> tuple[int, str]:
    known = ("产出指标", "效益指标", "满意度指标", "成本指标")
    return (known.index(dimension) if dimension in known else len(known)), dimension
