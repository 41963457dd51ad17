"""绝大多数指标挤在一类二级指标下。

检查什么
    指标达到口径规定的个数（实务中常取 5 个）以后，某一类二级指标占比不低于口径规定的比例（实务中常取 70%）。
为什么
    各类指标相互印证才看得出投入、产出和效果的关系；偏在一类，往往是把工作清单当成了指标。
会查出
    数量指标 | 讲座场次 | ≥2场
    数量指标 | 展览场次 | ≥2场
    数量指标 | 沙龙场次 | ≥2场
    数量指标 | 竞赛场次 | ≥2场
    质量指标 | 听众好评率 | ≥90%
不会查出
    数量指标 | 讲座场次 | ≥2场
    数量指标 | 展览场次 | ≥2场
    质量指标 | 听众好评率 | ≥90%
    社会效益指标 | 健康知识知晓率 | ≥75%
    满意度指标 | 听众满意度 | ≥90%
"""

from collections import Counter
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where one 二级指标 holds nearly everything."""
    count = len(facts.indicators)
    if count < profile.parameters["category_share_from_indicators"]:
        return
    category, most = Counter(item.indicator.category for item in facts.indicators).most_common(1)[0]
    if most * 100 >= count * profile.parameters["category_share_most"]:
        yield Flaw(
            f"{facts.quoted}的{count}项指标中有{most}项是{category}",
            "精简同类指标，补充质量、效益、满意度等其他方面",
        )


RULE = Rule(
    code="PR012", name="结构失衡", concern="imbalance", severity="hint", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101",),
)
