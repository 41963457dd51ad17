"""Findings held against labels: by rule and by concern, what was found, what was missed, and what was a false alarm."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.rules.accuracy.labels import Labels, Place, is_loud, place_of

MILD = frozenset({"wording", "numbering"})
"""Concerns whose findings are hints by nature; a hint is enough to find what is labelled so."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What came of labelled tables: their number, that of their indicators and of the clean ones, and counts by concern or by rule code.

    ``wanted`` and ``found`` count labelled defects by concern; ``right`` and ``false`` count findings by concern and by code, only where
    the labels say what is to be found. ``alarmed`` is how many clean indicators carry a finding. ``misses`` and ``alarms`` name each.
    """

    tables: int
    indicators: int
    clean: int
    alarmed: int
    wanted: Mapping[str, int]
    found: Mapping[str, int]
    right: Mapping[str, int]
    false: Mapping[str, int]
    misses: tuple[str, ...]
    alarms: tuple[str, ...]

    def recall(self, concern: str) -> Fraction | None:
        """The share of labelled defects that were found; None without any."""
        return share_of(self.found.get(concern, 0), self.wanted.get(concern, 0))

    def precision(self, key: str) -> Fraction | None:
        """The share of the findings of a concern, or of the rule with a code, that are right; None without findings."""
        right = self.right.get(key, 0)
        return share_of(right, right + self.false.get(key, 0))


def share_of(part: int, whole: int) -> Fraction | None:
    """A part of a whole; None of nothing."""
    return Fraction(part, whole) if whole else None


def measure(tables: Iterable[tuple[str, Filing, Sequence[Finding], Labels]]) -> Accuracy:
    """The accuracy over tables: each with its name, the filing, the findings on it and its labels."""
    tallies = [_tally(*table) for table in tables]
    wanted, found, right, false = (_add(counts) for counts in (
        [one.wanted for one in tallies], [one.found for one in tallies], [one.right for one in tallies], [one.false for one in tallies],
    ))  # fmt: skip
    return Accuracy(
        len(tallies), sum(one.indicators for one in tallies), sum(one.clean for one in tallies), sum(one.alarmed for one in tallies),
        wanted, found, right, false,
        tuple(line for one in tallies for line in one.misses), tuple(line for one in tallies for line in one.alarms),
    )


def _add(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    return sum((Counter(count) for count in counts), Counter[str]())


def _tally(name: str, filing: Filing, findings: Sequence[Finding], labels: Labels) -> Accuracy:
    loud = [finding for finding in findings if is_loud(finding.severity)]
    places = _places(filing)
    clean = frozenset(place for place in places if labels.covers(place) and place not in labels.must and place not in labels.may)
    wanted = Counter(concern for concerns in labels.must.values() for concern in concerns)
    misses = list(_misses(labels, [*loud, *(finding for finding in findings if finding.concern in MILD)]))
    told = [finding for finding in loud if labels.covers(place_of(finding)) or labels.allows(place_of(finding), finding.concern)]
    right, false = ([one for one in told if labels.allows(place_of(one), one.concern) is good] for good in (True, False))
    return Accuracy(
        1, len(places), len(clean), len(clean & {place_of(finding) for finding in loud}), wanted,
        wanted - Counter(concern for _, concern in misses), _counts(right), _counts(false),
        tuple(f"{name} {spell(place)}：没有查出 {concern}" for place, concern in misses),
        tuple(f"{name} {spell(place_of(one))}：误报 {one.code} {one.name}：{one.message}" for one in false),
    )


def spell(place: Place) -> str:
    """A place for people: ``2.10``, ``项目2``, ``整表``."""
    project, indicator = place
    return "整表" if project is None else f"项目{project}" if indicator is None else f"{project}.{indicator}"


def _places(filing: Filing) -> list[Place]:
    return [(index, one.number) for index, project in enumerate(filing.projects, start=1) for one in project.indicators]


def _misses(labels: Labels, findings: Iterable[Finding]) -> Iterator[tuple[Place, str]]:
    told = {(place, finding.concern) for finding in findings for place in (place_of(finding), (finding.project_index, None))}
    told |= {((None, None), concern) for _, concern in told}
    for place, concerns in sorted(labels.must.items(), key=str):
        yield from ((place, concern) for concern in sorted(concerns) if (place, concern) not in told)


def _counts(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(finding.concern for finding in findings) + Counter(finding.code for finding in findings)
