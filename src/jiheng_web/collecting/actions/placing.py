"""Saying whose a file is, and making agencies of the names that files came with."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.collecting.actions.issuing import lock, subject_of
from jiheng_web.collecting.actions.receiving import take_in
from jiheng_web.collecting.models import AgencyName, Receipt, Task, TaskAgency
from jiheng_web.collecting.policies import RefusedAssignment, guard_open
from jiheng_web.collecting.queries.receiving import ASSIGNED
from jiheng_web.ledgers.actions import record
from jiheng_web.places.actions import add_place
from jiheng_web.places.models import Place

_LONGEST_NAME = 200
_INSISTED = ("blocked", "stale", "superseded")
"""The states of a file that was put aside for a reason that stands beside it; who gives it to an agency now wants it all the same."""


@dataclass(frozen=True, slots=True)
class NewAgency:
    """An agency that is to be made: its name, and its code where it has one."""

    name: str
    code: str = ""


def assign_receipt(receipt: Receipt, agency: Place, *, actor: Actor) -> Receipt:
    """A person says whose a file is; the name in it is remembered for the next time. Raises ``RefusedAssignment``, ``ClosedTask``.

    Of a file that was put aside (older, of another year, replaced) this says that it is wanted all the same.
    """
    task = receipt.task
    role = permit(actor, "collecting.receive", task.place.path)
    with transaction.atomic():
        locked = lock(task)
        guard_open(locked)
        current = Receipt.objects.select_for_update().get(pk=receipt.pk)
        if not TaskAgency.objects.filter(task=locked, agency=agency).exists():
            raise RefusedAssignment(f"“{agency}”不是这次任务的应报单位；请先把它加进名单。")
        if current.state not in ("unassigned", *_INSISTED):
            raise RefusedAssignment(f"“{current}”现在是“{current.get_state_display()}”，不用再指定单位。")
        before, insists = {"agency": current.agency.name if current.agency else None}, current.state in _INSISTED
        current.agency, current.ground = agency, ASSIGNED
        current.state = "waiting" if current.state == "superseded" else current.state
        current.save(update_fields=["agency", "ground", "state"])
        if len(current.names) == 1:
            remember_name(agency, current.names[0])
        after = {"agency": agency.name, "receipt": current.name}
        record("collecting.assign", actor=actor, role=role, subject=subject_of(locked), before=before, after=after)
    return take_in(current, task, actor=actor, insists=insists)


def remember_name(agency: Place, name: str) -> None:
    """Another name of an agency, unless it is its own."""
    folded = jiheng.fold_agency(name)[:_LONGEST_NAME]
    if folded and folded != jiheng.fold_agency(agency.name):
        AgencyName.objects.get_or_create(agency=agency, folded=folded, defaults={"name": name[:_LONGEST_NAME]})


def make_agencies(task: Task, agencies: Sequence[NewAgency], *, actor: Actor) -> list[Place]:
    """Agencies below the place of a task, asked by it from now on; one that is there already is only asked.

    Raises ``jiheng.JihengError`` for a name or code that cannot be, ``PermissionDenied`` where the actor may not arrange places. All are
    made, or none.
    """
    role = permit(actor, "collecting.issue", task.place.path)
    with transaction.atomic():
        locked = lock(task)
        guard_open(locked)
        made = [_make(locked.place, agency, actor) for agency in agencies]
        for place in made:
            TaskAgency.objects.get_or_create(task=locked, agency=place)
        after = {"agencies": "、".join(place.name for place in made)}
        record("collecting.make_agencies", actor=actor, role=role, subject=subject_of(locked), after=after)
    return made


def _make(parent: Place, agency: NewAgency, actor: Actor) -> Place:
    name = " ".join(agency.name.split())
    known = Place.objects.filter(path__startswith=parent.path, name=name).order_by("path").first()
    if known is not None:
        return known
    return add_place(kind="agency", name=name, code=agency.code, parent=parent, actor=actor)
