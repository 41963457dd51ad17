"""What is refused, each with a sentence of its own."""

from collections.abc import Sequence

import jiheng
from jiheng_web.submissions.models import STATE_WORDS, Submission
from jiheng_web.submissions.workflow import ACT_WORDS, EDITABLE, Act, WrongState, list_acts

__all__ = [
    "Blocked", "BrokenVersion", "Conflict", "OutsideWindow", "RefusedContent", "WrongState",
    "guard_editable", "guard_own", "guard_reason", "guard_state", "guard_year",
]  # fmt: skip

LONGEST_TEXT = 4000
LONGEST_OPINION = 100_000
"""Characters of a remark or a reason, and of an opinion on a whole table."""


_CERTAIN = frozenset({"name", "code", "alias"})
"""By these a table says whose it is; a likeness only suggests it."""


class Blocked(jiheng.JihengError):
    """What the profile says blocks stands in the way; ``findings`` are those that neither were mended nor waived."""

    def __init__(self, findings: Sequence[jiheng.Finding]) -> None:
        super().__init__(f"还有 {len(findings)} 处必须改的疑点没有改，也没有豁免，不能送审；请逐条修改，或请财政部门批准豁免。")
        self.findings = tuple(findings)


class Conflict(jiheng.JihengError):
    """Somebody else changed the draft meanwhile; ``theirs`` is the draft as it is now, ``revision`` its number."""

    def __init__(self, theirs: object, revision: int) -> None:
        super().__init__("这份草稿刚被别人改过，你的改动没有保存；请对照两边的内容，再保存一次。")
        self.theirs = theirs
        self.revision = revision


class OutsideWindow(jiheng.JihengError):
    """No round is open; the sentence says which one opens or closed when."""


class RefusedContent(jiheng.JihengError):
    """A draft or a remark cannot be kept as it is; the sentence says why."""


class BrokenVersion(jiheng.JihengError):
    """A version is not what was filed: its digest does not fit."""


def guard_state(submission: Submission, act: Act) -> None:
    """Raises ``WrongState`` where the act does not fit the state."""
    if submission.state in act.starts:
        return
    possible = "、".join(ACT_WORDS[other.name] for other in list_acts(submission.state))
    advice = f"现在可以做的是：{possible}" if possible else "这个状态不能再改动"
    raise WrongState(f"“{submission}”现在是“{STATE_WORDS[submission.state]}”，不能{act.words}；{advice}。")


def guard_own(submission: Submission, filing: jiheng.Filing, filers: Sequence[jiheng.Filer]) -> None:
    """Raises ``RefusedContent`` for a table that names another agency among ``filers`` (keyed by their numbers), or another year.

    A name that nobody here has is no ground: agencies are renamed, and tables shorten them.
    """
    match = jiheng.recognise_filer(filing, among=filers)
    if match is not None and match.ground in _CERTAIN and match.filer.key != str(submission.agency_id):
        raise RefusedContent(f"表里的单位是“{match.printed}”，这份申报是“{submission.agency}”的；请换它自己的表，或先改正表里的单位名称。")
    year = submission.year.year
    if filing.fiscal_year not in (None, year):
        raise RefusedContent(f"表里写的是 {filing.fiscal_year} 年度，这份申报是 {year} 年度的；请换 {year} 年度的表，或先改正表里的年度。")


def guard_editable(submission: Submission) -> None:
    """Raises ``WrongState`` where the content stands still."""
    if submission.state not in EDITABLE:
        raise WrongState(f"“{submission}”现在是“{STATE_WORDS[submission.state]}”，内容不能改；请先撤回、请审核人退回，或申请调整。")


def guard_year(submission: Submission) -> None:
    """Raises ``WrongState`` where the fiscal year is closed."""
    if not submission.year.is_open:
        raise WrongState(f"{submission.year}已经结束，只能查看。")


def guard_reason(act: Act, reason: str, *, longest: int = LONGEST_TEXT) -> str:
    """The reason in one piece; raises ``RefusedContent`` where one is wanted and there is none, and where it is too long."""
    text = reason.strip()
    if act.needs_reason and not text:
        raise RefusedContent(f"{act.words}要写明理由，理由会一直保留；请写一句话。")
    return guard_text(text, longest=longest)


def guard_text(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """A text that can be kept; raises ``RefusedContent`` for one that is too long or has characters that no database takes."""
    if len(text) > longest:
        raise RefusedContent(f"最多写 {longest} 个字，这里有 {len(text)} 个；请写短一些。")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise RefusedContent("文字里有不能保存的字符；请改用普通文字。")
    return text
