"""Which act leads a submission from which state to which: a table, and nothing that knows a database. REGULATIONS §7.2."""

from collections.abc import Mapping
from dataclasses import dataclass

import jiheng

DRAFT, ADJUSTING = "draft", "adjusting"
EDITABLE = frozenset({DRAFT, ADJUSTING})
"""States in which an agency writes; in all others the content stands still."""
UNDER_REVIEW = frozenset({"agency_reviewing", "department_reviewing", "finance_reviewing", "awaiting_rating"})
APPROVED = frozenset({"approved", "published", "closed", "archived"})
REJECTED = "rejected"
BACK = "back"
"""The end of an act that gives a submission back to the agency: ``draft``, or ``adjusting`` where a version has been approved."""
BEFORE = "before"
"""The end of an act that undoes a step: the state before that step."""
RATED = "rated"
RATING_ENDS = {"优": RATED, "良": RATED, "中": BACK, "差": REJECTED}
"""What a rating leads to: 优 and 良 go on, 中 is returned for improvement, 差 must not proceed."""


class WrongState(jiheng.JihengError):
    """An act does not fit the state that a submission is in; the sentence says which state that is and what may be done in it."""


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done: its words, by which permission, from which states to which end, and whether it wants a reason.

    ``is_onward`` is true of what sends a submission to the next desk, and can be taken back by who did it while nobody acted on it.
    """

    name: str
    words: str
    permission: str
    starts: frozenset[str]
    end: str
    needs_reason: bool = False
    is_onward: bool = False


def _act(name: str, words: str, permission: str, starts: str, end: str, *, reason: bool = False, onward: bool = False) -> Act:
    return Act(name, words, permission, frozenset(starts.split()), end, reason, onward)


_LISTED = (
    _act("submit", "送审", "targets.submit", "draft adjusting", "agency_reviewing", onward=True),
    _act("agency_pass", "单位审核通过", "targets.agency_review", "agency_reviewing", "department_reviewing", onward=True),
    _act("agency_return", "单位退回", "targets.agency_review", "agency_reviewing", BACK, reason=True),
    _act("department_pass", "主管部门审核通过", "targets.department_review", "department_reviewing", "finance_reviewing", onward=True),
    _act("department_return", "主管部门退回", "targets.department_review", "department_reviewing", BACK, reason=True),
    _act("finance_pass", "财政审核通过", "targets.finance_review", "finance_reviewing", "awaiting_rating", onward=True),
    _act("finance_return", "财政退回", "targets.finance_review", "finance_reviewing awaiting_rating rated", BACK, reason=True),
    _act("rate", "评定等级", "targets.rate", "awaiting_rating", RATED),
    _act("approve", "批复", "targets.approve", "rated", "approved"),
    _act("publish", "公开", "targets.publish", "approved", "published"),
    _act("adjust", "申请调整", "targets.draft", "approved published", ADJUSTING, reason=True),
    _act("abandon", "放弃调整", "targets.draft", "adjusting", BEFORE),
    _act("close", "结束", "targets.approve", "approved published", "closed"),
    _act("archive", "归档", "targets.approve", "closed rejected", "archived"),
)
ACTS: Mapping[str, Act] = {act.name: act for act in _LISTED}
"""All acts that change a state, by name; withdrawing is no act of its own but undoes one of them (``find_undone``)."""
WITHDRAW = "withdraw"
WITHDRAW_WORDS = "撤回"
ACT_WORDS: Mapping[str, str] = {**{act.name: act.words for act in _LISTED}, WITHDRAW: WITHDRAW_WORDS}


def list_acts(state: str) -> tuple[Act, ...]:
    """What may be done in a state, in the order of the table."""
    return tuple(act for act in _LISTED if state in act.starts)


def find_end(act: Act, *, was_approved: bool, before: str = "") -> str:
    """Where an act leads: a state. ``before`` is the state that is gone back to by an act that undoes a step."""
    if act.end == BEFORE:
        return before
    return go_back(was_approved=was_approved) if act.end == BACK else act.end


def find_rating_end(rating: str, *, was_approved: bool) -> str:
    """Where a rating leads; raises ``WrongState`` for a word that is none."""
    if rating not in RATING_ENDS:
        raise WrongState(f"“{rating}”不是等级；请评为优、良、中或差。")
    end = RATING_ENDS[rating]
    return go_back(was_approved=was_approved) if end == BACK else end


def go_back(*, was_approved: bool) -> str:
    """The state in which the agency writes again."""
    return ADJUSTING if was_approved else DRAFT


def find_worst(ratings: list[str]) -> str:
    """The worst of the ratings of projects, which is that of the submission; empty for none."""
    order = list(RATING_ENDS)
    return max((rating for rating in ratings if rating in order), key=order.index, default="")
