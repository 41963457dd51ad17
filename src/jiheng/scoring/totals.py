"""总分 and 等级: what the parts add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.regulations.scoring import Scheme
from jiheng.scoring.score import Score


@dataclass(frozen=True, slots=True)
class TotalScore:
    """The sum of scores, exact: from ``least`` to ``most``, the same where every score is one number.

    What is unknown (``unknown_count``) counts with nothing below and all its points above; where its points are unknown, too, there is no
    sum and both are None. ``rating`` is the 等级 of the whole stretch, None where it spans several. ``formula`` is one Chinese sentence.
    """

    least: Decimal | None
    most: Decimal | None
    unknown_count: int
    rating: str | None
    formula: str

    @property
    def score(self) -> Decimal | None:
        """The one total; None where scores are still to be chosen or unknown."""
        return self.least if self.least == self.most and not self.unknown_count else None


def total_scores(scores: Sequence[Score], *, execution: Score, scheme: Scheme) -> TotalScore:
    """The total of indicators' ``scores`` and the ``execution``'s, with the cap of the scheme for poor execution, and its rating."""
    parts = (execution, *scores)
    unknown_count = sum(part.kind == "unknown" for part in parts)
    bounds = [_bounds(part) for part in parts]
    known = [bound for bound in bounds if bound is not None]
    if len(known) < len(bounds):
        return TotalScore(None, None, unknown_count, None, "有的指标没有分值，总分判断不了。")
    cap = _cap(execution.progress, scheme)
    least, most = (min(sum((bound[side] for bound in known), Decimal(0)), cap) for side in (0, 1))
    ratings = {rate_total(bound, scheme) for bound in (least, most)}
    rating = ratings.pop() if len(ratings) == 1 else None
    return TotalScore(least, most, unknown_count, rating, _say(scores, execution, least, most, unknown_count=unknown_count, rating=rating))


def rate_total(total: Decimal, scheme: Scheme) -> str:
    """The 等级 of a total."""
    return next((word for word, least in scheme.ratings if total >= least), scheme.ratings[-1][0])


def _bounds(score: Score) -> tuple[Decimal, Decimal] | None:
    if score.least is not None and score.most is not None:
        return score.least, score.most
    return None if score.points is None else (Decimal(0), score.points)


def _cap(rate: Decimal | None, scheme: Scheme) -> Decimal:
    """The most that the total may be at an execution rate."""
    return min((most for bound, most in scheme.total_caps if rate is not None and rate < bound), default=Decimal(100))


def _say(
    scores: Sequence[Score], execution: Score, least: Decimal, most: Decimal, *, unknown_count: int, rating: str | None
) -> str:
    shown = f"{least}分" if least == most else f"{least}分到{most}分"
    graded = f"，等级“{rating}”" if rating else "，跨着几个等级"
    unknown = f"，其中{unknown_count}项判断不了，按0分到满分计" if unknown_count else ""
    return f"执行率得分{execution.shown}，{len(scores)}项指标得分相加，总分{shown}{unknown}{graded}。"
