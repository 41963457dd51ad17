"""比率类指标的目标值超出了 0 到 100%。

检查什么
    名称是合格率、覆盖率、处理率、占比、满意度一类，指标值大于 100% 或小于 0。增长率、完成率、收益率等本来就可以超过 100% 的不算。
为什么
    部分与整体之比不会超过 100%；这样的目标永远达不到，多半是填写差错。
会查出
    质量指标 | 医疗废物无害化处置率 | ≥130%
不会查出
    质量指标 | 医疗废物无害化处置率 | 100%

    经济效益指标 | 园区产值增长率 | ≥110%
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = Decimal(100)
_SHARES = frozenset({"share", "score"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a share of the whole that is larger than the whole, or negative."""
    if facts.expectation is None or "share" not in facts.expectation.dimensions or not facts.expectation.dimensions <= _SHARES:
        return
    for quantity in facts.quantities:
        if quantity.unit == "%" and not 0 <= quantity.value <= _WHOLE and not _may_exceed(facts, profile):
            yield Flaw(f"{facts.quoted}超出了比率的范围（0 到 100%）", "核对数值；如不是部分与整体之比，请改用能说明口径的名称", facts.target_source)
            return


def _may_exceed(facts: IndicatorFacts, profile: Profile) -> bool:
    return any(profile.lexicon.find("unbounded_rates", text) for text in (facts.core, facts.text))


RULE = Rule(
    code="IN010", name="比率越界", concern="range", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
)
