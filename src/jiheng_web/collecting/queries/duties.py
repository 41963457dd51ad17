"""What of collecting waits for a person: tables that their agencies have not filed, and files that came in and need a person's eyes."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from jiheng_web.actors import Actor
from jiheng_web.collecting.models import Receipt, TaskAgency
from jiheng_web.collecting.queries.tasks import list_own_asked
from jiheng_web.desk.queries import Duty, Waiting
from jiheng_web.places.queries import below

FIRST = 8
"""How many of a kind the desk shows."""
_RECEIVE = "collecting.receive"


def list_duties(actor: Actor) -> Iterator[Duty]:
    """Both kinds; in 单机版 nobody files for themselves."""
    if settings.EDITION == "office" and actor.list_paths("targets.draft"):
        asked = _list_unfiled(actor)
        yield Duty("要报的表", asked.count(), reverse("my_tasks"), tuple(map(_wait_for_filing, asked[:FIRST])))
    if actor.list_paths(_RECEIVE):
        loose = _list_loose(actor)
        yield Duty("收到的文件要人看", loose.count(), reverse("tasks"), tuple(map(_wait_for_eyes, loose[:FIRST])))


def _list_unfiled(actor: Actor) -> QuerySet[TaskAgency]:
    filed = Receipt.objects.filter(task=OuterRef("task"), agency=OuterRef("agency"), state="accepted")
    return list_own_asked(actor=actor).filter(~Exists(filed), task__is_open=True, task__year__is_open=True)


def _list_loose(actor: Actor) -> QuerySet[Receipt]:
    mine = Receipt.objects.filter(below(actor.list_paths(_RECEIVE), path="task__place__path"), task__is_open=True)
    return mine.filter(state__in=("unassigned", "blocked")).defer("content").select_related("task").order_by("received_at", "id")


def _wait_for_filing(asked: TaskAgency) -> Waiting:
    deadline = asked.task.deadline
    note = f"{asked.agency.name}{f'，截止 {deadline}' if deadline else ''}"
    is_late = deadline is not None and timezone.localdate() > deadline
    return Waiting(asked.task.title, reverse("my_hand_in", args=[asked.pk]), note, is_late)


def _wait_for_eyes(receipt: Receipt) -> Waiting:
    return Waiting(receipt.name, reverse("receipt", args=[receipt.task_id, receipt.pk]), receipt.get_state_display())
