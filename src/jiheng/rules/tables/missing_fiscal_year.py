"""表上没有写明预算年度。

检查什么
    标题和表头里有没有预算年度；都没有的，项目的实施期、起止日期是否只在一个年度之内，能看出是哪一年。
为什么
    没有年度，年度指标值算哪一年的、与哪一年的预算对应都说不清，公开以后也无法逐年比较。
会查出
    标题 | 项目支出绩效目标表
不会查出
    标题 | 2026年项目支出绩效目标表
"""

import re
from collections.abc import Iterator

from jiheng.domain.filing import Project
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import years_of
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_TERM = re.compile(r"实施期|实施周期|项目期|项目周期|期限|起止|(?:开始|起始|完成|结束|终止)(?:日期|时间|年限)")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no fiscal year was read and no project's term tells it."""
    if facts.filing.fiscal_year is None and not any(_tells_year(project.project) for project in facts.projects):
        yield Flaw(
            f"表题“{facts.filing.title}”和表头都没有写明预算年度",
            "在表题或表头写明年度，例如“2026年项目支出绩效目标表”",
        )


def _tells_year(project: Project) -> bool:
    """Whether all dates of the project's term lie in one year; the day on which a form was filled in is none of them."""
    printed = "\n".join(value for label, value in project.printed.items() if _TERM.search(label))
    years = years_of(printed)
    return years is not None and years[0] == years[1]


RULE = Rule(
    code="TB001", name="预算年度缺失", concern="header", severity="should", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2015-88",),
)
