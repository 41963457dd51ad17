"""指标值是占位符，等于没有填写。

检查什么
    指标值是 XX、待定、暂无、不涉及、“/”之类，或者模板里没有填数的“≥**%”；名称只是占位符的也算。反向指标填“无”表示没有发生，不算。
为什么
    审计通报指出，填“无”“不涉及”的指标照样占分；没有目标就没有考核。
会查出
    数量指标 | 编印资料数量 | 待定

    质量指标 | 系统故障关闭率 | ≥**%
不会查出
    质量指标 | 生产安全事故 | 无
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a target or a name that was never filled in."""
    if facts.answer == "placeholder":
        yield Flaw(f"{facts.quoted}是占位符，没有真正填写", "填写目标值；确实不涉及的，删去这一项指标", facts.target_source)
    elif profile.lexicon.has("placeholders", facts.core):
        yield Flaw(f"指标名称“{facts.indicator.name}”是占位符，没有真正填写", "填写指标名称；确实不涉及的，删去这一项指标", facts.name_source)


RULE = Rule(
    code="IN031", name="占位符", concern="not-quantified", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("audit-chifeng-2023",),
)
