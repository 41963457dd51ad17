"""The start page, the list of departments, the page of each department, and the pages of the years."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jiheng.charts.bars import Bar, Stack, draw_bars, draw_stacks
from jiheng.publication.html import Markup, card, cells, grid, number_cell, tag
from jiheng.publication.site.frame import Frame, Page, clip, figures, list_pages, rows_of, table_card
from jiheng.publication.site.project_pages import project_row
from jiheng.publication.site.records import AgencyRecord, Contents, DepartmentRecord, ProjectRecord
from jiheng.publication.site.statement_pages import statement_card
from jiheng.publication.site.words import UNIT, add_money, spell_money, spell_year, year_address
from jiheng.text.money import Money

_BARS = 15
"""Bars of a chart at most; the table beside it has all."""
_DIMENSIONS = ("成本指标", "产出指标", "效益指标", "满意度指标")
_HOME = [("index.html", "首页")]
_PROJECT_HEAD = ("项目", f"#金额（{UNIT}）", "#指标")


def start_page(frame: Frame, contents: Contents) -> Page:
    """The totals, the years, the largest departments as bars, and where to go on."""
    projects = list(contents.projects)
    agencies = sum(len(department.agencies) for department in contents.departments)
    totals = figures(
        ("主管部门", f"{len(contents.departments):,}"), ("预算单位", f"{agencies:,}"), ("项目", f"{len(projects):,}"),
        ("指标", f"{sum(len(project.indicators) for project in projects):,}"),
        ("来源文件", f"{len({source.name for source in contents.sources}):,}"),
    )
    standing = tag("p", frame.standing, class_="standing")
    years = table_card("各年度", _years_table(contents, root=""), note="每个项目一年只计一次")
    charts = tag("div", *_charts(contents), class_="charts")
    told = statement_card(contents)
    if not projects:
        return frame.page("index.html", frame.title, standing, _search_box(), *told)
    return frame.page("index.html", frame.title, standing, _search_box(), totals, years, charts, _department_card(contents), *told)


def _search_box() -> Markup:
    return tag(
        "form", tag("label", "找一个部门、项目或指标", for_="first"),
        tag("input", type="search", name="q", id="first", placeholder="如：培训、满意度、科技馆", autocomplete="off"), tag("button", "搜索"),
        action="search.html", method="get", role="search", class_="find",
    )


def _years_table(contents: Contents, *, root: str) -> Markup:
    rows = []
    for year in contents.years:
        own = [project for project in contents.projects if year in project.years]
        link = tag("a", spell_year(year), href=root + year_address(year))
        indicators = (indicator for project in own for indicator in project.indicators)
        count = sum(any(version.source.year == year for version in indicator.versions) for indicator in indicators)
        total = spell_money(add_money(project.find_amount(year) for project in own))
        rows.append(tag("tr", tag("th", link, scope="row"), cells(len(own), count), number_cell(total)))
    return grid(("年度", "#项目", "#指标", f"#金额（{UNIT}）"), rows_of(rows), caption="各年度")


def _charts(contents: Contents) -> Iterator[Markup]:
    year = contents.years[0] if contents.years else None
    totals = [(department.name, _total(department.projects, year)) for department in contents.departments]
    yield from _money_chart(totals, title=f"各部门项目金额（{spell_year(year)}，{UNIT}）")
    stacks = [Stack(department.name, _count_dimensions(department.projects)) for department in contents.departments]
    yield from _dimension_chart(stacks, title="各部门指标数（按一级指标）")


def _total(projects: Iterator[ProjectRecord] | Sequence[ProjectRecord], year: int | None) -> Money | None:
    return add_money(project.find_amount(year) for project in projects)


def _money_chart(totals: Sequence[tuple[str, Money | None]], *, title: str) -> Iterator[Markup]:
    """The largest amounts as bars; nothing where nothing is printed."""
    known = sorted(((name, total) for name, total in totals if total and total.fen > 0), key=lambda pair: (-pair[1].fen, pair[0]))
    if known:
        bars = [Bar(name, Decimal(total.in_unit(UNIT)), spell_money(total)) for name, total in known[:_BARS]]
        yield _chart_card(title, draw_bars(bars, title=title), shown=len(bars), of=len(known))


def _dimension_chart(stacks: Sequence[Stack], *, title: str) -> Iterator[Markup]:
    known = sorted((stack for stack in stacks if sum(stack.counts)), key=lambda stack: (-sum(stack.counts), stack.label))
    if known:
        shown = known[:_BARS]
        yield _chart_card(title, draw_stacks(shown, classes=(*_DIMENSIONS, "其他"), title=title), shown=len(shown), of=len(known))


def _chart_card(title: str, chart: str, *, shown: int, of: int) -> Markup:
    return card(title, tag("div", Markup(chart), class_="pad"), note=f"最大的 {shown} 个，共 {of} 个" if shown < of else "")


def _count_dimensions(projects: Iterator[ProjectRecord] | Sequence[ProjectRecord]) -> tuple[int, ...]:
    counts = Counter(indicator.versions[0].dimension for project in projects for indicator in project.indicators)
    known = tuple(counts[name] for name in _DIMENSIONS)
    return (*known, counts.total() - sum(known))


def _department_card(contents: Contents) -> Markup:
    rows = [_department_row(department, root="", year=_latest(contents)) for department in contents.departments[:_BARS]]
    count = len(contents.departments)
    more = tag("p", tag("a", f"全部 {count} 个部门", href="list.html"), class_="pad") if len(rows) < count else None
    return table_card("部门", _department_table(rows, year=_latest(contents)), turning=more)


def _latest(contents: Contents) -> int | None:
    return contents.years[0] if contents.years else None


def _department_table(rows: Sequence[Markup], *, year: int | None) -> Markup:
    return grid(("部门", "#单位", "#项目", "#指标", f"#{spell_year(year)}金额（{UNIT}）"), rows_of(rows), caption="部门")


def _department_row(department: DepartmentRecord, *, root: str, year: int | None) -> Markup:
    projects = list(department.projects)
    link = tag("a", clip(department.name), href=f"{root}d/{department.id}.html")
    numbers = cells(len(department.agencies), len(projects), sum(len(project.indicators) for project in projects))
    return tag("tr", tag("th", link, scope="row"), numbers, number_cell(spell_money(_total(projects, year))))


def list_of_departments(frame: Frame, contents: Contents) -> Iterator[Page]:
    """All departments by name."""
    rows = [_department_row(department, root="", year=_latest(contents)) for department in contents.departments]
    for address, part, turning in list_pages("list.html", rows):
        table = table_card("部门", _department_table(part, year=_latest(contents)), note=f"{len(rows)} 个", turning=turning)
        yield frame.page(address, "部门和单位", table, trail=_HOME)


def department_pages(frame: Frame, department: DepartmentRecord) -> Iterator[Page]:
    """A department: its totals and charts, then all projects under their agencies."""
    projects = list(department.projects)
    years = sorted({year for project in projects for year in project.years}, key=lambda year: -(year or 0))
    year = years[0] if years else None
    rows = [row for agency in department.agencies for row in _agency_rows(agency, year=year, is_alone=len(department.agencies) == 1)]
    for address, part, turning in list_pages(f"d/{department.id}.html", rows):
        is_first = address == f"d/{department.id}.html"
        content = _department_opening(department, projects, years) if is_first else []
        head = ("项目", f"#{spell_year(year)}金额（{UNIT}）", "#指标")
        table = table_card("项目", grid(head, rows_of(part), caption=f"{department.name}：项目"), note=f"{len(projects)} 个", turning=turning)
        yield frame.page(address, department.name, *content, table, trail=_HOME)


def _department_opening(department: DepartmentRecord, projects: Sequence[ProjectRecord], years: Sequence[int | None]) -> list[Markup]:
    year = years[0] if years else None
    totals = figures(
        ("预算单位", f"{len(department.agencies):,}"), ("项目", f"{len(projects):,}"),
        ("指标", f"{sum(len(project.indicators) for project in projects):,}"),
        (f"{spell_year(year)}金额（{UNIT}）", spell_money(_total(projects, year))),
    )
    money = _money_chart([(project.name, project.find_amount(year)) for project in projects], title=f"项目金额（{spell_year(year)}，{UNIT}）")
    stacks = [Stack(project.name, _count_dimensions([project])) for project in projects]
    return [totals, tag("div", *money, *_dimension_chart(stacks, title="各项目指标数（按一级指标）"), class_="charts")]


def _agency_rows(agency: AgencyRecord, *, year: int | None, is_alone: bool) -> Iterator[Markup]:
    if not is_alone:
        total = spell_money(_total(agency.projects, year))
        heading = tag("th", clip(agency.name), scope="colgroup", id=f"a-{agency.id}")
        yield tag("tr", heading, number_cell(total), cells(sum(len(project.indicators) for project in agency.projects)), class_="group")
    for project in agency.projects:
        yield project_row(project, root="../", year=year)


def year_pages(frame: Frame, contents: Contents) -> Iterator[Page]:
    """The list of years, and all projects of each year by department."""
    yield frame.page("years.html", "年度", table_card("各年度", _years_table(contents, root="")), trail=_HOME)
    for year in contents.years:
        rows, amounts, count = [], [], 0
        for department in contents.departments:
            own = [(agency, project) for agency in department.agencies for project in agency.projects if year in project.years]
            amounts.append((department.name, _total([project for _, project in own], year)))
            rows += [project_row(project, root="../", year=year, agency=agency.name) for agency, project in own]
            count += sum(len(project.indicators) for _, project in own)
        yield from _year_list(frame, year, rows, amounts, count)


def _year_list(
    frame: Frame, year: int | None, rows: Sequence[Markup], amounts: Sequence[tuple[str, Money | None]], count: int
) -> Iterator[Page]:
    first = year_address(year)
    total = add_money(amount for _, amount in amounts)
    opening = [
        figures(("项目", f"{len(rows):,}"), ("指标", f"{count:,}"), (f"金额（{UNIT}）", spell_money(total))),
        tag("div", *_money_chart(amounts, title=f"各部门项目金额（{UNIT}）"), class_="charts"),
    ]
    for address, part, turning in list_pages(first, rows):
        head = (_PROJECT_HEAD[0], "预算单位", *_PROJECT_HEAD[1:])
        table = table_card("项目", grid(head, rows_of(part), caption="项目"), note=f"{len(rows)} 个", turning=turning)
        yield frame.page(address, spell_year(year), *(opening if address == first else []), table, trail=[*_HOME, ("years.html", "年度")])
