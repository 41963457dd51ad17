"""How far a monitored project has come: its money, its indicators, and what the form says will become of them by the end of the year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.domain.evaluation.judgement import Outcome
from jiheng.domain.filing import Indicator
from jiheng.regulations.accumulation import propose_accumulation
from jiheng.regulations.outcomes import evaluate_project, is_forecast
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.changes import only_number, ratio_of
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts

Likelihood = Literal["sure", "never", ""]

_FORM = "monitoring"
_YEAR = 12
_LIKELIHOOD = re.compile("可能性|能完成")
_REASON = re.compile("原因|保障|硬件|偏差|其他")
_REMARK = re.compile("备注|措施|说明")
_SURE, _NEVER = re.compile("确定能|肯定能|^能$"), re.compile("不可能|不能|无法")
_EMPTY = frozenset({"", "无", "/", "-", "—", "——", "×"})


@dataclass(frozen=True, slots=True)
class Progress:
    """What a monitoring form says of one indicator.

    ``outcome`` is that of the value expected by the end of the year (None where none is given); ``done`` the share of the year's target
    that is done, of indicators that accumulate only. ``likelihood`` is sure or never where the form says so; ``reason`` and ``remark``
    are what stands in these columns, ticks too.
    """

    item: IndicatorFacts
    outcome: Outcome | None
    done: Fraction | None
    likelihood: Likelihood
    reason: str
    remark: str


def monitored(facts: FilingFacts) -> tuple[ProjectFacts, ...]:
    """The projects of a monitoring form; none of any other."""
    return facts.projects if facts.filing.form == _FORM else ()


def pace_of(facts: FilingFacts) -> Fraction | None:
    """The share of the year that the form covers; None where it does not say."""
    return Fraction(facts.filing.months, _YEAR) if facts.filing.months else None


def execution_of(project: ProjectFacts) -> Fraction | None:
    """The share of the year's budget that is spent; None where either is not printed."""
    budget = project.project.budget
    planned = (budget.budgeted or budget.initial_budget) if budget else None
    if budget is None or budget.spent is None or planned is None or planned.fen <= 0:
        return None
    return Fraction(budget.spent.fen, planned.fen)


def follow(project: ProjectFacts, profile: Profile) -> Iterator[Progress]:
    """What the form says of every indicator of the project."""
    forecast = is_forecast(project.project)
    outcomes = evaluate_project(project.project, policy=profile.policy) if forecast else ()
    for number, item in enumerate(project.indicators):
        indicator = item.indicator
        outcome = outcomes[number].outcome if forecast and indicator.expected and indicator.expected.text else None
        reason = _printed(indicator, _REASON)
        yield Progress(
            item, outcome, _done(item), _likelihood(indicator), "".join([indicator.deviation_reason or "", reason]).strip(),
            _printed(indicator, _REMARK),
        )


def accumulates(item: IndicatorFacts) -> bool:
    """Whether values of the indicator add up over the year, so that they can be compared with its pace."""
    return propose_accumulation(item.indicator.name, item.target).kind == "cumulative"


def _done(item: IndicatorFacts) -> Fraction | None:
    target, actual = only_number(item.target), only_number(item.indicator.actual)
    if target is None or actual is None or target.op in ("≤", "<") or not accumulates(item):
        return None
    return ratio_of(actual, target)


def _likelihood(indicator: Indicator) -> Likelihood:
    """What the column of likelihood says, or which of its three columns is ticked."""
    for head, text in indicator.printed.items():
        said = text if _LIKELIHOOD.search(head) and not _NEVER.search(head) and not _SURE.search(head) else head
        if text.strip() in _EMPTY or (said is head and not (_SURE.search(head) or _NEVER.search(head))):
            continue
        if _NEVER.search(said):
            return "never"
        if _SURE.search(said):
            return "sure"
    return ""


def _printed(indicator: Indicator, heads: re.Pattern[str]) -> str:
    """What is printed under these heads, ticks too."""
    return "".join(text.strip() for head, text in indicator.printed.items() if heads.search(head) and text.strip() not in _EMPTY)
