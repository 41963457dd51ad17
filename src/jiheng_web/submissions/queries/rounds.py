"""Which round of the budget is open."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from jiheng_web.places.models import FiscalYear
from jiheng_web.submissions.models import ROUND_WORDS, Round
from jiheng_web.submissions.policies import OutsideWindow

FILING_ROUNDS = ("first_up", "second_up")
"""The rounds in which agencies submit; the others are days on which something is decided."""


@dataclass(frozen=True, slots=True)
class Window:
    """The round that a submission falls into (None: the year has none), and whether it comes after the closing day."""

    round: Round | None
    is_late: bool = False


def list_rounds(year: FiscalYear) -> list[Round]:
    """The rounds of a year in their order."""
    rounds = {round_.kind: round_ for round_ in _rounds(year)}
    return [rounds[kind] for kind in ROUND_WORDS if kind in rounds]


def find_round(year: FiscalYear, kind: str) -> Round | None:
    """The round of a kind, where the year has one."""
    return Round.objects.filter(year=year, kind=kind).first()


def find_window(year: FiscalYear, *, on: datetime.date) -> Window:
    """The open round, else the last one that takes what is late; raises ``OutsideWindow`` where nothing can be submitted on that day."""
    rounds = [round_ for round_ in list_rounds(year) if round_.kind in FILING_ROUNDS]
    if not rounds:
        return Window(None)
    for round_ in reversed(rounds):
        if (round_.opens is None or round_.opens <= on) and (round_.closes is None or on <= round_.closes):
            return Window(round_)
    for round_ in reversed(rounds):
        if round_.accepts_late and round_.closes is not None and round_.closes < on:
            return Window(round_, is_late=True)
    raise OutsideWindow(_say_windows(year, rounds, on))


def _say_windows(year: FiscalYear, rounds: list[Round], on: datetime.date) -> str:
    said = "；".join(f"{round_.get_kind_display()}{_say_days(round_)}" for round_ in rounds)
    return f"{on:%Y-%m-%d} 不在{year}的申报时间内（{said}），没有送审；请在时间内送审，或请主管部门调整时间。"


def _say_days(round_: Round) -> str:
    opens = f"{round_.opens:%Y-%m-%d}" if round_.opens else "即日"
    return f"{opens}至{round_.closes:%Y-%m-%d}" if round_.closes else f"{opens}起"


def _rounds(year: FiscalYear) -> QuerySet[Round]:
    return Round.objects.filter(year=year).order_by("id")
