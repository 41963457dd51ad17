"""The kind of job that the soak asks for: it takes a moment, then puts down that it was done."""

import time

from jiheng_web.jobs.kinds import Outcome, Payload, register
from jiheng_web.jobs.models import Job
from jiheng_web.ledgers.actions import record

KIND = "soak.note"
SECONDS = 0.05
"""How long a job takes before it writes."""


def prepare(job: Job, payload: Payload) -> None:
    """The work."""
    job.progress(0, 1)
    time.sleep(SECONDS)


def note(job: Job, payload: Payload) -> Outcome:
    """What is left of it."""
    record(KIND, actor=job.actor, role="试验", subject=f"job/{job.pk}")
    return {}


register(KIND, note, "试验", prepare=prepare)
