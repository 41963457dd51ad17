"""得分大于分值，或者是负数。

检查什么
    每项指标的得分是不是在0分和分值之间，执行率得分是不是在0分和执行率分值之间。
为什么
    得分最多是满分；多出来的会抬高总分和等级。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 12
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 10
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, field_source
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every score outside 0 … points."""
    execution = item.scored
    if said := _say(execution.printed_execution, execution.execution.points):
        yield Flaw(f"执行率{said}", "改正得分", source=item.place("execution_score"))
    for indicator, row in item.rows:
        if said := _say(row.printed, row.score.points):
            yield Flaw(
                f"指标“{indicator.indicator.name}”{said}", "核对分值和得分，改正填错的", source=field_source(indicator, "score"), indicator=indicator,
            )


def _say(score: Decimal | None, points: Decimal | None) -> str:
    if score is None or points is None or 0 <= score <= points:
        return ""
    return f"得分{score}大于分值{points}" if score > points else f"得分{score}小于0"


RULE = Rule(
    code="SC001", name="得分大于分值", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
)
