"""指标值有数字，没有计量单位。

检查什么
    名称要求有计量单位（率、人数、面积、成本等），指标值只有数字；名称末尾括注了单位的不算，反向指标填“0”也不算。
为什么
    没有单位的数字无法与实际完成值比较，“0.95”和“95”也分不清。
会查出
    质量指标 | 管网水质合格率 | ≥95

    数量指标 | 新增绿地面积 | 3.2
不会查出
    质量指标 | 管网水质合格率（%） | ≥95

    质量指标 | 管网水质合格率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a number without a unit under a name that asks for one."""
    if facts.dimension or not facts.quantities or facts.expectation is None or not facts.expectation.dimensions:
        return
    if facts.name[-1:] in (")", "）") or (facts.quantities[0].value == 0 and facts.expectation.direction == "less"):
        return
    yield Flaw(f"{facts.quoted}没有计量单位", "写明计量单位，如“%”“人次”“平方米”", facts.target_source)


RULE = Rule(
    code="IN007", name="缺计量单位", concern="mismatch", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101", "review-remarks"),
)
