"""三级指标的名称过长。

检查什么
    名称（不计末尾括注的单位）超过一定字数；字数是口径里的参数。
为什么
    名称过长通常混进了工作内容或口径说明，不便汇总比较。
会查出
    数量指标 | 依托乡镇综合文化站和农家书屋开展群众性阅读推广活动的场次 | ≥20场
不会查出
    数量指标 | 阅读推广活动场次 | ≥20场
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a long name."""
    most = profile.parameters["name_characters_most"]
    if len(facts.core) > most:
        yield Flaw(f"指标名称“{facts.indicator.name}”有{len(facts.core)}字，超过{most}字", "精简名称，口径写到指标解释里", facts.name_source)


RULE = Rule(
    code="IN027", name="指标名称过长", concern="overlong", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101",),
)
