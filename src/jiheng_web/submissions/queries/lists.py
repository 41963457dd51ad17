"""The list of submissions: filtered, and with what is late."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from jiheng_web.actors import Actor
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions.models import STATE_WORDS, Round, Submission
from jiheng_web.submissions.queries.rounds import FILING_ROUNDS
from jiheng_web.submissions.queries.scope import SEE, list_submissions, within
from jiheng_web.submissions.workflow import EDITABLE

LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; empty fields narrow nothing."""

    year: str = ""
    state: str = ""
    place: str = ""
    late: str = ""
    name: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not any((self.year, self.state, self.place, self.late, self.name))


def read_filter(fields: Mapping[str, str]) -> Filter:
    """The filter of an address; a value that is none narrows nothing."""
    numbers = {key: value for key in ("year", "place") if (value := fields.get(key, "")).isascii() and value.isdigit()}
    state = fields.get("state", "")
    return Filter(
        numbers.get("year", "")[:LONGEST_NUMBER], state if state in STATE_WORDS else "", numbers.get("place", "")[:LONGEST_NUMBER],
        "1" if fields.get("late") else "", fields.get("name", "").strip()[:100],
    )  # fmt: skip


def filter_submissions(chosen: Filter, *, actor: Actor) -> QuerySet[Submission]:
    """The submissions that ``actor`` may see and the filter leaves."""
    found = list_submissions(actor)
    if chosen.year:
        found = found.filter(year__year=int(chosen.year))
    if chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.place:
        path = Place.objects.filter(pk=int(chosen.place)).values_list("path", flat=True).first()
        found = found.filter(agency__path__startswith=path or "?")
    if chosen.name:
        found = found.filter(agency__name__icontains=chosen.name)
    return found.filter(late_condition()) if chosen.late else found


def late_condition() -> Q:
    """The condition that a submission is still with its agency after the last closing day of its year."""
    today = timezone.localdate()
    rounds = Round.objects.filter(kind__in=FILING_ROUNDS)
    closed = set(rounds.filter(closes__lt=today).values_list("year", flat=True))
    still = set(rounds.exclude(closes__lt=today).values_list("year", flat=True))
    return Q(state__in=EDITABLE, year__in=closed - still)


def list_years(actor: Actor) -> list[FiscalYear]:
    """The fiscal years, the latest first."""
    return list(FiscalYear.objects.order_by("-year")) if actor.list_paths(SEE) else []


def list_departments(actor: Actor) -> list[Place]:
    """The departments that ``actor`` may see, for choosing."""
    return list(Place.objects.filter(within(actor, SEE, "path"), kind="department", is_active=True).order_by("path"))


def list_openable(actor: Actor) -> list[Place]:
    """The agencies for which ``actor`` may open a submission."""
    may_open = within(actor, "targets.draft", "path") | within(actor, "collecting.receive", "path")
    return list(Place.objects.filter(may_open, kind="agency", is_active=True).order_by("path"))
