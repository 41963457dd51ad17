"""One verdict per project, with its reasons grouped: what a reviewer wants to see first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from jiheng.domain.filing import Filing
from jiheng.domain.finding import SEVERITY_WORDS, Finding, Severity

REASONS_FIRST = 5
"""How many grouped reasons a person is shown before asking for the rest."""

_ORDER: dict[Severity, int] = {"must": 0, "should": 1, "hint": 2}
_WORDS = {"must": "须修改", "should": "建议修改", "hint": "可以报送", None: "可以报送"}


@dataclass(frozen=True, slots=True)
class Reason:
    """The findings of one rule on one project."""

    code: str
    name: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def indicators(self) -> tuple[int, ...]:
        """The numbers of the indicators concerned, each once and in order."""
        return tuple(dict.fromkeys(finding.indicator_number for finding in self.findings if finding.indicator_number is not None))

    @property
    def label(self) -> str:
        """``必须改：恒真目标（第 1、3 项）``."""
        where = f"（第 {'、'.join(map(str, self.indicators))} 项）" if self.indicators else ""
        return f"{SEVERITY_WORDS[self.severity]}：{self.name}{where}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one project (``project_index`` from 1) or, with None, on the table as a whole; reasons by weight."""

    project_index: int | None
    project: str | None
    severity: Severity | None
    word: str
    reasons: tuple[Reason, ...]


def give_verdicts(filing: Filing, findings: Iterable[Finding], *, first: int = 1) -> tuple[Verdict, ...]:
    """The verdict on the table, then one for every project in document order, also for those without findings.

    ``first`` is the number of the filing's first project among those of its document.
    """
    by_place: dict[int | None, list[Finding]] = {None: []}
    for finding in findings:
        by_place.setdefault(finding.project_index, []).append(finding)
    names: list[tuple[int | None, str | None]] = [(None, None)]
    names += [(index, project.name) for index, project in enumerate(filing.projects, start=first)]
    return tuple(_verdict(index, name, by_place.get(index, [])) for index, name in names)


def _verdict(index: int | None, name: str | None, findings: list[Finding]) -> Verdict:
    ordered = sorted(findings, key=lambda finding: (_ORDER[finding.severity], finding.code, finding.indicator_number or 0))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda finding: (finding.severity, finding.code))]
    reasons = [Reason(group[0].code, group[0].name, group[0].severity, group) for group in groups]
    reasons.sort(key=lambda reason: (_ORDER[reason.severity], -len(reason.findings), reason.code))
    worst = reasons[0].severity if reasons else None
    return Verdict(index, name, worst, _WORDS[worst], tuple(reasons))
