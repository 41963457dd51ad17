"""Issuing a task, changing it, ending it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.collecting.models import Task, TaskAgency
from jiheng_web.collecting.policies import LONGEST_NOTE, LONGEST_TITLE, RefusedTask, guard_open
from jiheng_web.desk.actions import notify
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import FiscalYear, Place
from jiheng_web.submissions.models import Round
from jiheng_web.submissions.policies import guard_text


@dataclass(frozen=True, slots=True)
class Asked:
    """Who collects for which year, and from whom."""

    place: Place
    year: FiscalYear
    agencies: Sequence[Place]
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be filed until when: title, form, region of its layout (empty: the central one), deadline, words to the agencies."""

    title: str
    form: str
    region: str = ""
    deadline: datetime.date | None = None
    note: str = ""


def issue_task(asked: Asked, orders: Orders, *, actor: Actor) -> Task:
    """Issues a task and tells every agency. Raises ``RefusedTask`` where something is missing."""
    role = permit(actor, "collecting.issue", asked.place.path)
    title = _guard_orders(orders)
    _guard_asked(asked)
    with transaction.atomic():
        task = Task.objects.create(
            place=asked.place, year=asked.year, round=asked.round, title=title, form=orders.form, region=orders.region,
            deadline=orders.deadline, note=orders.note.strip(), made_by=actor.name,
        )  # fmt: skip
        TaskAgency.objects.bulk_create(TaskAgency(task=task, agency=agency) for agency in asked.agencies)
        after = {**_say(task), "agencies": f"{len(asked.agencies)} 个"}
        details = {"agencies": [agency.name for agency in asked.agencies]}
        record("collecting.issue", actor=actor, role=role, subject=subject_of(task), after=after, details=details)
        for agency in asked.agencies:
            until = f"，请在 {orders.deadline} 前报送" if orders.deadline else ""
            notify(f"收表任务“{title}”下发{until}。", address=reverse("my_tasks"), permission="targets.draft", path=agency.path)
    return task


def change_task(task: Task, orders: Orders, agencies: Sequence[Place], *, actor: Actor) -> Task:
    """Other words, deadline or agencies; another form or region makes a new revision of the template.

    Agencies from which a file was accepted stay. Raises ``RefusedTask`` where something is missing or would be lost.
    """
    role = permit(actor, "collecting.issue", task.place.path)
    title = _guard_orders(orders)
    with transaction.atomic():
        locked = lock(task)
        guard_open(locked)
        _guard_asked(Asked(locked.place, locked.year, agencies))
        before = _say(locked)
        if orders.form != locked.form and locked.receipts.exists():
            raise RefusedTask("已经收到过表，不能再换表式；请另下发一个任务。")
        is_new_template = (orders.form, orders.region) != (locked.form, locked.region)
        locked.title, locked.form, locked.region = title, orders.form, orders.region
        locked.deadline, locked.note = orders.deadline, orders.note.strip()
        locked.revision += is_new_template
        locked.save()
        _change_asked(locked, agencies)
        record("collecting.change", actor=actor, role=role, subject=subject_of(locked), before=before, after=_say(locked))
    return locked


def close_task(task: Task, *, actor: Actor) -> Task:
    """Ends a task: nothing comes in any more. Ended twice is ended once."""
    return _set_open(task, is_open=False, actor=actor)


def reopen_task(task: Task, *, actor: Actor) -> Task:
    """Takes files in again."""
    return _set_open(task, is_open=True, actor=actor)


def lock(task: Task) -> Task:
    """The task as it is now, for us alone until the transaction ends; raises ``Task.DoesNotExist``."""
    return Task.objects.select_for_update(of=("self",)).select_related("place", "year").get(pk=task.pk)


def subject_of(task: Task) -> str:
    """What the ledger calls a task."""
    return f"task/{task.pk}"


def address_of(task: Task) -> str:
    """The page of a task."""
    return reverse("task", args=[task.pk])


def _set_open(task: Task, *, is_open: bool, actor: Actor) -> Task:
    role = permit(actor, "collecting.issue", task.place.path)
    with transaction.atomic():
        locked = lock(task)
        if locked.is_open == is_open:
            return locked
        locked.is_open = is_open
        locked.save(update_fields=["is_open"])
        action = "collecting.reopen" if is_open else "collecting.close"
        record(action, actor=actor, role=role, subject=subject_of(locked), before={"is_open": not is_open}, after={"is_open": is_open})
    return locked


def _change_asked(locked: Task, agencies: Sequence[Place]) -> None:
    wanted, known = {agency.pk for agency in agencies}, set(locked.asked.values_list("agency_id", flat=True))
    filed = set(locked.receipts.filter(state="accepted").values_list("agency_id", flat=True))
    if lost := sorted((known - wanted) & filed):
        names = "、".join(Place.objects.filter(pk__in=lost).order_by("path").values_list("name", flat=True))
        raise RefusedTask(f"{names}已经报送，不能从名单里去掉；请保留。")
    locked.asked.filter(agency_id__in=known - wanted).delete()
    TaskAgency.objects.bulk_create(TaskAgency(task=locked, agency_id=number) for number in sorted(wanted - known))


def _guard_orders(orders: Orders) -> str:
    title = " ".join(guard_text(orders.title).split())
    guard_text(orders.note)
    if not title or len(title) > LONGEST_TITLE:
        raise RefusedTask(f"请写任务名称，最多 {LONGEST_TITLE} 个字。")
    if len(orders.note) > LONGEST_NOTE:
        raise RefusedTask(f"填报说明最多 {LONGEST_NOTE} 个字；请写短一些。")
    if orders.form not in jiheng.FORM_WORDS:
        raise RefusedTask(f"没有“{orders.form}”这种表；请选一种绩效目标表。")
    jiheng.write_blank_form(jiheng.TemplateFor("试填"), form=orders.form, region=orders.region or None)  # raises where there is no layout
    return title


def _guard_asked(asked: Asked) -> None:
    if not asked.agencies:
        raise RefusedTask("没有选要报送的单位；请至少勾选一个。")
    for agency in asked.agencies:
        if not agency.path.startswith(asked.place.path):
            raise RefusedTask(f"“{agency}”不在“{asked.place}”下面，不能向它收表。")
    if not asked.year.is_open:
        raise RefusedTask(f"{asked.year}已经结束，不能再下发任务。")
    if asked.round is not None and asked.round.year_id != asked.year.pk:
        raise RefusedTask(f"轮次“{asked.round}”不属于{asked.year}；请重新选。")


def _say(task: Task) -> dict[str, object]:
    return {
        "title": task.title, "form": jiheng.FORM_WORDS.get(task.form, task.form), "region": task.region, "revision": task.revision,
        "deadline": task.deadline.isoformat() if task.deadline else None,
    }
