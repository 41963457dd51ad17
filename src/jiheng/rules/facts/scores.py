"""A self-evaluation as rules see it: every printed score beside ours, and what the form gives as reasons."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiheng.domain.evaluation.words import bare
from jiheng.regulations.lexicon import Lexicon
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts
from jiheng.scoring.project import IndicatorScore, ProjectScore, is_scored, score_project
from jiheng.source import Source

_REASON, _EXECUTION = "原因", "执行率"
"""The column for reasons in the money block is kept as 执行率偏差原因; other reasons are those of the indicators."""


@dataclass(frozen=True, slots=True)
class ScoredFacts:
    """A project that the form prints scores for: its facts and its scores; ``unit`` is the money unit of the form."""

    facts: ProjectFacts
    scored: ProjectScore
    unit: str

    @property
    def rows(self) -> Iterator[tuple[IndicatorFacts, IndicatorScore]]:
        """Each indicator with its scores."""
        return zip(self.facts.indicators, self.scored.indicators, strict=True)

    def place(self, field: str) -> Source:
        """Where a field of the budget is printed; the project where that is not known."""
        budget = self.facts.project.budget
        return next(iter(budget.sources.get(field, ())), self.facts.project.source) if budget else self.facts.project.source


def list_scored(facts: FilingFacts, profile: Profile) -> Iterator[ScoredFacts]:
    """The projects of a filing that print scores, scored again under the profile; none of a table of targets."""
    policy, unit = replace(profile.policy, fiscal_year=facts.filing.fiscal_year), facts.filing.money_unit
    for project in facts.projects:
        if is_scored(project.project):
            yield ScoredFacts(project, score_project(project.project, policy=policy, scheme=profile.scheme, unit=unit), unit)


def explains(text: str | None, lexicon: Lexicon) -> bool:
    """Whether a cell for reasons gives any: 无, 无偏差 and a dash give none."""
    words = bare(text or "").strip("-—/")
    return bool(words) and not lexicon.has("no_reason", words)


def list_reasons(project: ProjectFacts, lexicon: Lexicon) -> tuple[str, ...]:
    """The reasons that a form gives for all its indicators, in a cell of their own."""
    labelled = project.project.printed.items()
    return tuple(text for label, text in labelled if _REASON in label and _EXECUTION not in label and explains(text, lexicon))


def list_execution_reasons(project: ProjectFacts, lexicon: Lexicon) -> tuple[str, ...]:
    """The reasons that a form gives for the execution of the budget, or for everything."""
    labelled = project.project.printed.items()
    return tuple(text for label, text in labelled if _REASON in label and explains(text, lexicon))


def field_source(indicator: IndicatorFacts, field: str) -> Source:
    """Where a field of the indicator is printed; the whole indicator where that is not known."""
    return next(iter(indicator.indicator.sources.get(field, ())), indicator.indicator.source)
