"""What reviewers say of a version: opinions on it, sheets on its projects, and the rating that decides how it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from jiheng_web.actors import Actor, permit
from jiheng_web.ledgers.actions import record
from jiheng_web.submissions.actions.moving import Move, guard_move, lock, make_move, subject_of
from jiheng_web.submissions.models import RATINGS, Review, Step, Submission, Version
from jiheng_web.submissions.policies import LONGEST_OPINION, RefusedContent, WrongState, guard_text, guard_year
from jiheng_web.submissions.queries.contents import get_filing, normalise_content
from jiheng_web.submissions.queries.reviews import list_project_ratings
from jiheng_web.submissions.queries.steps import find_last_version, was_approved
from jiheng_web.submissions.workflow import ACTS, find_rating_end, find_worst

STAGES = {
    "agency_reviewing": ("agency", "targets.agency_review"), "department_reviewing": ("department", "targets.department_review"),
    "finance_reviewing": ("finance", "targets.finance_review"), "awaiting_rating": ("finance", "targets.rate"),
}
"""By state: the stage of a review, and who may write one."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer says: of one project (None: of the whole), with a rating where there is one, and the sheet of points."""

    text: str
    project: str | None = None
    rating: str = ""
    sheet: Mapping[str, Any] | None = None


def review(submission: Submission, opinion: Opinion, *, actor: Actor) -> Review:
    """Puts a review down, by who reviews in the state that the submission is in; earlier ones stay.

    Raises ``WrongState`` where nobody reviews now, ``RefusedContent`` for an unknown project or rating.
    """
    text = guard_text(opinion.text.strip(), longest=LONGEST_OPINION)
    if opinion.rating not in ("", *RATINGS):
        raise RefusedContent(f"“{opinion.rating}”不是等级；请评为优、良、中或差。")
    with transaction.atomic():
        locked = lock(submission)
        guard_year(locked)
        stage, permission = _stage_of(locked)
        role = permit(actor, permission, locked.agency.path)
        version = _get_reviewed(locked)
        if opinion.project is not None and opinion.project not in {project.name for project in get_filing(version).projects}:
            raise RefusedContent(f"这份申报里没有项目“{opinion.project}”；请重新打开审核页。")
        row = Review.objects.create(
            version=version, stage=stage, project=opinion.project, rating=opinion.rating, opinion=text, reviewer=actor.name, role=role,
            sheet=normalise_content(dict(opinion.sheet or {})),
        )  # fmt: skip
        said = {"review": row.pk, "version": version.number, "project": opinion.project, "rating": opinion.rating}
        record("targets.review", actor=actor, role=role, subject=subject_of(locked), after=said)
    return row


def rate(submission: Submission, *, actor: Actor, rating: str = "", opinion: str = "") -> Step:
    """Rates a submission: with the worst rating of its projects, else with ``rating`` where no project was rated.

    优 and 良 go on, 中 is returned for improvement, 差 is rejected; the last two want an opinion. A ``rating`` better than the worst
    project's is refused.
    """
    act = ACTS["rate"]
    role = permit(actor, act.permission, submission.agency.path)
    with transaction.atomic():
        locked = lock(submission)
        guard_move(locked, act)
        version = _get_reviewed(locked)
        chosen = _choose_rating(list(list_project_ratings(version).values()), rating)
        end = find_rating_end(chosen, was_approved=was_approved(locked))
        text = guard_text(opinion.strip(), longest=LONGEST_OPINION)
        if end != act.end and not text:
            raise RefusedContent(f"评为“{chosen}”要写明意见，意见会一直保留；请写一句话。")
        locked.rating = chosen
        Review.objects.create(version=version, stage="finance", rating=chosen, opinion=text, reviewer=actor.name, role=role)
        return make_move(locked, Move(act, actor, role, text, end=end, version=version, words=f"评为“{chosen}”"))


def _choose_rating(of_projects: list[str], rating: str) -> str:
    worst = find_worst(of_projects)
    if worst and rating and RATINGS.index(rating if rating in RATINGS else worst) < RATINGS.index(worst):
        raise RefusedContent(f"有项目评为“{worst}”，整份申报不能评为“{rating}”；请先改项目的等级。")
    return rating or worst


def _stage_of(locked: Submission) -> tuple[str, str]:
    if locked.state not in STAGES:
        raise WrongState(f"“{locked}”现在是“{locked.get_state_display()}”，不在审核中；送审以后才能写审核意见。")
    return STAGES[locked.state]


def _get_reviewed(locked: Submission) -> Version:
    version = find_last_version(locked)
    if version is None:
        raise WrongState(f"“{locked}”没有送审过的版本；请先送审。")
    return version
