"""Tasks, whom they ask, and what came in."""

from django.db.models import Count, Q, QuerySet

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.collecting.models import AgencyName, Bundle, Receipt, Task, TaskAgency
from jiheng_web.places.models import Place
from jiheng_web.places.queries import below

SEE = "collecting.see"


def list_tasks(*, actor: Actor, permission: str = SEE) -> QuerySet[Task]:
    """The tasks that the person may see (or do this with), the latest first, with ``asked_count`` and ``accepted_count``."""
    mine = Task.objects.filter(below(actor.list_paths(permission), path="place__path")).select_related("place", "year", "round")
    asked = Count("asked", distinct=True)
    accepted = Count("receipts", filter=Q(receipts__state="accepted"), distinct=True)
    return mine.annotate(asked_count=asked, accepted_count=accepted).order_by("-is_open", "-made_at", "-id")


def get_task(task_id: int, *, actor: Actor, permission: str = SEE) -> Task:
    """One of them; raises ``Task.DoesNotExist``."""
    return list_tasks(actor=actor, permission=permission).get(pk=task_id)


def list_asked(task: Task) -> QuerySet[TaskAgency]:
    """The agencies that a task asks, in the order of the tree."""
    return task.asked.select_related("agency__parent").order_by("agency__path")


def list_receipts(task: Task) -> QuerySet[Receipt]:
    """What came in, the latest first, without the bytes and without the content of the versions that were made of it."""
    receipts = task.receipts.select_related("agency", "version").order_by("-received_at", "-id")
    return receipts.defer("content", "version__content")


def get_receipt(task: Task, receipt_id: int) -> Receipt:
    """One of them, without its bytes; raises ``Receipt.DoesNotExist``."""
    return list_receipts(task).get(pk=receipt_id)


def get_receipt_content(receipt_id: int) -> bytes:
    """The bytes as they came; raises ``Receipt.DoesNotExist``."""
    return bytes(Receipt.objects.values_list("content", flat=True).get(pk=receipt_id))


def list_bundles(task: Task) -> QuerySet[Bundle]:
    """What was made for taking away, the latest first, without the bytes."""
    return task.bundles.defer("content").order_by("-made_at", "-id")


def list_filers(task: Task) -> tuple[jiheng.Filer, ...]:
    """The agencies of a task as recognition takes them, with the other names that were seen for them."""
    agencies = [asked.agency for asked in list_asked(task)]
    names: dict[int, list[str]] = {}
    for row in AgencyName.objects.filter(agency__in=agencies).order_by("id"):
        names.setdefault(row.agency_id, []).append(row.name)
    return tuple(jiheng.Filer(str(agency.pk), agency.name, agency.code, tuple(names.get(agency.pk, ()))) for agency in agencies)


def tree_key(place: Place) -> tuple[int, ...]:
    """By this, places stand in the order of the tree, and below one in the order in which they were made; paths as text would not."""
    return tuple(int(part) for part in place.path.split("/") if part.isdecimal())


def list_agencies_below(place: Place) -> QuerySet[Place]:
    """The agencies in use at or below a place."""
    return Place.objects.filter(path__startswith=place.path, kind="agency", is_active=True).select_related("parent").order_by("path")


def list_own_asked(*, actor: Actor) -> QuerySet[TaskAgency]:
    """What the agencies of this person are asked to file, the latest task first."""
    mine = TaskAgency.objects.filter(below(actor.list_paths("targets.draft"), path="agency__path"))
    return mine.select_related("task__year", "task__place", "agency__parent").order_by("-task__is_open", "-task_id", "agency__path")
