"""满意度目标高得难以达到，或低得没有要求。

检查什么
    满意度的目标值高于或低于常见范围；范围是口径里的参数，各地可以另定。
为什么
    问卷调查很难得到接近 100% 的结果，填得过高往往意味着没有真正调查；过低则没有约束。
会查出
    服务对象满意度指标 | 参观观众满意度 | ≥100%

    服务对象满意度指标 | 参观观众满意度 | ≥60%
不会查出
    服务对象满意度指标 | 参观观众满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_SATISFACTION = "服务对象满意度指标"


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a satisfaction rate outside the usual range."""
    if facts.expectation is None or facts.expectation.own != _SATISFACTION or not facts.quantities or facts.quantities[0].unit != "%":
        return
    least, most = profile.parameters["satisfaction_usual_least"], profile.parameters["satisfaction_usual_most"]
    if not least <= facts.quantities[0].value <= most:
        yield Flaw(f"{facts.quoted}不在常见的 {least}% 到 {most}% 之间", "结合往年调查结果核定目标值，并准备好问卷材料", facts.target_source)


RULE = Rule(
    code="IN018", name="满意度取值异常", concern="range", severity="hint", certainty="suspected", scope=IndicatorFacts, check=check,
)
