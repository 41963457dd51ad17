"""One job run: prepared outside of any transaction, finished inside one, and its end written down whatever happens."""

import datetime
import logging
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

import jiheng
from jiheng_web.jobs.actions.working import ATTEMPTS, give_back, hold, settle
from jiheng_web.jobs.kinds import get_kind
from jiheng_web.jobs.models import CANCELLED, DONE, FAILED, Job, JobCancelled

_LOG = logging.getLogger(__name__)
_BROKEN = "程序出错，没有写入任何内容；请重试，若仍出错，请把数据文件夹里的 jiheng.log 发给维护人员。"
_DENIED = "没有做成：提出任务的人没有这项权限；请联系安全管理员。"

Clock = Callable[[], datetime.datetime]


class LostLease(Exception):
    """Another worker took the job over; nothing of this run counts."""


def run_job(job: Job, *, clock: Clock = timezone.now) -> None:
    """Runs a job that was taken. Raises only where the database is away: the lease then ends by itself, and the job is run again."""
    try:
        _run(job, clock)
    except JobCancelled:
        settle(job, CANCELLED, at=clock())
    except LostLease:
        _LOG.warning("job %s was taken over by another worker", job.pk)
    except jiheng.JihengError as error:
        settle(job, FAILED, at=clock(), sentence=str(error))
    except PermissionDenied:
        settle(job, FAILED, at=clock(), sentence=_DENIED)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        _LOG.exception("job %s (%s) broke down", job.pk, job.kind)
        if job.attempts < ATTEMPTS:
            give_back(job, at=clock())
        else:
            settle(job, FAILED, at=clock(), sentence=_BROKEN)


def _run(job: Job, clock: Clock) -> None:
    kind = get_kind(job.kind)
    if kind.prepare:
        job.progress(0, 0)
        job.prepared = kind.prepare(job, job.payload)
    with transaction.atomic():
        held = hold(job)
        if held is None:
            raise LostLease
        if held.is_stopping:
            raise JobCancelled
        outcome = kind.function(job, job.payload)
        settle(job, DONE, at=clock(), outcome=dict(outcome) if outcome else None)
