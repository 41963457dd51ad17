"""名称说的是越多越好的量，指标值填的却是相反的量。

检查什么
    指标值里写了另一个量的名称（如“运行中断时间小于1%”），它与指标名称一个越多越好、一个越少越好。
为什么
    评分时按名称的方向比较，方向反了，完成得好反而不得分。
会查出
    质量指标 | 平台服务可用性 | 运行中断时间小于1%

    质量指标 | 检修合格率 | 投诉率低于1%
不会查出
    质量指标 | 平台服务可用性 | ≥99%

    质量指标 | 检修合格率 | 一次检修合格率不低于98%
"""

from collections.abc import Iterator

from jiheng.regulations.lexicon import expect_of
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the measure named in the target runs against that in the name."""
    if facts.expectation is None or not facts.expectation.direction:
        return
    for quantity in facts.quantities:
        measured = expect_of(quantity.subject) if quantity.subject else None
        if measured is not None and measured.direction not in ("", facts.expectation.direction):
            yield Flaw(
                f"{facts.quoted}考核的是“{quantity.subject}”，与名称的方向相反",
                f"按“{facts.core}”填写指标值，或把名称改为“{quantity.subject}”", facts.target_source,
            )
            return


RULE = Rule(
    code="IN015", name="名称与指标值方向相反", concern="direction", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
