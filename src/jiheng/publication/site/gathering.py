"""Filings → the records of the site: the same project or indicator of several filings and years is one record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.finding import Finding
from jiheng.publication.site.identity import Names, make_id, plain
from jiheng.publication.site.records import (
    AgencyRecord,
    Contents,
    DepartmentRecord,
    IndicatorRecord,
    IndicatorVersion,
    ProjectRecord,
    ProjectVersion,
    Remark,
    SiteFiling,
    SourceFile,
    order_sources,
)
from jiheng.source import Source
from jiheng.text.targets import Target

_UNKNOWN = "没有写明部门"
_WEB = ("http://", "https://")


class Remarker(Protocol):
    """Puts a finding into the words of the site."""

    def __call__(self, finding: Finding, *, page: str) -> Remark:
        """The remark on the page with this id."""


@dataclass(slots=True)
class _Indicator:
    name: str
    versions: list[IndicatorVersion] = field(default_factory=list)


@dataclass(slots=True)
class _Project:
    name: str
    code: str
    versions: list[ProjectVersion] = field(default_factory=list)
    indicators: dict[str, _Indicator] = field(default_factory=dict)


@dataclass(slots=True)
class _Agency:
    name: str
    projects: dict[str, _Project] = field(default_factory=dict)


class _Gathering:
    """Collects the records; a department is known by name, an agency by name and, where two departments have it, by both."""

    def __init__(self, filings: Sequence[SiteFiling], remark: Remarker | None) -> None:
        self.remark = remark
        self.tables = Names()
        self.departments: dict[str, tuple[str, dict[str, _Agency]]] = {}
        self.homes: dict[str, dict[str, str]] = defaultdict(dict)
        for item in filings:
            for agency in item.filing.agencies:
                if item.filing.department:
                    self.homes[plain(agency.name)].setdefault(plain(item.filing.department), item.filing.department)

    def add(self, item: SiteFiling) -> SourceFile:
        """All projects of one filing."""
        filing, names, index = item.filing, Names(), 0
        by_index: Mapping[int | None, list[Finding]] = _group(item.findings) if self.remark else {}
        source = self._source(item, by_index.get(None, []))
        for agency in filing.agencies:
            known, key = self._agency(agency, filing)
            for project in agency.projects:
                index += 1
                parts = names.tell_apart((*key, project.code or project.name), (project.name,))
                self._project(known, parts, project, source=source, findings=by_index.get(index, []))
        return source

    def _source(self, item: SiteFiling, findings: Sequence[Finding]) -> SourceFile:
        filing = item.filing
        page = make_id(*self.tables.tell_apart(("table", item.path), (filing.title, str(filing.fiscal_year or ""))))
        address = item.address if item.address and item.address.lower().startswith(_WEB) else None  # no script, no local file
        return SourceFile(
            page, item.path, filing.title, filing.form, filing.fiscal_year, filing.sha256, filing.money_unit, filing.proof.status,
            address=address, published=item.published, remarks=self._remarks(findings, page), statements=filing.statements,
            department=filing.department or "",
        )

    def _agency(self, agency: Agency, filing: Filing) -> tuple[_Agency, tuple[str, ...]]:
        """The agency among those of its department, and what its projects are told from others by."""
        homes = self.homes.get(plain(agency.name), {})
        name = agency.name or filing.department or _UNKNOWN
        department = filing.department or (next(iter(homes.values())) if len(homes) == 1 else name)
        key = (department, name) if len(homes) > 1 or not agency.name else (name,)
        _, agencies = self.departments.setdefault(make_id("department", department), (department, {}))
        return agencies.setdefault(make_id("agency", *key), _Agency(name)), key

    def _project(
        self, agency: _Agency, parts: tuple[str, ...], project: Project, *, source: SourceFile, findings: Sequence[Finding]
    ) -> None:
        page = make_id(*parts)
        record = agency.projects.setdefault(page, _Project(project.name, project.code or ""))
        by_indicator = _assign(findings, project.indicators)
        own = self._remarks(by_indicator[None], page)
        record.versions.append(_project_version(project, source, own))
        names = Names()
        for at, indicator in enumerate(project.indicators):
            target = indicator.target.text if indicator.target else ""
            name = names.tell_apart((*parts, indicator.name), (indicator.dimension, indicator.category, target))
            key = make_id(*name)
            version = _indicator_version(indicator, source, self._remarks(by_indicator[at], key))
            record.indicators.setdefault(key, _Indicator(indicator.name)).versions.append(version)

    def _remarks(self, findings: Iterable[Finding], page: str) -> tuple[Remark, ...]:
        return tuple(self.remark(finding, page=page) for finding in findings) if self.remark else ()


def gather(filings: Sequence[SiteFiling], *, remark: Remarker | None = None) -> Contents:
    """The records of all filings; ``remark`` puts findings into words (None: no finding is shown)."""
    gathering = _Gathering(filings, remark)
    sources = tuple(gathering.add(item) for item in filings)
    departments = (
        DepartmentRecord(key, name, tuple(sorted((_finish_agency(*item) for item in agencies.items()), key=lambda agency: agency.name)))
        for key, (name, agencies) in gathering.departments.items()
    )
    return Contents(tuple(sorted(departments, key=lambda department: (department.name, department.id))), sources)


def _finish_agency(key: str, agency: _Agency) -> AgencyRecord:
    return AgencyRecord(key, agency.name, tuple(_finish_project(id_, project) for id_, project in agency.projects.items()))


def _finish_project(key: str, project: _Project) -> ProjectRecord:
    versions = tuple(sorted(project.versions, key=lambda version: order_sources(version.source)))
    indicators = tuple(
        IndicatorRecord(id_, indicator.name, tuple(sorted(indicator.versions, key=lambda version: order_sources(version.source))))
        for id_, indicator in project.indicators.items()
    )
    return ProjectRecord(key, project.name, project.code, versions, indicators)


def _group(findings: Iterable[Finding]) -> Mapping[int | None, list[Finding]]:
    grouped: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.project_index].append(finding)
    return grouped


def _assign(findings: Iterable[Finding], indicators: Sequence[Indicator]) -> Mapping[int | None, list[Finding]]:
    """The findings by the position of the indicator that each is on; under None those on the project, and those that fit none."""
    positions: dict[tuple[int, str | None], int] = {}
    for at, indicator in enumerate(indicators):
        positions.setdefault((indicator.number, indicator.name), at)
        positions.setdefault((indicator.number, None), at)
    assigned: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        number = finding.indicator_number
        assigned[None if number is None else positions.get((number, finding.indicator))].append(finding)
    return assigned


def _project_version(project: Project, source: SourceFile, remarks: tuple[Remark, ...]) -> ProjectVersion:
    budget = project.budget
    return ProjectVersion(
        source, project.funds.total, project.objective, project.actual_objective or "", budget.spent if budget else None,
        (budget.execution_rate if budget else None) or "", (budget.total_score if budget else None) or "",
        place_of(project.source), page=project.source.page, remarks=remarks,
    )


def _indicator_version(indicator: Indicator, source: SourceFile, remarks: tuple[Remark, ...]) -> IndicatorVersion:
    return IndicatorVersion(
        source, indicator.number, indicator.dimension, indicator.category, _text(indicator.period_target), _text(indicator.annual_target),
        _text(indicator.actual), indicator.points or "", indicator.score or "", indicator.deviation_reason or "",
        bool(indicator.target and indicator.target.is_measurable), place_of(indicator.source), page=indicator.source.page, remarks=remarks,
    )


def place_of(source: Source) -> str:
    """Where it stands in its file: ``第3页:表1:7:4``."""
    return source.place.removeprefix(f"{source.name}:")


def _text(target: Target | None) -> str:
    return target.text if target else ""
