"""Setting the rounds of a year."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from jiheng_web.actors import Actor, permit_anywhere
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import FiscalYear
from jiheng_web.submissions.models import ROUND_WORDS, Round
from jiheng_web.submissions.policies import RefusedContent


@dataclass(frozen=True, slots=True)
class RoundDays:
    """Between which days a round is open (None: no limit on that side), and whether it takes what comes later."""

    opens: datetime.date | None = None
    closes: datetime.date | None = None
    accepts_late: bool = False


def set_round(year: FiscalYear, kind: str, days: RoundDays, *, actor: Actor) -> Round:
    """Opens a round of a year, or changes its days; who issues tasks may. Raises ``RefusedContent`` for days that run backwards."""
    role = permit_anywhere(actor, "collecting.issue")
    if kind not in ROUND_WORDS:
        raise RefusedContent(f"没有“{kind}”这个轮次；请在列表里选一个。")
    if days.opens and days.closes and days.closes < days.opens:
        raise RefusedContent(f"{ROUND_WORDS[kind]}的截止日早于开始日；请改一个。")
    with transaction.atomic():
        FiscalYear.objects.select_for_update().get(pk=year.pk)
        known = Round.objects.filter(year=year, kind=kind).first()
        before = None if known is None else _say(known)
        round_ = known or Round(year=year, kind=kind)
        round_.opens, round_.closes, round_.accepts_late = days.opens, days.closes, days.accepts_late
        round_.save()
        record("rounds.set", actor=actor, role=role, subject=f"round/{round_.pk}", before=before, after=_say(round_))
    return round_


def _say(round_: Round) -> dict[str, object]:
    days = {"opens": round_.opens, "closes": round_.closes}
    said: dict[str, object] = {name: day.isoformat() if day else None for name, day in days.items()}
    return {"kind": round_.kind, **said, "accepts_late": round_.accepts_late}
