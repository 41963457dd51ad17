"""送审, the passes and returns of each desk, and taking back."""

from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.submissions.actions.moving import Move, guard_move, lock, make_move
from jiheng_web.submissions.actions.versions import add_version, restore_approved
from jiheng_web.submissions.models import STATE_WORDS, Step, Submission
from jiheng_web.submissions.policies import Blocked, WrongState, guard_year
from jiheng_web.submissions.queries.checking import list_blocking
from jiheng_web.submissions.queries.contents import digest_content
from jiheng_web.submissions.queries.rounds import Window, find_window
from jiheng_web.submissions.queries.steps import find_last_version, find_state_before_adjusting, find_undone
from jiheng_web.submissions.workflow import ACTS, ADJUSTING, WITHDRAW, WITHDRAW_WORDS, Act


def submit(submission: Submission, *, actor: Actor) -> Step:
    """Sends the draft to review, as a version of its own.

    Sent twice at once, the second finds it sent. Raises ``Blocked`` with what the profile says blocks, ``OutsideWindow``, ``WrongState``.
    """
    act = ACTS["submit"]
    role = permit(actor, act.permission, submission.agency.path)
    checked_digest, blocking = _check_draft(submission)
    with transaction.atomic():
        locked = lock(submission)
        guard_move(locked, act)
        if digest_content(locked.content) != checked_digest or blocking:
            blocking = list_blocking(locked)  # somebody wrote or waived meanwhile
        if blocking:
            raise Blocked(blocking)
        window = Window(None) if locked.state == ADJUSTING else find_window(locked.year, on=timezone.localdate())
        version = add_version(locked, locked.content, cause="submitted", actor=actor, round_=window.round)
        locked.rating = ""
        return make_move(locked, Move(act, actor, role, version=version, window=window, words=_say_lateness(act, window)))


def _check_draft(submission: Submission) -> tuple[str, tuple[jiheng.Finding, ...]]:
    """The digest of the draft as it stands and what blocks it, found before anything is locked: checking takes a while."""
    submission.refresh_from_db(fields=["content", "state"])
    if submission.state not in ACTS["submit"].starts:
        return "", ()
    return digest_content(submission.content), list_blocking(submission)


def _say_lateness(act: Act, window: Window) -> str:
    return f"{act.words}（逾期）" if window.is_late else ""


def agency_pass(submission: Submission, *, actor: Actor, reason: str = "") -> Step:
    """The agency has reviewed it: on to the department."""
    return _move("agency_pass", submission, actor=actor, reason=reason)


def agency_return(submission: Submission, *, actor: Actor, reason: str) -> Step:
    """The agency's reviewer gives it back to the clerk, saying why."""
    return _move("agency_return", submission, actor=actor, reason=reason)


def department_pass(submission: Submission, *, actor: Actor, reason: str = "") -> Step:
    """The department has reviewed it: on to the finance bureau."""
    return _move("department_pass", submission, actor=actor, reason=reason)


def department_return(submission: Submission, *, actor: Actor, reason: str) -> Step:
    """The department gives it back to the agency, saying why."""
    return _move("department_return", submission, actor=actor, reason=reason)


def finance_pass(submission: Submission, *, actor: Actor, reason: str = "") -> Step:
    """The finance division has reviewed it: it can be rated."""
    return _move("finance_pass", submission, actor=actor, reason=reason)


def finance_return(submission: Submission, *, actor: Actor, reason: str) -> Step:
    """The finance bureau gives it back to the agency, saying why."""
    return _move("finance_return", submission, actor=actor, reason=reason)


def publish(submission: Submission, *, actor: Actor) -> Step:
    """The department publishes what was approved: an act of its own."""
    return _move("publish", submission, actor=actor)


def adjust(submission: Submission, *, actor: Actor, reason: str) -> Step:
    """Opens an approved submission for a new version, saying why; the approved one stays."""
    return _move("adjust", submission, actor=actor, reason=reason)


def close(submission: Submission, *, actor: Actor) -> Step:
    """Ends a submission: nothing of it changes any more."""
    return _move("close", submission, actor=actor)


def archive(submission: Submission, *, actor: Actor) -> Step:
    """Puts an ended or rejected submission away."""
    return _move("archive", submission, actor=actor)


def abandon(submission: Submission, *, actor: Actor) -> Step:
    """Gives an adjustment up: the approved version holds again, also as the draft."""
    act = ACTS["abandon"]
    role = permit(actor, act.permission, submission.agency.path)
    with transaction.atomic():
        locked = lock(submission)
        guard_move(locked, act)
        restore_approved(locked)
        return make_move(locked, Move(act, actor, role, before=find_state_before_adjusting(locked)))


def withdraw(submission: Submission, *, actor: Actor) -> Step:
    """Takes back what this person sent on, as long as nobody has acted on it; raises ``WrongState`` otherwise."""
    with transaction.atomic():
        locked = lock(submission)
        guard_year(locked)
        undone = find_undone(locked, actor=actor)
        if undone is None:
            raise WrongState(f"“{locked}”现在是“{STATE_WORDS[locked.state]}”，不能撤回：只有送出的人、在别人还没有处理时才能撤回；请联系现在的审核人退回。")
        role = permit(actor, ACTS[undone.act].permission, locked.agency.path)
        act = Act(WITHDRAW, WITHDRAW_WORDS, ACTS[undone.act].permission, frozenset({locked.state}), undone.before)
        return make_move(locked, Move(act, actor, role, end=undone.before, version=undone.version))


def _move(name: str, submission: Submission, *, actor: Actor, reason: str = "") -> Step:
    """An act that only changes the state."""
    act = ACTS[name]
    role = permit(actor, act.permission, submission.agency.path)
    with transaction.atomic():
        locked = lock(submission)
        guard_move(locked, act)
        return make_move(locked, Move(act, actor, role, reason, version=find_last_version(locked)))
