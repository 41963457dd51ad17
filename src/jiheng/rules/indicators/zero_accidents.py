"""效益指标只有一项，写的是不发生事故。

检查什么
    项目的效益指标只有一项，名称是安全事故、责任事故的。工程、场馆项目不查，在那里零事故是正当的质量要求；还有别的效益指标的也不查。
为什么
    不发生事故是任何项目的底线；只写这一项，就看不出钱花下去带来了什么。
会查出
    项目 | 阅读推广活动 | 20.00
    数量指标 | 活动场次 | ≥12场
    社会效益指标 | 重大安全事故发生数量 | 0次
不会查出
    项目 | 阅读推广活动 | 20.00
    数量指标 | 活动场次 | ≥12场
    社会效益指标 | 食品安全知识知晓率 | ≥85%
    社会效益指标 | 重大安全事故发生数量 | 0次

    项目 | 校舍维修工程 | 20.00
    数量指标 | 维修面积 | ≥900平方米
    社会效益指标 | 重大安全事故发生数量 | 0次
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where all that the project promises is that nothing happens."""
    effects = [item for item in facts.indicators if item.indicator.dimension == "效益指标"]
    if len(effects) != 1 or not profile.lexicon.find("zero_accidents", effects[0].name):
        return
    name = facts.project.name
    if facts.is_construction or profile.lexicon.find("venues", name) or profile.lexicon.find("safety", name):
        return
    item = effects[0]
    yield Flaw(
        f"指标“{item.indicator.name}”是安全底线，而{facts.quoted}的效益指标只有这一项", "补充反映项目自身成果的效益指标", item.name_source, indicator=item,
    )


RULE = Rule(
    code="IN038", name="只以零事故作效益", concern="management-requirement", severity="hint", certainty="suspected", scope=ProjectFacts,
    check=check, cites=("mof-2021-101",),
)
