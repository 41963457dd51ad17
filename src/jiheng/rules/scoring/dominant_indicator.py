"""一项指标的分值过大。

检查什么
    每项指标都填了分值的，有没有一项超过指标总分值的一半（界限见参数表）；只有一项指标的不看。
为什么
    一项指标占去大半分值，别的指标完成得好坏都不要紧，总分就只看这一项。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 70 | 70
    社会效益指标 | 持证率 | ≥80% | 85% | 20 | 20
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 45 | 45
    社会效益指标 | 持证率 | ≥80% | 85% | 45 | 45
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, field_source
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for the indicator that has more than its part of all points."""
    points = [row.score.points for _, row in item.rows if row.score.points is not None]
    if len(points) < len(item.facts.indicators) or len(points) <= 1:
        return
    total, most = sum(points, Decimal(0)), profile.parameters["indicator_points_share_most"]
    for indicator, own in zip(item.facts.indicators, points, strict=True):
        if total > 0 and own * 100 > total * most:
            yield Flaw(
                f"指标“{indicator.indicator.name}”的分值{own}超过指标总分值{total}的{most}%", "按重要程度重新分配分值",
                source=field_source(indicator, "points"), indicator=indicator,
            )


RULE = Rule(
    code="SC018", name="单项分值过大", concern="points", severity="should", certainty="certain", scope=ScoredFacts, check=check,
    cites=("audit-chifeng-2023",),
)
