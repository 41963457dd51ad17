"""What the site tells: departments, their agencies, projects and indicators, each with what every filing says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.domain.publication import PerformanceStatement
from jiheng.text.money import Money

Mode = Literal["approved", "research"]


@dataclass(frozen=True, slots=True)
class SiteFiling:
    """A filing to publish: ``path`` names its file, ``address`` and ``published`` say where and when it was published (None: not known).

    ``findings`` are those of a check; they are shown only where the site is asked to show them.
    """

    filing: Filing
    path: str
    address: str | None = None
    published: str | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What an agency answers to a signal: ``page`` is the id in the address of a project or indicator, ``code`` a rule or empty for all."""

    page: str
    text: str
    code: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as the site shows it: its words, the grounds, what could explain it, where it stands, and the replies to it."""

    code: str
    title: str
    text: str
    explanations: tuple[str, ...]
    grounds: str
    place: str
    page: int | None = None
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Where facts come from: a table of a file by name and digest, with its address where one is known.

    ``remarks`` are those on the table as a whole, ``statements`` what a whole publication says of performance in its prose.
    """

    id: str
    name: str
    title: str
    form: str
    year: int | None
    sha256: str
    money_unit: str
    proof: str
    address: str | None = None
    published: str | None = None
    remarks: tuple[Remark, ...] = ()
    statements: tuple[PerformanceStatement, ...] = ()
    department: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorVersion:
    """An indicator as one filing has it, in the words of the filing."""

    source: SourceFile
    number: int
    dimension: str
    category: str
    period_target: str
    annual_target: str
    actual: str
    points: str
    score: str
    deviation_reason: str
    is_measurable: bool
    place: str
    page: int | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def target(self) -> str:
        """The value for the year, else that for the whole period."""
        return self.annual_target or self.period_target


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """An indicator under its address, with its versions from the newest to the oldest."""

    id: str
    name: str
    versions: tuple[IndicatorVersion, ...]


@dataclass(frozen=True, slots=True)
class ProjectVersion:
    """A project as one filing has it."""

    source: SourceFile
    total: Money | None
    objective: str
    actual_objective: str
    spent: Money | None
    execution_rate: str
    total_score: str
    place: str
    page: int | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A project under its address."""

    id: str
    name: str
    code: str
    versions: tuple[ProjectVersion, ...]
    indicators: tuple[IndicatorRecord, ...]

    @property
    def years(self) -> tuple[int | None, ...]:
        """The years it is told of, the newest first."""
        return tuple(dict.fromkeys(version.source.year for version in self.versions))

    def find_amount(self, year: int | None) -> Money | None:
        """Its money in one year, as the first filing that prints an amount has it."""
        return next((version.total for version in self.versions if version.source.year == year and version.total), None)


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """A 预算单位 and its projects."""

    id: str
    name: str
    projects: tuple[ProjectRecord, ...]


@dataclass(frozen=True, slots=True)
class DepartmentRecord:
    """A 主管部门 and its agencies."""

    id: str
    name: str
    agencies: tuple[AgencyRecord, ...]

    @property
    def projects(self) -> Iterator[ProjectRecord]:
        """All its projects."""
        for agency in self.agencies:
            yield from agency.projects


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything on the site, by name; ``sources`` in the order of their paths."""

    departments: tuple[DepartmentRecord, ...]
    sources: tuple[SourceFile, ...]

    @property
    def projects(self) -> Iterator[ProjectRecord]:
        """All projects."""
        for department in self.departments:
            yield from department.projects

    @property
    def remarked(self) -> Iterator[tuple[str, tuple[Remark, ...]]]:
        """All remarks by the id of the page that shows them."""
        yield from ((source.id, source.remarks) for source in self.sources)
        for project in self.projects:
            yield from ((project.id, version.remarks) for version in project.versions)
            for indicator in project.indicators:
                yield from ((indicator.id, version.remarks) for version in indicator.versions)

    @property
    def years(self) -> tuple[int | None, ...]:
        """All years, the newest first, None last."""
        years = {year for project in self.projects for year in project.years}
        return tuple(sorted(years, key=lambda year: -(year or 0)))


@dataclass(frozen=True, slots=True)
class Approval:
    """Who says that the filings are approved, and by which document; ``on`` is the day of it (``2026-02-10``), where that is told."""

    by: str
    document: str
    on: str = ""


def order_sources(source: SourceFile) -> tuple[int, int, str]:
    """The newest year first; within a year targets before what came of them."""
    order = ("project-target-list", "project-target", "department-target", "regional-target", "monitoring", "self-evaluation")
    return -(source.year or 0), order.index(source.form) if source.form in order else len(order), source.name
