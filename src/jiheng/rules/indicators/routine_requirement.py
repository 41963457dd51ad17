"""把常规管理要求当成了绩效指标。

检查什么
    名称是资金使用合规、程序规范、违规违纪、内控制度执行、加强项目管理一类。可持续影响指标考核建成以后的管护、运行制度，是本项目的内容，不算。
为什么
    这些是任何项目都必须做到的，说明不了这个项目做成了什么；核心指标应与项目高度关联。
会查出
    社会效益指标 | 资金使用违规违纪问题 | 0次

    质量指标 | 采购程序规范性 | 规范
不会查出
    数量指标 | 拆除违法建设面积 | ≥2万平方米

    可持续影响指标 | 管护制度健全性 | 健全
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_LASTING = "可持续影响指标"


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for an indicator that any project has to meet anyway."""
    is_upkeep = facts.indicator.category == _LASTING and profile.lexicon.find("upkeep", facts.name)
    if profile.lexicon.find("management", facts.name) and not is_upkeep:
        yield Flaw(f"指标“{facts.indicator.name}”是常规管理要求，不反映项目的产出和效果", "换成与项目内容直接相关的指标", facts.name_source)


RULE = Rule(
    code="IN024", name="常规管理要求充当指标", concern="management-requirement", severity="should", certainty="suspected", scope=IndicatorFacts,
    check=check, cites=("mof-2021-101", "review-remarks"),
)
