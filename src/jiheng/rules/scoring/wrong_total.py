"""总分不等于各项得分之和。

检查什么
    每项都印了得分的，总分是不是执行率得分加各项指标得分；总分取整的，按取整后比。
为什么
    总分加错，等级就可能跟着错。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 90 | 90
    总分 | 98.50
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 90 | 90
    总分 | 99.50
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule

_HALF = Decimal("0.5")


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every printed total that the printed scores do not add up to."""
    total, summed = item.scored.printed_total, item.scored.printed_sum
    if total is None or summed is None:
        return
    step = Decimal(1).scaleb(min(int(total.as_tuple().exponent), 0))
    if abs(total - summed) > (step * _HALF if summed % step else 0):
        yield Flaw(
            f"总分写的是{total}，各项得分相加是{summed}", "核对各项得分和总分", source=item.place("total_score"),
        )


RULE = Rule(
    code="SC011", name="总分不等于各项之和", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
)
