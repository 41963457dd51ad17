"""Filings → IATI activities 2.03 with results (https://iatistandard.org/en/iati-standard/203/), one activity for each project and year.

What the standard has no field for stands in descriptions and comments as it was written. There is no baseline, because no form has one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.forms import FORM_WORDS
from jiheng.errors import JihengError
from jiheng.exchange.open_tables.rows import Keyed, give_keys
from jiheng.exchange.results.measured import Measured, describe_indicator, measure_clauses
from jiheng.exchange.results.xml import add, plain, to_bytes
from jiheng.exchange.target_json import plain_decimal

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_GOVERNMENT, _IMPLEMENTING = "10", "4"
_GENERAL, _OBJECTIVES = "1", "2"
_INTERNAL_IDENTIFIER = "A1"
_PLANNED_START, _PLANNED_END = "1", "3"
_PLANNED, _RUNNING, _CLOSED = "1", "2", "4"
_STATUS = {"monitoring": _RUNNING, "self-evaluation": _CLOSED}
_RESULT_TYPES = {"产出指标": "1", "效益指标": "2", "满意度指标": "2"}
_OTHER_RESULT = "9"
_UNIT, _PERCENTAGE, _QUALITATIVE = "1", "2", "5"


@dataclass(frozen=True, slots=True)
class _Year:
    start: str
    end: str


def iati_of(filings: Iterable[Filing], *, organisation: str | None = None, fiscal_year: int | None = None) -> bytes:
    """The activities of all projects as XML; ``organisation`` is the registered identifier of who reports, ``fiscal_year`` the year of
    the filings that print none.

    Without ``organisation`` the identifiers are local ones (``LOCAL-…``). Raises ``JihengError`` where there is no project or no year.
    """
    root = etree.Element("iati-activities", version="2.03")
    for keyed in give_keys(filings):
        year = keyed.filing.fiscal_year or fiscal_year
        reporter, number = organisation or f"LOCAL-{keyed.filing.sha256[:12]}", 0
        for agency in keyed.filing.agencies:
            for project in agency.projects:
                if year is None:
                    raise JihengError(f"“{keyed.filing.name}”的表上没有写年度，IATI 必须有起止日期；请用 --year 写明年度。")
                number += 1
                activity = _activity(root, keyed, agency, project, reporter=reporter, number=number)
                _complete(activity, keyed.filing, project, _Year(f"{year:04}-01-01", f"{year:04}-12-31"))
    if not len(root):
        raise JihengError("没有项目，写不成 IATI 文件；请给出有项目的绩效目标表、监控表或自评表。")
    return to_bytes(root)


def _activity(
    root: etree._Element, keyed: Keyed, agency: Agency, project: Project, *, reporter: str, number: int,
) -> etree._Element:
    """The head of an activity: who, what, and where it was read."""
    filing = keyed.filing
    activity = add(root, "iati-activity", default_currency="CNY")
    activity.set(_LANGUAGE, "zh")
    add(activity, "iati-identifier", f"{reporter}-{keyed.key}-{number}")
    who = filing.department or agency.name or filing.title or filing.name
    _narrate(add(activity, "reporting-org", ref=reporter, type=_GOVERNMENT), who)
    _narrate(add(activity, "title"), project.name or "（表上没有写项目名称）")
    about = f"读自“{filing.name}”（SHA-256：{filing.sha256}），{FORM_WORDS.get(filing.form, filing.form)}，第 {number} 个项目。"
    _narrate(add(activity, "description", type=_GENERAL), about)
    objectives = (("年度目标", project.annual_objective), ("实施周期目标", project.period_objective), ("完成情况", project.actual_objective))
    for word, objective in objectives:
        if objective:
            _narrate(add(activity, "description", type=_OBJECTIVES), f"{word}：{objective}")
    _narrate(add(activity, "participating-org", role=_IMPLEMENTING, type=_GOVERNMENT), agency.name or who)
    if project.code:
        add(activity, "other-identifier", ref=project.code, type=_INTERNAL_IDENTIFIER)
    return activity


def _complete(activity: etree._Element, filing: Filing, project: Project, year: _Year) -> None:
    """State, dates, money and results."""
    add(activity, "activity-status", code=_STATUS.get(filing.form, _PLANNED))
    add(activity, "activity-date", type=_PLANNED_START, iso_date=year.start)
    add(activity, "activity-date", type=_PLANNED_END, iso_date=year.end)
    if project.funds.total is not None:
        budget = _add_period(activity, "budget", year)
        add(budget, "value", project.funds.total.in_unit("元"), currency="CNY", value_date=year.start)
    for indicator in project.indicators:
        _add_result(activity, indicator, year)


def _add_period(parent: etree._Element, name: str, year: _Year) -> etree._Element:
    period = add(parent, name)
    add(period, "period-start", iso_date=year.start)
    add(period, "period-end", iso_date=year.end)
    return period


def _add_result(activity: etree._Element, indicator: Indicator, year: _Year) -> None:
    result = add(activity, "result", type=_RESULT_TYPES.get(indicator.dimension, _OTHER_RESULT))
    _narrate(add(result, "title"), indicator.name or indicator.category or "（没有写指标名称）")
    if described := describe_indicator(indicator):
        _narrate(add(result, "description"), described)
    for measured in measure_clauses(indicator):
        _add_indicator(result, measured, year)


def _add_indicator(result: etree._Element, measured: Measured, year: _Year) -> None:
    """One clause as an indicator; a value that is not one number is qualitative and stands in a comment."""
    measure = _QUALITATIVE if measured.value is None else _PERCENTAGE if measured.unit == "%" else _UNIT
    ascending = {} if measured.is_ascending is None else {"ascending": str(measured.is_ascending).lower()}
    element = add(result, "indicator", measure=measure, **ascending)
    _narrate(add(element, "title"), measured.title or "（没有写指标名称）")
    if measured.remark:
        _narrate(add(element, "description"), measured.remark)
    if not (measured.target_text or measured.actual_text):
        return
    period = _add_period(element, "period", year)
    for name, value, text in (("target", measured.value, measured.target_text), ("actual", measured.actual, measured.actual_text)):
        if text:
            valued = {} if value is None else {"value": plain_decimal(value)}
            _narrate(add(add(period, name, **valued), "comment"), text)


def _narrate(element: etree._Element, text: str) -> None:
    add(element, "narrative", plain(text))
