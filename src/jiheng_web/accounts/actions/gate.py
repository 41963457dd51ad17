"""The gate before every proof of identity: who tried too often waits, known or not.

Our own table rather than a package for it: it counts by login name and address and caps the name over all addresses, takes the try
*before* the password is looked at, so that a thousand tries at once are still five, and treats names that nobody has like all others.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from jiheng_web.accounts.models import LONGEST_NAME, LoginGate
from jiheng_web.accounts.queries import MOST_TRIES, MOST_TRIES_ANYWHERE, get_profile
from jiheng_web.actors import Actor, permit
from jiheng_web.ledgers.actions import record

_FORGOTTEN = datetime.timedelta(days=1)


def fold_login_name(text: str) -> str:
    """A login name as it is kept: without blanks and invisible characters, in small letters."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace()).casefold()[:LONGEST_NAME]


def take_try(login_name: str, *, address: str) -> datetime.datetime | None:
    """Counts one more try; None where it may be made, else the time from which the next one may be.

    As many tries as allowed within the profile's minutes close the gate for as many minutes from the last of them.
    """
    now = timezone.now()
    window = datetime.timedelta(minutes=get_profile().lock_minutes)
    with transaction.atomic():
        LoginGate.objects.get_or_create(login_name=login_name)
        gate = LoginGate.objects.select_for_update().get(login_name=login_name)
        recent = [(place, when) for place, when in _read(gate.tries) if now - when < 2 * window]
        here = [when for place, when in recent if place == address]
        anywhere = [when for _, when in recent]
        for times, most in ((here, MOST_TRIES), (anywhere, MOST_TRIES_ANYWHERE)):
            if sum(times[-1] - when < window for when in times) >= most and now < times[-1] + window:
                return times[-1] + window
        gate.tries = [[place, when.isoformat()] for place, when in (*recent, (address, now))]
        gate.changed = now
        gate.save(update_fields=["tries", "changed"])
    return None


def forgive(login_name: str, *, address: str) -> None:
    """Forgets the tries of an address after a good one, and gates that nobody has come to for a day."""
    with transaction.atomic():
        gate = LoginGate.objects.select_for_update().filter(login_name=login_name).first()
        if gate is not None:
            gate.tries = [[place, when] for place, when in gate.tries if place != address]
            gate.save(update_fields=["tries"])
        LoginGate.objects.filter(changed__lt=timezone.now() - _FORGOTTEN).delete()


def unlock(login_name: str, *, actor: Actor) -> None:
    """Lets a login name try again at once."""
    role = permit(actor, "accounts.grant")
    with transaction.atomic():
        gone, _ = LoginGate.objects.filter(login_name=login_name).delete()
        if gone:
            record("accounts.unlock", actor=actor, role=role, subject=f"login/{login_name}")


def _read(tries: Iterable[tuple[str, str]]) -> list[tuple[str, datetime.datetime]]:
    return [(place, datetime.datetime.fromisoformat(when)) for place, when in tries]
