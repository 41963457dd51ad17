"""What waits for a person among the submissions, computed from states and permissions."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from jiheng_web.actors import Actor
from jiheng_web.desk.queries import Duty, Waiting
from jiheng_web.submissions.models import Submission
from jiheng_web.submissions.queries.lists import late_condition
from jiheng_web.submissions.queries.scope import list_submissions

FIRST = 8
"""How many of a kind the desk shows; the rest stand in the list."""
_WRITTEN = ("draft", "adjusting")
_KINDS: tuple[tuple[str, str, Q], ...] = (
    ("待填报、待修改", "targets.draft", Q(state__in=_WRITTEN) & (Q(content=None) | Q(must_count__gt=0))),
    ("待送审", "targets.submit", Q(state__in=_WRITTEN, content__isnull=False, must_count=0)),
    ("待单位审核", "targets.agency_review", Q(state="agency_reviewing")),
    ("待主管部门审核", "targets.department_review", Q(state="department_reviewing")),
    ("待财政审核", "targets.finance_review", Q(state="finance_reviewing")),
    ("待评定等级", "targets.rate", Q(state="awaiting_rating")),
    ("待批复", "targets.approve", Q(state="rated")),
    ("待公开", "targets.publish", Q(state="approved")),
)
"""Words, the permission that makes it a person's business, and which submissions."""


def list_duties(actor: Actor) -> Iterator[Duty]:
    """What of the submissions waits for this person, kind by kind."""
    late = set(list_submissions(actor, permission="targets.draft").filter(late_condition()).values_list("pk", flat=True))
    for words, permission, condition in _KINDS:
        if not actor.list_paths(permission):
            continue
        waiting = list_submissions(actor, permission=permission).filter(condition, year__is_open=True)
        first = tuple(_wait(submission, is_late=submission.pk in late) for submission in _latest(waiting)[:FIRST])
        yield Duty(words, waiting.count(), _address(condition), first)


def _latest(waiting: QuerySet[Submission]) -> QuerySet[Submission]:
    return waiting.order_by("changed_at", "id")


def _wait(submission: Submission, *, is_late: bool) -> Waiting:
    counts = f"{submission.project_count} 个项目"
    found = f"，必须改 {submission.must_count}" if submission.must_count else ""
    return Waiting(str(submission), reverse("submission", args=[submission.pk]), f"{counts}{found}", is_late)


def _address(condition: Q) -> str:
    state = next((value for key, value in _leaves(condition) if key == "state"), "")
    return f"{reverse('submissions')}{f'?state={state}' if state else '?state=draft'}"


def _leaves(condition: Q) -> Iterator[tuple[str, object]]:
    for child in condition.children:
        if isinstance(child, tuple):
            yield child
