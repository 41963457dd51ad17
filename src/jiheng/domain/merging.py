"""Many filings → one table (并表), every part with the file that it came from; what was not merged is said, never dropped in silence."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import Literal

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof, ProofCheck
from jiheng.errors import JihengError
from jiheng.source import Source
from jiheng.text.money import Money
from jiheng.text.targets import Target

ConflictKind = Literal["repeated", "conflicting", "year", "broken"]
"""The same project twice in the same words, a project twice in different words, another fiscal year, a file whose own sums do not foot."""

_FIELDS = ("total", "fiscal", "special_account", "other")


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A filing that went in: ``number`` counts from 1 in the order given; ``total`` is the sum of what was merged of it."""

    number: int
    name: str
    sha256: str
    agencies: tuple[str, ...]
    project_count: int
    total: Money


@dataclass(frozen=True, slots=True)
class MergedPart:
    """The projects of one agency from one file; ``agency`` carries the sources of every value in that file."""

    file: int
    agency: Agency


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Something that a person should look at, in one sentence; ``sources`` are the places, with the number of the file of each."""

    kind: ConflictKind
    text: str
    sources: tuple[tuple[int, Source], ...] = ()


@dataclass(frozen=True, slots=True)
class Merging:
    """One table of many: ``filing`` has each agency once, ``parts`` say which file each of its projects came from (in the same order)."""

    filing: Filing
    files: tuple[MergedFile, ...]
    parts: tuple[MergedPart, ...]
    conflicts: tuple[MergeConflict, ...]


def merge(filings: Sequence[Filing], *, money_unit: str | None = None, title: str = "") -> Merging:
    """One filing of many of the same form, agencies in the order in which they come first.

    A project that comes again (same agency, same code or name) is merged once: the first counts, and a conflict says so. Amounts are
    exact, whatever unit each file prints; ``money_unit`` (default: that of the first) is how the new table prints them. Raises
    ``JihengError`` for no filings and for filings of different forms.
    """
    if not filings:
        raise JihengError("没有可以合并的表；请先收到并选好要合并的表。")
    forms = dict.fromkeys(filing.form for filing in filings)
    if len(forms) > 1:
        raise JihengError(f"要合并的表不是同一种（{'、'.join(forms)}），不能并成一张表；请分别合并。")
    gathering = _Gathering()
    for number, filing in enumerate(filings, start=1):
        gathering.take(number, filing)
    agencies = tuple(gathering.join())
    unit = money_unit or filings[0].money_unit
    parts = tuple(gathering.parts)
    files = tuple(_file(number, filing, parts) for number, filing in enumerate(filings, start=1))
    merged = _filing(filings, agencies, unit=unit, title=title, checks=tuple(_check(agencies, files, parts, unit=unit)))
    return Merging(merged, files, parts, (*gathering.conflicts, *_list_other_doubts(filings)))


class _Gathering:
    """Agencies and projects as they come, each project once."""

    def __init__(self) -> None:
        self.parts: list[MergedPart] = []
        self.conflicts: list[MergeConflict] = []
        self._seen: dict[tuple[str, str], tuple[int, Project]] = {}

    def take(self, number: int, filing: Filing) -> None:
        """Take in what is new of a filing."""
        for agency in filing.agencies:
            new = tuple(project for project in agency.projects if self._is_new(number, agency, project))
            if new or not agency.projects:
                self.parts.append(MergedPart(number, replace(agency, projects=new, funds=_sum_funds(new))))

    def join(self) -> Iterator[Agency]:
        """Every agency once, with all of its projects."""
        by_name: dict[str, list[Agency]] = {}
        for part in self.parts:
            by_name.setdefault(_fold(part.agency.name), []).append(part.agency)
        for same in by_name.values():
            projects = tuple(project for agency in same for project in agency.projects)
            yield replace(same[0], projects=projects, funds=_sum_funds(projects))

    def _is_new(self, number: int, agency: Agency, project: Project) -> bool:
        keys = [(_fold(agency.name), _fold(text)) for text in (project.code or "", project.name) if _fold(text)]
        known = next((self._seen[key] for key in keys if key in self._seen and _may_be_one(self._seen[key][1], project)), None)
        if known is None or known[0] == number:  # twice in one file is that file's own affair; its rules say so
            self._seen.update(dict.fromkeys(keys, (number, project)))
            return True
        first, same = known
        kind: ConflictKind = "repeated" if _say(same) == _say(project) else "conflicting"
        words = "内容相同" if kind == "repeated" else "内容不同"
        text = f"“{agency.name}”的项目“{project.name}”在第 {first} 份和第 {number} 份里都有，{words}；只并入了第 {first} 份的。"
        self.conflicts.append(MergeConflict(kind, text, ((first, same.source), (number, project.source))))
        return False


def _may_be_one(one: Project, other: Project) -> bool:
    """Two codes that differ are two projects, whatever they are called."""
    return not (one.code and other.code and _fold(one.code) != _fold(other.code))


def _say(project: Project) -> tuple[object, ...]:
    """What a project says, wherever it says it."""
    indicators = tuple(
        (_fold(one.name), one.category, *(_fold(value.text) if value else "" for value in _values(one))) for one in project.indicators
    )
    money = tuple(getattr(project.funds, field) for field in _FIELDS)
    return (_fold(project.objective), money, indicators)


def _values(indicator: Indicator) -> tuple[Target | None, ...]:
    return (indicator.period_target, indicator.annual_target, indicator.actual)


def _sum_funds(projects: Iterable[Project]) -> Funds:
    """The sums of the four columns; a column that no project prints stays empty."""
    funds = [project.funds for project in projects]

    def total_of(field: str) -> Money | None:
        amounts: list[Money] = [amount for one in funds if (amount := getattr(one, field)) is not None]
        return reduce(add, amounts) if amounts else None

    return Funds(total_of("total"), total_of("fiscal"), total_of("special_account"), total_of("other"))


def _file(number: int, filing: Filing, parts: Sequence[MergedPart]) -> MergedFile:
    own = [part.agency for part in parts if part.file == number]
    total = Money(sum(agency.funds.total.fen for agency in own if agency.funds.total))
    return MergedFile(
        number, filing.name, filing.sha256, tuple(agency.name for agency in filing.agencies),
        sum(len(agency.projects) for agency in own), total,
    )


def _check(
    agencies: Sequence[Agency], files: Sequence[MergedFile], parts: Sequence[MergedPart], *, unit: str
) -> Iterator[ProofCheck]:
    """The grand total reached three ways: over projects, over agencies, over files."""
    everything = Money(sum(amount.fen for part in parts for one in part.agency.projects if (amount := one.funds.total)))
    by_agency = Money(sum(agency.funds.total.fen for agency in agencies if agency.funds.total))
    by_file = Money(sum(file.total.fen for file in files))
    source = Source("并表", None, None, None, 0, 0)
    for what, left in (("各单位之和 = 各项目之和", by_agency), ("各文件之和 = 各项目之和", by_file)):
        yield ProofCheck(what, left.in_unit(unit), everything.in_unit(unit), left == everything, source)


def _filing(
    filings: Sequence[Filing], agencies: tuple[Agency, ...], *, unit: str, title: str, checks: tuple[ProofCheck, ...]
) -> Filing:
    years, departments = {filing.fiscal_year for filing in filings}, {filing.department for filing in filings}
    first = filings[0]
    return Filing(
        form=first.form, profile=first.profile, title=title or first.title, money_unit=unit, name="并表", sha256="",
        proof=Proof("proved" if all(check.holds for check in checks) else "broken", checks), agencies=agencies,
        department=departments.pop() if len(departments) == 1 else None, fiscal_year=years.pop() if len(years) == 1 else None,
        funds=_sum_funds(project for agency in agencies for project in agency.projects),
    )


def _list_other_doubts(filings: Sequence[Filing]) -> Iterator[MergeConflict]:
    """Files of another fiscal year than the first that names one, and files whose own sums do not foot."""
    year = next((filing.fiscal_year for filing in filings if filing.fiscal_year), None)
    for number, filing in enumerate(filings, start=1):
        if filing.fiscal_year and filing.fiscal_year != year:
            yield MergeConflict("year", f"第 {number} 份“{filing.name}”写的是 {filing.fiscal_year} 年，与 {year} 年不同；请核对。")
        for check in filing.proof.failures:
            text = f"第 {number} 份“{filing.name}”自己就不平：{check.what}，表上 {check.left}，相加 {check.right}{filing.money_unit}。"
            yield MergeConflict("broken", text, ((number, check.source),))


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
