"""Rules on self-evaluations: points, scores, totals and ratings, and the reasons that must be given."""

from typing import Any

from jiheng.rules.rule import Rule
from jiheng.rules.scoring import (
    actual_without_number,
    changed_target,
    dominant_indicator,
    execution_sums,
    full_marks,
    hollow_reason,
    points_structure,
    points_total,
    score_exceeds_points,
    score_outside_interval,
    unexplained_adjustment,
    unexplained_excess,
    unexplained_execution,
    unexplained_loss,
    wrong_execution,
    wrong_rating,
    wrong_score,
    wrong_total,
)

RULES: tuple[Rule[Any], ...] = (
    score_exceeds_points.RULE,
    points_total.RULE,
    unexplained_loss.RULE,
    unexplained_excess.RULE,
    wrong_score.RULE,
    score_outside_interval.RULE,
    wrong_execution.RULE,
    unexplained_execution.RULE,
    execution_sums.RULE,
    wrong_rating.RULE,
    wrong_total.RULE,
    full_marks.RULE,
    actual_without_number.RULE,
    changed_target.RULE,
    hollow_reason.RULE,
    unexplained_adjustment.RULE,
    points_structure.RULE,
    dominant_indicator.RULE,
)
