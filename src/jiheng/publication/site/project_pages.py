"""The pages of a project and of each of its indicators."""

from collections.abc import Iterator

from jiheng.publication.html import Markup, card, cells, grid, number_cell, tag
from jiheng.publication.site.frame import Frame, Page, clip, facts, list_pages, passage, rows_of, table_card
from jiheng.publication.site.records import AgencyRecord, DepartmentRecord, IndicatorRecord, IndicatorVersion, ProjectRecord
from jiheng.publication.site.remark_pages import remark_list
from jiheng.publication.site.words import (
    NONE,
    amount_of,
    indicator_address,
    name_form,
    project_address,
    source_words,
    spell_money,
    spell_year,
    year_address,
)

_INDICATOR_HEAD = ("一级指标", "二级指标", "三级指标", "年度", "指标值")
_ACTUAL_HEAD = "实际完成值"


def project_pages(frame: Frame, project: ProjectRecord, *, agency: AgencyRecord, department: DepartmentRecord) -> Iterator[Page]:
    """The page of a project (several, where it has very many indicators), then a page for each indicator."""
    above = [("index.html", "首页"), (f"d/{department.id}.html", department.name)]
    has_actual = any(_find_actual(indicator) for indicator in project.indicators)
    head = (*_INDICATOR_HEAD, _ACTUAL_HEAD) if has_actual else _INDICATOR_HEAD
    rows = [_indicator_row(indicator, has_actual=has_actual) for indicator in project.indicators]
    for address, part, turning in list_pages(project_address(project), rows):
        table = grid(head, rows_of(part), caption=f"{project.name}：指标", class_="wide")
        content = [_opening(project, agency), *_versions(frame, project)] if address == project_address(project) else []
        indicators = table_card("指标", table, note=f"{len(project.indicators)} 项", turning=turning, id_="indicators")
        yield frame.page(address, project.name, *content, indicators, trail=above)
    for indicator in project.indicators:
        yield _indicator_page(frame, indicator, project=project, agency=agency, above=above)


def _opening(project: ProjectRecord, agency: AgencyRecord) -> Markup:
    years = "、".join(spell_year(year) for year in project.years)
    return facts(("预算单位", agency.name), ("项目编码", project.code), ("年度", years))


def _versions(frame: Frame, project: ProjectRecord) -> Iterator[Markup]:
    """What each filing says of the project as a whole, the newest first."""
    for version in project.versions:
        unit = version.source.money_unit
        spent = f"{spell_money(version.spent, unit=unit)} {unit}" if version.spent else ""
        rate = f"{version.execution_rate}%" if version.execution_rate and "%" not in version.execution_rate else version.execution_rate
        told = facts(("金额", amount_of(version)), ("全年执行数", spent), ("执行率", rate), ("总分", version.total_score))
        objective = [tag("p", tag("b", word), passage(text), class_="objective")
                     for word, text in (("绩效目标　", version.objective), ("完成情况　", version.actual_objective)) if text]
        origin = tag("p", "来源：", source_words(version.source, place=version.place, page=version.page), class_="origin")
        year = tag("a", spell_year(version.source.year), href=f"../../{year_address(version.source.year)}")
        yield card(name_form(version.source), tag("div", told, *objective, origin, tag("p", "同一年度的其他项目：", year, class_="origin")),
                   *remark_list(frame, version.remarks, source=version.source))


def _find_actual(indicator: IndicatorRecord) -> str:
    return next((version.actual for version in indicator.versions if version.actual), "")


def _indicator_row(indicator: IndicatorRecord, *, has_actual: bool) -> Markup:
    latest = indicator.versions[0]
    actual = cells(clip(_find_actual(indicator)) or NONE) if has_actual else Markup()
    name = tag("a", clip(indicator.name) or "（没有名称）", href=f"../../{indicator_address(indicator.id)}")
    return tag("tr", cells(latest.dimension, latest.category), tag("th", name, scope="row"),
               cells("、".join(dict.fromkeys(str(version.source.year or NONE) for version in indicator.versions)),
                     clip(latest.target) or NONE), actual)


def _indicator_page(
    frame: Frame, indicator: IndicatorRecord, *, project: ProjectRecord, agency: AgencyRecord, above: list[tuple[str, str]]
) -> Page:
    latest = indicator.versions[0]
    trail = [*above, (project_address(project), clip(project.name))]
    told = facts(("项目", project.name), ("预算单位", agency.name), ("一级指标", latest.dimension), ("二级指标", latest.category),
                 ("永久编号", indicator.id))
    sections = (
        card(name_form(version.source), _version(version), *remark_list(frame, version.remarks, source=version.source))
        for version in indicator.versions
    )
    return frame.page(indicator_address(indicator.id), indicator.name or "（没有名称）", told, *sections, trail=trail)


def _version(version: IndicatorVersion) -> Markup:
    pairs = (
        ("年度指标值", version.annual_target), ("实施周期指标值", version.period_target), ("实际完成值", version.actual),
        ("分值", version.points), ("得分", version.score), ("偏差原因和改进措施", version.deviation_reason),
    )
    rows = (tag("tr", tag("th", word, scope="row"), tag("td", passage(value))) for word, value in pairs if value)
    origin = tag("p", "来源：", source_words(version.source, place=version.place, page=version.page),
                 f"，原表第 {version.number} 项", class_="origin")
    return tag("div", tag("table", tag("caption", "指标值"), tag("tbody", *rows), class_="values"), origin)


def project_row(project: ProjectRecord, *, root: str, year: int | None, agency: str = "") -> Markup:
    """A project in a list: name, money of a year, number of indicators; ``agency`` is a column where it is given."""
    link = tag("a", clip(project.name) or "（没有名称）", href=root + project_address(project))
    own = tag("td", clip(agency)) if agency else Markup()
    return tag("tr", tag("th", link, scope="row"), own, number_cell(spell_money(project.find_amount(year))), cells(len(project.indicators)))
