"""Runs the rules over a filing: gathers the facts once, calls every rule on what it is about, signs the flaws."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.domain.fingerprint import fingerprint_of
from jiheng.domain.others import OTHER_WORDS, Other, Others
from jiheng.regulations.citations import get_citation
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, list_scored
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts, gather
from jiheng.rules.fixes.registry import find_fix
from jiheng.rules.registry import RULES
from jiheng.rules.rule import Flaw, Rule
from jiheng.source import Source

Facts = FilingFacts | ProjectFacts | IndicatorFacts | ScoredFacts
Weighed = tuple[Rule[Any], Severity]

_ALONE = Others()
_SCOPES = (FilingFacts, ProjectFacts, IndicatorFacts, ScoredFacts)
"""What is looked at here; waivers have their own run (``jiheng.rules.waiving``)."""
_LIGHTER: tuple[Severity, ...] = ("must", "should", "hint")


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What came of one run: the findings in document order, how many rules ran, a sentence for every rule that broke down, and the codes
    of the rules that could not run, by the other filing that they lacked."""

    findings: tuple[Finding, ...]
    rules_run: int
    failures: tuple[str, ...]
    not_run: Mapping[Other, tuple[str, ...]]


def run_rules(filing: Filing, profile: Profile, *, others: Others = _ALONE, rules: Sequence[Rule[Any]] = RULES) -> RuleRun:
    """All rules over the filing; the order is the table as a whole, then each project, its own findings before its indicators'."""
    run = _Run(filing, profile, others)
    active = [(rule, severity) for rule in rules if rule.scope in _SCOPES and (severity := weigh(rule, profile)) is not None]
    weighed = [(rule, severity) for rule, severity in active if rule.needs is None or rule.needs in run.facts.others]
    lacking = [rule for rule, _ in active if rule.needs is not None and rule.needs not in run.facts.others]
    whole, per_project, per_indicator, per_score = (
        [pair for pair in weighed if pair[0].scope is scope] for scope in _SCOPES
    )
    run.apply(whole, [(run.facts, None, None)])
    for project in run.facts.projects:
        run.apply(per_project, [(project, project, None)])
        run.apply(per_indicator, [(indicator, project, indicator) for indicator in project.indicators])
    for scored in list_scored(run.facts, profile) if per_score else ():
        run.apply(per_score, [(scored, scored.facts, None)])
    run.findings.sort(key=lambda finding: (finding.project_index or 0, finding.indicator_number or 0, finding.code))
    not_run = {need: tuple([rule.code for rule in lacking if rule.needs == need]) for need in OTHER_WORDS}
    return RuleRun(
        tuple(run.findings), len(weighed), tuple(run.failures.values()), {need: codes for need, codes in not_run.items() if codes},
    )


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

    def __init__(self, filing: Filing, profile: Profile, others: Others) -> None:
        self.facts = gather(filing, others)
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
        agency = project.agency.name if project else None
        name = project.project.name if project else None
        printed = indicator.indicator if indicator else None
        self.findings.append(Finding(
            code=rule.code, name=rule.name, certainty=rule.certainty, concern=rule.concern,
            severity=max(severity, flaw.at_most or severity, key=_LIGHTER.index),
            message=flaw.message, remedy=flaw.remedy, cites=tuple(map(get_citation, rule.cites)),
            source=flaw.source or self._place(project, indicator), fix=flaw.fix or find_fix(rule.code, indicator, self.profile),
            agency=agency, project=name, project_index=project.index if project else None,
            indicator_number=printed.number if printed else None, indicator=printed.name if printed else None,
            fingerprint=fingerprint_of(rule.code, agency=agency, project=name, indicator=printed, message=flaw.message),
        ))

    def _place(self, project: ProjectFacts | None, indicator: IndicatorFacts | None) -> Source:
        if indicator:
            return indicator.indicator.source
        if project:
            return project.project.source
        filing = self.facts.filing
        return next(iter(filing.sources.get("title", ())), Source(filing.name, 1, 1, 1, 0, 0))
