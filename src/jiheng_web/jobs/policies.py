"""Who may look at a job: whoever asked for it, and who keeps the installation."""

from jiheng_web.actors import Actor
from jiheng_web.jobs.models import Job


def can_see(job: Job, actor: Actor) -> bool:
    """Whether ``actor`` may look at this job, give it up and repeat it."""
    is_own = bool(actor.held) and (job.account_id, job.actor_name) == (actor.account_id, actor.name)
    return is_own or can_see_all(actor)


def can_see_all(actor: Actor) -> bool:
    """Whether ``actor`` may look at everybody's jobs."""
    return bool(actor.list_paths("installation.keep"))
