"""Filings → a performance plan or report in StratML Part 2 (ISO 17469-1): a Goal for each project, an objective for each 二级指标.

What the standard has no field for stands in descriptions as it was written.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import etree

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.forms import FORM_WORDS
from jiheng.errors import JihengError
from jiheng.exchange.open_tables.rows import Keyed, give_keys
from jiheng.exchange.results.measured import Measured, describe_indicator, measure_clauses
from jiheng.exchange.results.xml import add, to_bytes
from jiheng.exchange.target_json import plain_decimal
from jiheng.text.targets import Grade

_NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_PLAN, _REPORT = "Performance_Plan", "Performance_Report"
_REPORTS = frozenset({"self-evaluation", "monitoring"})
_STAGES = {"产出指标": "Output", "效益指标": "Outcome", "满意度指标": "Outcome", "成本指标": "Input"}
_QUANTITATIVE, _QUALITATIVE = "Quantitative", "Qualitative"


def stratml_of(filings: Iterable[Filing], *, fiscal_year: int | None = None) -> bytes:
    """One document with a Goal for each project; a report where every filing reports actual values, else a plan. ``fiscal_year`` is that
    of the filings that print none.

    Raises ``JihengError`` where there is no project.
    """
    keyed = give_keys(filings)
    if not any(True for one in keyed for _ in one.filing.projects):
        raise JihengError("没有项目，写不成 StratML 文件；请给出有项目的绩效目标表、监控表或自评表。")
    kind = _REPORT if all(one.filing.form in _REPORTS for one in keyed) else _PLAN
    root = etree.Element(etree.QName(_NAMESPACE, "PerformancePlanOrReport"), nsmap={None: _NAMESPACE}, Type=kind)
    titles = dict.fromkeys(one.filing.title or FORM_WORDS.get(one.filing.form, one.filing.form) for one in keyed)
    add(root, "Name", "；".join(titles))
    add(root, "Description", "；".join(f"读自“{one.filing.name}”（SHA-256：{one.filing.sha256}）" for one in keyed))
    core = add(root, "StrategicPlanCore")
    for name in dict.fromkeys(one.filing.department or agency.name for one in keyed for agency in one.filing.agencies):
        add(add(core, "Organization"), "Name", name)
    for one in keyed:
        _add_projects(core, one, one.filing.fiscal_year or fiscal_year)
    _add_dates(add(root, "AdministrativeInformation"), _year_of_all(keyed, fiscal_year))
    return to_bytes(root)


def _year_of_all(filings: Sequence[Keyed], fiscal_year: int | None) -> int | None:
    """The fiscal year, where all filings are of the same."""
    years = {one.filing.fiscal_year or fiscal_year for one in filings}
    return next(iter(years)) if len(years) == 1 else None


def _add_projects(core: etree._Element, keyed: Keyed, year: int | None) -> None:
    number = 0
    for agency in keyed.filing.agencies:
        for project in agency.projects:
            number += 1
            outer = _add_project(core, agency, project, number=number, key=f"_{keyed.key}-{number}", unit=keyed.filing.money_unit)
            _add_objectives(outer, project, number=number, key=f"_{keyed.key}-{number}", year=year)


def _add_project(core: etree._Element, agency: Agency, project: Project, *, number: int, key: str, unit: str) -> etree._Element:
    outer, total = add(core, "Goal"), project.funds.total
    add(outer, "Name", project.name or "（表上没有写项目名称）")
    add(outer, "Description", project.objective)
    add(outer, "Identifier", key)
    add(outer, "SequenceIndicator", str(number))
    if agency.name:
        add(add(outer, "Stakeholder", StakeholderTypeType="Organization"), "Name", agency.name)
    told = (
        ("项目编码", project.code), ("资金总额", total and f"{total.in_unit(unit)} {unit}"), ("实施周期目标", project.period_objective),
        ("完成情况", project.actual_objective), ("总分", project.budget and project.budget.total_score),
    )
    if remark := "；".join(f"{word}：{value}" for word, value in told if value):
        add(outer, "OtherInformation", remark)
    return outer


def _add_objectives(outer: etree._Element, project: Project, *, number: int, key: str, year: int | None) -> None:
    """Indicators of one 二级指标 that stand together are an objective."""
    groups = groupby(enumerate(project.indicators, start=1), key=lambda one: (one[1].dimension, one[1].category))
    for place, ((dimension, category), indicators) in enumerate(groups, start=1):
        objective = add(outer, "Objective")
        add(objective, "Name", category or dimension)
        add(objective, "Description", dimension)
        add(objective, "Identifier", f"{key}-o{place}")
        add(objective, "SequenceIndicator", f"{number}.{place}")
        for index, indicator in indicators:
            _add_indicators(objective, indicator, key=f"{key}-{index}", year=year)


def _add_indicators(objective: etree._Element, indicator: Indicator, *, key: str, year: int | None) -> None:
    """Every clause is an indicator of its own, for each has its own measure unit."""
    stage = {"ValueChainStage": _STAGES[indicator.dimension]} if indicator.dimension in _STAGES else {}
    for place, measured in enumerate(measure_clauses(indicator), start=1):
        kind = _QUALITATIVE if measured.value is None else _QUANTITATIVE
        element = add(objective, "PerformanceIndicator", PerformanceIndicatorType=kind, **stage)
        add(element, "SequenceIndicator", f"{indicator.number}.{place}")
        add(element, "MeasurementDimension", measured.title)
        add(element, "UnitOfMeasurement", measured.unit)
        add(element, "Identifier", f"{key}-{place}")
        if measured.target_text or measured.actual_text:
            _add_results(add(element, "MeasurementInstance"), measured, year=year)
        if remark := "；".join(filter(None, (measured.remark, describe_indicator(indicator)))):
            add(element, "OtherInformation", remark)


def _add_results(instance: etree._Element, measured: Measured, *, year: int | None) -> None:
    results = (("TargetResult", measured.value, measured.target_text), ("ActualResult", measured.actual, measured.actual_text))
    for name, value, text in results:
        if not text:
            continue
        result = add(instance, name)
        _add_dates(result, year)
        if value is not None:
            add(result, "NumberOfUnits", plain_decimal(value))
        elif isinstance(measured.clause, Grade):
            add(add(result, "Descriptor"), "DescriptorValue", text)
        add(result, "Description", text)


def _add_dates(parent: etree._Element, year: int | None) -> None:
    if year is not None:
        add(parent, "StartDate", f"{year:04}-01-01")
        add(parent, "EndDate", f"{year:04}-12-31")
