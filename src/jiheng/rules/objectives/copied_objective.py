"""绩效目标与表上另一个项目的几乎一样。

检查什么
    两个项目的绩效目标有多少文字相同；较短的一个有参数表所列比例以上的文字也在另一个里，就在后一个项目上提出。达不到最少字数的短目标不比。
为什么
    审计通报把照搬上级、照搬上年的目标列为常见问题：换了年度、换了单位，目标却没有变，说明没有按这笔钱重新设定。
会查出
    项目 | 甲馆信息化运维 | 38.00
    目标 | 对现有信息系统进行日常巡检、故障处理和安全加固，确保各系统全年稳定运行，系统可用率不低于99%，使用人员满意度达到95%以上。
    项目 | 乙馆信息化运维 | 51.00
    目标 | 对现有信息系统进行日常巡检、故障处理和安全加固，确保各系统全年平稳运行，系统可用率不低于99%，使用人员满意度达到95%以上。
不会查出
    项目 | 甲馆信息化运维 | 38.00
    目标 | 对现有信息系统进行日常巡检、故障处理和安全加固，确保各系统全年稳定运行，系统可用率不低于99%，使用人员满意度达到95%以上。
    项目 | 乙馆图书购置 | 51.00
    目标 | 全年购置中文图书1.2万册、外文图书800册，完成编目上架，丰富馆藏结构，满足读者阅读需求，读者满意度达到90%以上。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import shared_percent
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_CLAUSE = re.compile(r"[^，。；;,]{8,}")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose objective is nearly that of an earlier one.

    Only objectives that share a whole clause are compared, each with the first project that has the clause, so that the work grows
    with the table and not with its square.
    """
    least, shortest = profile.parameters["objective_similarity_least"], profile.parameters["objective_characters_least"]
    first_with: dict[str, ProjectFacts] = {}
    for project in facts.projects:
        if len(project.objective) < shortest:
            continue
        clauses = _CLAUSE.findall(project.objective)
        rivals = {rival.index: rival for clause in clauses if (rival := first_with.get(clause))}
        similar = [(shared_percent(project.objective, rival.objective), -index, rival) for index, rival in rivals.items()]
        percent, _, rival = max(similar, key=lambda entry: entry[:2], default=(0, 0, project))
        if percent >= least:
            yield Flaw(
                f"项目“{project.project.name}”的绩效目标有 {percent}% 的文字与项目“{rival.project.name}”的相同",
                "按本项目当年的任务和资金重新写绩效目标；确属同一件事的，考虑合并项目", source=project.objective_source, project=project,
            )
        for clause in clauses:
            first_with.setdefault(clause, project)


RULE = Rule(
    code="OB009", name="目标照搬", concern="objective", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("audit-baotou-2025",),
)
