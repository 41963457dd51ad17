"""表上没有写明预算年度。

检查什么
    标题和表头里有没有预算年度。
为什么
    没有年度，年度指标值算哪一年的、与哪一年的预算对应都说不清，公开以后也无法逐年比较。
会查出
    标题 | 项目支出绩效目标表
不会查出
    标题 | 2026年项目支出绩效目标表
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no fiscal year was read."""
    if facts.filing.fiscal_year is None:
        yield Flaw(
            f"表题“{facts.filing.title}”和表头都没有写明预算年度",
            "在表题或表头写明年度，例如“2026年项目支出绩效目标表”",
        )


RULE = Rule(
    code="TB001", name="预算年度缺失", concern="header", severity="should", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2015-88",),
)
