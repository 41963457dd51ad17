"""Acts by their names, as buttons and addresses call them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jiheng_web.actors import Actor
from jiheng_web.submissions import actions
from jiheng_web.submissions.models import Step, Submission
from jiheng_web.submissions.policies import RefusedContent
from jiheng_web.submissions.workflow import ACTS, WITHDRAW, WITHDRAW_WORDS

_PLAIN: Mapping[str, Callable[..., Step]] = {
    "submit": actions.submit, "publish": actions.publish, "abandon": actions.abandon, "close": actions.close, "archive": actions.archive,
    WITHDRAW: actions.withdraw,
}
_WITH_REASON: Mapping[str, Callable[..., Step]] = {
    "agency_pass": actions.agency_pass, "agency_return": actions.agency_return, "department_pass": actions.department_pass,
    "department_return": actions.department_return, "finance_pass": actions.finance_pass, "finance_return": actions.finance_return,
    "adjust": actions.adjust,
}
BATCH_ACTS = (
    "submit", "agency_pass", "agency_return", "department_pass", "department_return", "finance_pass", "finance_return", "publish", WITHDRAW,
)
"""What can be done with several at once; 批复 has a page of its own, for it is all or none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act on one of many; ``refusal`` is empty where it was done."""

    name: str
    refusal: str
    number: int | None = None


def act_on(submission: Submission, name: str, reason: str, *, actor: Actor) -> Step:
    """Carries out the act of this name; raises what the act raises, and ``RefusedContent`` for a name that is none."""
    if name in _PLAIN:
        return _PLAIN[name](submission, actor=actor)
    if name in _WITH_REASON:
        return _WITH_REASON[name](submission, actor=actor, reason=reason)
    raise RefusedContent("没有这项操作；请用页面上的按钮。")


def describe_acts(actor: Actor) -> list[tuple[str, str]]:
    """The acts that this person may do with several, and their words."""
    words = {**{act.name: act.words for act in ACTS.values()}, WITHDRAW: WITHDRAW_WORDS}
    permissions = {**{act.name: act.permission for act in ACTS.values()}, WITHDRAW: "targets.submit"}
    return [(name, words[name]) for name in BATCH_ACTS if actor.list_paths(permissions[name])]
