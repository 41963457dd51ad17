"""What a form prints of scores, held against what its own numbers come to: by the exact score, or by the rounding that it practises."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from jiheng.domain.filing import Project
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.score import Score

Agreement = Literal["agrees", "rounded", "differs", "outside", "unknown", "unprinted"]
AGREEMENT_WORDS: dict[Agreement, str] = {
    "agrees": "相符", "rounded": "取整后相符", "differs": "不符", "outside": "超出区间", "unknown": "判断不了", "unprinted": "没有填得分",
}  # fmt: skip
"""What people are told of a printed score beside ours."""

_CENT, _HALF = Decimal("0.01"), Decimal("0.5")
_RATING_LABEL = "等级"


def decimal_of(printed: str | None) -> Decimal | None:
    """The number that a field of points or scores prints; None for an empty one."""
    return None if printed is None else Decimal(printed)


def points_of(printed: str | None) -> Decimal | None:
    """The points that a field prints; None for an empty one, and for less than nothing, which is a slip."""
    points = decimal_of(printed)
    return None if points is None or points < 0 else points


def places_of(project: Project) -> int:
    """To how many decimals the form scores: the most that any printed score has."""
    budget = project.budget
    printed = [indicator.score for indicator in project.indicators]
    printed += [budget.execution_score, budget.total_score] if budget else []
    return max((len(score.partition(".")[2]) for score in printed if score), default=0)


def compare(score: Score, printed: Decimal | None, *, places: int) -> Agreement:
    """How a printed score stands to ours on a form that scores to ``places`` decimals.

    A hundredth apart agrees; so does what was rounded, or cut off, at the form's own last place. Full points where they cannot be earned
    are outside the interval on every form.
    """
    if printed is None:
        return "unprinted"
    if score.least is None or score.most is None:
        return "unknown"
    step = Decimal(1).scaleb(-places)
    if score.kind == "exact":
        gap = printed - score.least
        if abs(gap) <= _CENT:
            return "agrees"
        return "rounded" if step > _CENT and (abs(gap) <= step * _HALF or -step < gap < 0) else "differs"
    if score.admits(printed):
        return "agrees"
    is_floored = score.least.quantize(step, ROUND_DOWN) <= printed <= score.least
    return "rounded" if step > _CENT and is_floored else "outside"


def find_rating(project: Project, scheme: Scheme) -> str | None:
    """The 等级 that a form prints (优秀 is 优); None where it prints none, or several to choose from."""
    words = [word for word, _ in scheme.ratings]
    said = [text.strip() for label, text in project.printed.items() if label.endswith(_RATING_LABEL)]
    found = {word for text in said for word in words if text.startswith(word) and sum(other in text for other in words) == 1}
    return found.pop() if len(found) == 1 else None


def sum_printed(scores: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of printed scores; None where one is missing, which is not zero."""
    listed = list(scores)
    known = [score for score in listed if score is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(listed) else None
