"""The queue's own job: forgetting old ones."""

import datetime

from django.utils import timezone

from jiheng_web.jobs.kinds import DAY, Outcome, Payload, register
from jiheng_web.jobs.models import ENDED, Job

KEPT_DAYS = {True: 31, False: 366}
"""How long an ended job is kept: one that came by itself, one that somebody asked for."""


def prune(job: Job, payload: Payload) -> Outcome:
    """Deletes jobs that ended long ago; what they did stays, and so do their entries in the ledger."""
    deleted = 0
    for is_own, days in KEPT_DAYS.items():
        before = timezone.now() - datetime.timedelta(days=days)
        old = Job.objects.filter(state__in=ENDED, finished__lt=before, slot__isnull=not is_own)
        deleted += old.delete()[0]
    return {"words": f"清理了 {deleted} 个旧任务"}


register("jobs.prune", prune, "清理旧的后台任务", every=DAY)
