"""部门的年度主要任务没有指标支撑。

检查什么
    部门整体支出绩效目标表上，年度主要任务的名称和内容，与任何一项指标的名称、指标值有没有两个字以上相同的说法（“工作”“任务”一类不算）；
    一处也没有的提出。
为什么
    部门的指标要能说明主要任务完成得怎样；任务花了钱而没有指标，年底就无从考核。
会查出
    部门整体 | 示例市林业局
    任务 | 造林绿化 | 造林5万亩 | 300
    任务 | 森林防火 | 巡护、宣传 | 100
    数量指标 | 造林面积 | ≥5万亩
    生态效益指标 | 绿化覆盖率 | ≥60%
不会查出
    部门整体 | 示例市林业局
    任务 | 造林绿化 | 造林5万亩 | 300
    任务 | 森林防火 | 巡护、宣传 | 100
    数量指标 | 造林面积 | ≥5万亩
    数量指标 | 森林巡护里程 | ≥3万公里
    生态效益指标 | 绿化覆盖率 | ≥60%
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.widths import fold

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_GENERAL = re.compile("工作|任务|项目|经费|专项|其他|支出|运转|保障|开展|完成|推进|加强|建设|管理|服务|情况|提升|日常|人员|公用|基本|全[县市区省]")
_LEAST = 2


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every task whose words no indicator shares."""
    said = _pairs("".join(f"{item.name}，{item.text}，" for item in facts.indicators))
    for task in facts.project.tasks if facts.indicators else ():
        asked = _pairs(f"{task.name}，{task.content}")
        if len(asked) >= _LEAST and asked.isdisjoint(said):
            yield Flaw(
                f"年度主要任务“{task.name}”没有一项指标与之对应", "补上能说明这项任务完成情况的指标，或在已有指标的名称里写明任务", source=task.source,
            )


def _pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters of the words that mean something."""
    words = _CHINESE.findall(_GENERAL.sub("，", fold(text)))
    return frozenset(word[start : start + 2] for word in words for start in range(len(word) - 1))


RULE = Rule(
    code="PR024", name="主要任务没有指标", concern="objective", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
