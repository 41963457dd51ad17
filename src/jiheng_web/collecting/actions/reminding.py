"""催办: telling those who have not filed, and noting that they were told."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from jiheng_web.actors import Actor, permit
from jiheng_web.collecting.actions.issuing import lock, subject_of
from jiheng_web.collecting.models import Task, TaskAgency
from jiheng_web.collecting.policies import RefusedTask, guard_open
from jiheng_web.desk.actions import notify
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import Place


def remind(task: Task, agencies: Sequence[Place], *, actor: Actor) -> int:
    """Reminds agencies that a task asks; how many. Raises ``RefusedTask`` for none and ``ClosedTask``."""
    role = permit(actor, "collecting.receive", task.place.path)
    with transaction.atomic():
        locked = lock(task)
        guard_open(locked)
        asked = list(TaskAgency.objects.select_for_update(of=("self",)).filter(task=locked, agency__in=agencies).select_related("agency"))
        if not asked:
            raise RefusedTask("没有选要催办的单位；请至少勾选一个。")
        TaskAgency.objects.filter(pk__in=[one.pk for one in asked]).update(
            reminded_at=timezone.now(), reminder_count=F("reminder_count") + 1
        )
        until = f"，截止 {locked.deadline}" if locked.deadline else ""
        for one in asked:
            words = f"催办：“{locked}”还没有收到你单位的表{until}，请尽快报送。"
            notify(words, address=reverse("my_tasks"), permission="targets.draft", path=one.agency.path)
        names = "、".join(one.agency.name for one in asked)
        record("collecting.remind", actor=actor, role=role, subject=subject_of(locked), after={"agencies": names})
    return len(asked)
