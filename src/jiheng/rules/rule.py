"""What a rule is: a function with a card, and the flaw it yields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from jiheng.domain.finding import Certainty, Fix, Severity
from jiheng.domain.others import Other
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts
from jiheng.rules.facts.waivers import WaiverFacts
from jiheng.source import Source

Subject = TypeVar("Subject", FilingFacts, ProjectFacts, IndicatorFacts, ScoredFacts, WaiverFacts)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One hit of a rule: what is wrong, and what to do about it, each one Chinese sentence without a full stop.

    ``source`` is the stretch concerned (default: that of the subject), ``fix`` a correction where the rule has one (those of target
    values come from ``jiheng.rules.fixes``). A rule on a whole table says with ``project``, and a rule on a project with ``indicator``,
    which one the flaw is about. ``at_most`` makes a milder case of the rule weigh less than its card says.
    """

    message: str
    remedy: str
    source: Source | None = None
    fix: Fix | None = None
    project: ProjectFacts | None = None
    indicator: IndicatorFacts | None = None
    at_most: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule's card; its text stands in the docstring of the module that defines ``check``.

    ``scope`` is the kind of facts that ``check`` is called with, once for each in the filing. ``cites`` are keys of the citation store;
    rules of arithmetic, form and house style need none. ``needs`` names the other filing without which the rule cannot run. ``code`` is
    two letters and three digits and is never used twice.
    """

    code: str
    name: str
    concern: str
    severity: Severity
    certainty: Certainty
    scope: type[Subject]
    check: Callable[[Subject, Profile], Iterator[Flaw]]
    cites: tuple[str, ...] = ()
    needs: Other | None = None
