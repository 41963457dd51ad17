"""跨年度的项目没有分开写实施周期目标和年度目标。

检查什么
    名称里写明跨两个以上年度的项目，绩效目标有没有把整个周期的与当年的分开：两栏都填且不相同，或者在文字里写出了各年度、当年的安排。
为什么
    只有一个目标，当年要完成多少、几年总共完成多少分不清，年度批复和评价都没有依据。
会查出
    项目 | 2025-2026年信息系统运维 | 62.00
    目标 | 对现有信息系统进行日常巡检、故障处理和安全加固，确保各系统稳定运行，系统可用率不低于99%，使用人员满意度达到95%以上。
不会查出
    项目 | 2025-2026年信息系统运维 | 62.00
    目标 | 2026年底前完成全部6个系统的安全加固，其中当年完成4个，系统可用率不低于99%，使用人员满意度达到95%以上。

    项目 | 2026年信息系统运维 | 62.00
    目标 | 对现有信息系统进行日常巡检、故障处理和安全加固，确保各系统稳定运行，系统可用率不低于99%，使用人员满意度达到95%以上。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import years_of
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_DIVIDED = re.compile(r"20\d\d\s*年|当年|本年|今年|年度|第[一二三]年|逐年|分年")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the name spans years and the only objective does not tell them apart."""
    project = facts.project
    years = years_of(project.name)
    if years is None or years[0] == years[1] or not facts.objective:
        return
    is_single = None in (project.period_objective, project.annual_objective) or project.period_objective == project.annual_objective
    if is_single and not _DIVIDED.search(facts.objective):
        yield Flaw(
            f"项目“{project.name}”跨 {years[0]} 至 {years[1]} 年，绩效目标没有区分实施周期和当年",
            f"分别写明到 {years[1]} 年总共达到什么、当年达到什么", source=facts.objective_source,
        )


RULE = Rule(
    code="OB010", name="未区分实施周期目标与年度目标", concern="objective", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
