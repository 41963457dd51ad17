"""One indicator: its target and actual value → its score."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jiheng.domain.evaluation.evaluate import ClauseEvaluation, Evaluation, evaluate
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.formulas import say_range, say_share
from jiheng.scoring.score import Score, plain, round_score
from jiheng.scoring.shares import ONE, ZERO, Requirement, Share, join_shares, list_requirements
from jiheng.text.targets import Quantity, Target

_TENTH = Decimal("0.1")
_FAR = Decimal(10) ** 9
"""How far above 1 over-achievement is told; higher multiples are all the same slip."""


def score(
    target: Target | str, actual: Target | Decimal | str | None, *, points: Decimal | None, policy: Policy, scheme: Scheme,
    direction: Direction | Sequence[Direction] = "", dimension: str = "",
) -> Score:
    """What ``actual`` earns of ``points`` (分值, of 100) against ``target`` under a 计分办法.

    ``policy`` and ``direction`` are those of ``evaluate``; where the scheme says otherwise how values are compared, it counts.
    ``dimension`` is the 一级指标. Without points, or where the values cannot be compared, the score is unknown, never zero.
    Raises ``ValueError`` where points are negative or no number.
    """
    if points is not None and (not points.is_finite() or points < 0):
        raise ValueError(f"分值应为不小于0的数，而不是{points}")
    evaluation = evaluate(target, actual, policy=replace(scheme.bind(policy), degree_at_most=_FAR), direction=direction)
    parts = list_requirements(evaluation, scheme=scheme, dimension=dimension)
    share = _of_levels(evaluation) if evaluation.rating is not None else join_shares(parts, scheme=scheme)
    progress = evaluation.degree
    is_over = _is_over(evaluation, scheme)
    asks = tuple(filter(None, (_ask_short(share), _ask_over(evaluation, scheme) if is_over else "")))
    if points is None or not share.is_known:
        why = f"{evaluation.reason.removesuffix('。')}，{'' if points is not None else '没有分值，'}得分判断不了。"
        return Score(points, None, None, False, why, scheme.cites, asks, progress, is_over, evaluation)
    least, most = (round_score(points * bound, scheme) for bound in (share.least, share.most))
    is_open = share.is_open and least < most
    formula = _say(evaluation, parts, share, points=points, scheme=scheme)
    return Score(points, least, most, is_open, formula, scheme.cites, asks, progress, is_over, evaluation)


def _of_levels(evaluation: Evaluation) -> Share:
    """Thresholds on several levels: full points on the best; how many on the others, no form says."""
    if evaluation.outcome == "unknown":
        return Share(ZERO, ONE, is_known=False)
    if evaluation.outcome == "met":
        return Share(ONE, ONE, said="达到最高一档，得满分")
    return Share(ZERO, ONE, is_open=True, said="没有达到最高一档，不能满分")


def _say(evaluation: Evaluation, parts: Sequence[Requirement], share: Share, *, points: Decimal, scheme: Scheme) -> str:
    """The formula of the whole: that of the one clause, or of each with the rule that joins them."""
    result = say_range(share, points, scheme)
    if evaluation.rating is not None:
        return f"{evaluation.reason.removesuffix('。')}，{share.said}，{result}。"
    if len(parts) == 1:
        return say_share(*parts[0], points=points, scheme=scheme) + "。"
    if scheme.compound == "least":
        each = "；".join(part.reason for part, _ in parts)
        return f"{each}；{len(parts)}个要求按完成得最少的计，{plain(points)} × {plain(share.least * 100)}%，{result}。"
    each = "；".join(say_share(part, own, points=points / len(parts), scheme=scheme, is_part=True) for part, own in parts)
    return f"{len(parts)}个要求平均分{plain(points)}分：{each}；合计{result}。"


def _ask_short(share: Share) -> str:
    return "没有得满分，须说明偏差原因和改进措施" if share.is_known and (share.most < 1 or share.is_open and share.most == 1) else ""


def _ask_over(evaluation: Evaluation, scheme: Scheme) -> str:
    degree = evaluation.degree
    times = f"达到指标值的{plain((degree * 100).quantize(_TENTH))}%" if degree is not None and degree > 1 else "远远超过指标值"
    return f"实际{times}（{plain(scheme.over_threshold * 100)}%以上），须说明原因，核对指标值是不是定低了"


def _is_over(evaluation: Evaluation, scheme: Scheme) -> bool:
    """Whether the target was passed so far that it must be explained; where it is 0, by what the actual value is."""
    if evaluation.outcome != "met":
        return False
    if evaluation.degree is not None and evaluation.degree >= scheme.over_threshold:
        return True
    return any(_passes_zero(part, scheme) for part in evaluation.clauses)


def _passes_zero(part: ClauseEvaluation, scheme: Scheme) -> bool:
    clause, answer = part.clause, part.answer
    is_zero = isinstance(clause, Quantity) and clause.value == 0 and clause.upper is None and clause.op in ("≥", ">")
    return is_zero and isinstance(answer, Quantity) and answer.value >= scheme.over_actual_at_zero
