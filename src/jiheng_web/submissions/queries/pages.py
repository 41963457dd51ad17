"""What the page of a submission shows: its projects with what was found and said about each, and what may be done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.submissions.models import Remark, Submission, Thread
from jiheng_web.submissions.queries.checking import check_submission
from jiheng_web.submissions.queries.contents import get_draft
from jiheng_web.submissions.queries.reviews import list_project_ratings
from jiheng_web.submissions.queries.steps import find_reviewed_version, find_undone
from jiheng_web.submissions.workflow import WITHDRAW, WITHDRAW_WORDS, list_acts

ASKED_ELSEWHERE = frozenset({"rate", "approve"})
"""Acts that have a page of their own."""
_WHOSE_TURN = {
    "draft": "现在由单位经办填报，填好后由单位负责人或主管部门送审。", "adjusting": "现在由单位经办调整，改好后由单位负责人或主管部门送审。",
    "agency_reviewing": "现在由单位审核或单位负责人审核。", "department_reviewing": "现在由主管部门审核。",
    "finance_reviewing": "现在由财政部门审核。", "awaiting_rating": "现在由财政部门评定等级。",
    "rated": "等级已经评定，由财政领导在“批复”里批复。", "approved": "已经批复，由主管部门公开。",
}


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project of a submission: ``number`` from 1 in its order, what was found by severity, open threads, and its rating."""

    number: int
    agency: str
    project: jiheng.Project
    must: int
    should: int
    threads: int
    rating: str


@dataclass(frozen=True, slots=True)
class ShownThread:
    """A thread with its remarks, and the number of the project that it speaks of now (None: the whole, or a project that is gone)."""

    thread: Thread
    remarks: tuple[Remark, ...]
    number: int | None


@dataclass(frozen=True, slots=True)
class ShownAct:
    """A button: which act, its words, whether it wants a reason, and whether it is what usually comes next."""

    name: str
    words: str
    needs_reason: bool
    is_usual: bool = False


def list_projects(submission: Submission, threads: Iterable[ShownThread]) -> tuple[ProjectLine, ...]:
    """The projects of the draft in their order; raises ``jiheng.JihengError`` where it cannot be read."""
    filing, result = get_draft(submission), check_submission(submission)
    counts = Counter((finding.project_index, finding.severity) for finding in result.findings)
    said = Counter(shown.thread.project for shown in threads if not shown.thread.is_settled)
    version = find_reviewed_version(submission)
    ratings = list_project_ratings(version) if version else {}
    placed = [(agency, project) for agency in filing.agencies for project in agency.projects]
    return tuple(
        ProjectLine(
            number, agency.name, project, counts[number, "must"], counts[number, "should"], said[project.name],
            ratings.get(project.name, ""),
        ) for number, (agency, project) in enumerate(placed, start=1)
    )  # fmt: skip


def get_project(filing: jiheng.Filing, number: int) -> tuple[str, jiheng.Project]:
    """A project by its number from 1, and its agency; raises ``LookupError``."""
    placed = [(agency.name, project) for agency in filing.agencies for project in agency.projects]
    if not 1 <= number <= len(placed):
        raise LookupError(number)
    return placed[number - 1]


def list_threads(submission: Submission) -> tuple[ShownThread, ...]:
    """All threads, the open ones first, each with its remarks in the order in which they were made."""
    numbers = _project_numbers(submission)
    threads = Thread.objects.filter(submission=submission).select_related("version").prefetch_related("remarks")
    return tuple(
        ShownThread(thread, tuple(sorted(thread.remarks.all(), key=lambda remark: remark.pk)), numbers.get(thread.project))
        for thread in threads.order_by("is_settled", "id")
    )


def _project_numbers(submission: Submission) -> dict[str, int]:
    if submission.content is None:
        return {}
    numbers: dict[str, int] = {}
    for number, project in enumerate(get_draft(submission).projects, start=1):
        numbers.setdefault(project.name, number)
    return numbers


def say_whose_turn(submission: Submission) -> str:
    """Who does the next thing, for those who can do nothing now; empty where nothing is to come."""
    return _WHOSE_TURN.get(submission.state, "")


def list_buttons(submission: Submission, *, actor: Actor) -> tuple[ShownAct, ...]:
    """What this person may do with the submission in its state, apart from acts that have a page of their own."""
    path = submission.agency.path
    shown = [
        ShownAct(act.name, act.words, act.needs_reason, act.is_onward or act.name == "publish")
        for act in list_acts(submission.state) if act.name not in ASKED_ELSEWHERE and actor.may(act.permission, path)
    ]  # fmt: skip
    if find_undone(submission, actor=actor):
        shown.append(ShownAct(WITHDRAW, WITHDRAW_WORDS, False))
    return tuple(shown)
