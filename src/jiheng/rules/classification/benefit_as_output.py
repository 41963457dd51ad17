"""产出指标下放了效果。

检查什么
    归在数量、质量、时效指标下，而名称说的是水平、能力、意识、影响力一类得到提升、改善。以计数衡量的不查。
为什么
    能力、水平的变化是产出带来的结果，应归效益指标；放在产出里，效益反而成了空白。
会查出
    质量指标 | 基层卫生服务能力提升情况 | 显著提升
不会查出
    数量指标 | 服务能力提升培训人数 | ≥300人

    质量指标 | 培训考核合格率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import is_effect
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_OUTPUT = frozenset({"数量指标", "质量指标", "时效指标"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where an effect stands under an output category."""
    if facts.indicator.category in _OUTPUT and is_effect(facts, profile.lexicon):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在{facts.indicator.category}下，说的却是带来的效果",
            "改归效益指标，并写明改变多少，如“较上年提高5个百分点”",
        )


RULE = Rule(
    code="CL006", name="效益错放产出", concern="misclassified", severity="should", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
