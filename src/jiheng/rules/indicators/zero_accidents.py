"""把不发生事故当成了绩效指标。

检查什么
    名称是安全事故、责任事故的指标。
为什么
    不发生事故是任何项目的底线；工程和场馆项目可以作为质量指标，一般项目还应当有反映自身成果的指标。
会查出
    社会效益指标 | 重大安全事故发生数量 | 0次
不会查出
    社会效益指标 | 食品安全知识知晓率 | ≥85%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for an indicator that only asks that nothing happens."""
    if profile.lexicon.find("zero_accidents", facts.name):
        yield Flaw(f"指标“{facts.indicator.name}”是安全底线", "工程、场馆项目可以保留；一般项目换成反映成果的指标", facts.name_source)


RULE = Rule(
    code="IN038", name="零事故充当指标", concern="management-requirement", severity="hint", certainty="suspected", scope=IndicatorFacts,
    check=check, cites=("mof-2021-101",),
)
