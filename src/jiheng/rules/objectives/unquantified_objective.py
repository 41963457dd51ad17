"""绩效目标里没有任何数量。

检查什么
    绩效目标里、另列的年度任务里有没有数值。年份、文件号和“7×24小时”一类惯用语不算。
为什么
    目标里有数，指标才有来处；没有数，指标值定多少都对得上。
会查出
    目标 | 按照2026年工作安排开展业务培训与技术支持，加强队伍建设，持续提升从业人员的专业能力，使服务对象更加满意。
不会查出
    目标 | 开展业务培训12场，培训从业人员不少于600人次，持续提升从业人员的专业能力，使服务对象更加满意。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_NO_QUANTITY = re.compile(
    r"20\d\d\s?(?:年度?|[-—–~～至]\s?20\d\d(?:年度?)?)|(?<!\d)\d{1,4}\s?[×xX*]\s?\d{1,4}|〔\d{1,4}〕\d{0,4}号?|(?<!\d)\d{1,2}月"
)
_QUANTITY = re.compile(r"\d|百分之|[一二两三四五六七八九十百千万]{1,8}(?:场|次|个|项|家|人|名|万|篇|份|期|套|台)")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where nothing in the objective, nor in the tasks beside it, is a number of something."""
    said = "\n".join([facts.objective, *(task.content for task in facts.project.tasks)])
    if facts.objective and not _QUANTITY.search(_NO_QUANTITY.sub("", said)):
        yield Flaw(
            f"{facts.titled}的绩效目标没有一个数值", "写出主要任务的数量和要达到的水平，与指标值相互对应",
            source=facts.objective_source,
        )


RULE = Rule(
    code="OB005", name="目标无量化内容", concern="objective", severity="hint", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101",),
)
