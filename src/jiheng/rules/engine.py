"""Runs the rules over a filing: gathers the facts once, calls every rule on what it is about, signs the flaws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.regulations.citations import get_citation
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts, gather
from jiheng.rules.registry import RULES
from jiheng.rules.rule import Flaw, Rule
from jiheng.source import Source

Facts = FilingFacts | ProjectFacts | IndicatorFacts
Weighed = tuple[Rule[Any], Severity]

_LIGHTER: tuple[Severity, ...] = ("must", "should", "hint")


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What came of one run: the findings in document order, how many rules ran, and a sentence for every rule that broke down."""

    findings: tuple[Finding, ...]
    rules_run: int
    failures: tuple[str, ...]


def run_rules(filing: Filing, profile: Profile, *, rules: Sequence[Rule[Any]] = RULES) -> RuleRun:
    """All rules over the filing; the order is the table as a whole, then each project, its own findings before its indicators'."""
    weighed = [(rule, severity) for rule in rules if (severity := weigh(rule, profile)) is not None]
    whole, per_project, per_indicator = (
        [pair for pair in weighed if pair[0].scope is scope] for scope in (FilingFacts, ProjectFacts, IndicatorFacts)
    )
    run = _Run(filing, profile)
    run.apply(whole, [(run.facts, None, None)])
    for project in run.facts.projects:
        run.apply(per_project, [(project, project, None)])
        run.apply(per_indicator, [(indicator, project, indicator) for indicator in project.indicators])
    run.findings.sort(key=lambda finding: (finding.project_index or 0, finding.indicator_number or 0, finding.code))
    return RuleRun(tuple(run.findings), len(weighed), tuple(run.failures.values()))


def weigh(rule: Rule[Any], profile: Profile) -> Severity | None:
    """The severity of a rule under a profile, None where it is off.

    A ``must`` whose every ground is unverified is only a ``should`` until the profile says otherwise (DESIGN §4).
    """
    if rule.code in profile.severities:
        return profile.severities[rule.code]
    if rule.severity == "must" and rule.cites and all(get_citation(key).status == "unverified" for key in rule.cites):
        return "should"
    return rule.severity


class _Run:
    """One run over one filing, collecting what the rules say."""

    def __init__(self, filing: Filing, profile: Profile) -> None:
        self.facts = gather(filing)
        self.profile = profile
        self.findings: list[Finding] = []
        self.failures: dict[str, str] = {}

    def apply(self, weighed: list[Weighed], subjects: Iterable[tuple[Facts, ProjectFacts | None, IndicatorFacts | None]]) -> None:
        """Call every rule on every subject; a rule that breaks down is reported and the others go on."""
        profile = self.profile
        for subject, project, indicator in subjects:
            for rule, severity in weighed:
                try:
                    for flaw in rule.check(subject, profile):
                        self._sign(rule, severity, flaw, flaw.project or project, flaw.indicator or indicator)
                except Exception as error:  # one broken rule must not cost the user the other findings
                    reason = f"{type(error).__name__}: {error}"
                    self.failures.setdefault(rule.code, f"规则 {rule.code} 有处未能运行（{reason}），请把这句话和文件一起反馈。")

    def _sign(
        self, rule: Rule[Any], severity: Severity, flaw: Flaw, project: ProjectFacts | None, indicator: IndicatorFacts | None,
    ) -> None:
        self.findings.append(Finding(
            code=rule.code, name=rule.name, certainty=rule.certainty, concern=rule.concern,
            severity=max(severity, flaw.at_most or severity, key=_LIGHTER.index),
            message=flaw.message, remedy=flaw.remedy, cites=tuple(map(get_citation, rule.cites)),
            source=flaw.source or self._place(project, indicator), fix=flaw.fix,
            agency=project.agency.name if project else None,
            project=project.project.name if project else None,
            project_index=project.index if project else None,
            indicator_number=indicator.indicator.number if indicator else None,
        ))

    def _place(self, project: ProjectFacts | None, indicator: IndicatorFacts | None) -> Source:
        if indicator:
            return indicator.indicator.source
        if project:
            return project.project.source
        filing = self.facts.filing
        return next(iter(filing.sources.get("title", ())), Source(filing.name, 1, 1, 1, 0, 0))
