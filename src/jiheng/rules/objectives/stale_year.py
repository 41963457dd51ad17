"""绩效目标写的不是预算年度的事。

检查什么
    年度绩效目标里以“20××年”“20××年度”开头的一句、“20××年底前”一类的期限，没有一个是预算年度，也不在项目名称写明的年份、
    实施期之内。
    文件名和文号里的年份、“比20××年”一类的基期、“20××年度决算审计”一类今年来做的事不算。
为什么
    多半是上年的目标没有改年份，或者填错了栏。
会查出
    标题 | 2026年度项目支出绩效目标表
    目标 | 2025年度组织开展业务培训10期，培训基层人员不少于600人次，到2025年底培训合格率达到95%以上，参训学员满意度达到90%以上。
不会查出
    标题 | 2026年度项目支出绩效目标表
    目标 | 完成市直部门2025年度决算审计60家，审计查出问题整改率达到95%以上，促进部门规范财务管理，被审计单位满意度达到90%以上。

    标题 | 2026年度项目支出绩效目标表
    目标 | 按照2025年印发的《三年行动方案（2024—2026年）》，2026年组织开展业务培训10期，培训人次比2025年增长5%，学员满意度达到90%以上。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import years_of
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_NAMED = re.compile("《[^》]*》|“[^”]*”|[〔\\[(（][^〕\\])）]{0,12}[〕\\])）]\\d*号?")
_YEARS = re.compile(
    r"(?<![\d.])(?P<ends>20\d{2})\s*年(?:底|末|年底|内|\s*\d{1,2}\s*月(?:底|末|份)?\s*(?:之?前|完成))"
    r"|(?:^|(?<=[，。；;：:\n]))\s*(?:到|至|力争|计划|在)?\s*(?P<begins>20\d{2})\s*年(?!\d|以来|以前)"
)
"""A deadline, or a clause that begins with its year."""
_BASE = re.compile(r"(?:比|较|与|从|自|由|截至|截止|以|在|按照|根据|依据|延续|继续)\s*$")
_PAST = re.compile(r"^(?:印发|下发|出台|修订|发布|建成|竣工|立项|以来|起|实施的|已|完成的|的基础)")
_NEAR = 4
_CLAUSE_END = re.compile("[，。；;\n]")
_PERIOD_HEADS = re.compile("实施期|项目期|起止|开始|完成日期|周期")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every objective whose years are all over before the budget year begins."""
    year = facts.filing.fiscal_year
    if year is None:
        return
    for project in facts.projects:
        objective = project.project.annual_objective
        if not objective:
            continue
        text = _NAMED.sub(lambda named: "·" * len(named.group()), project.objective)
        found = [match for match in _YEARS.finditer(text) if not _is_base(text, match, profile)]
        years = {_year(match) for match in found}
        if years and max(years) < year and str(year) not in text and not _covers(project, years):
            said = "、".join(f"{each}年" for each in sorted(years))
            yield Flaw(
                f"{project.quoted}的绩效目标写的是{said}，预算年度是{year}年", f"改为{year}年要达到的目标；确属以前年度结转的，写明结转",
                source=project.objective_part(found[0].start(), found[0].end()), project=project,
            )


def _year(match: re.Match[str]) -> int:
    return int(match["begins"] or match["ends"])


def _is_base(text: str, year: re.Match[str], profile: Profile) -> bool:
    """Whether a year is only what something is compared with or goes back to: 比2025年, 2025年印发的, 2025年度决算审计."""
    group = "ends" if year["ends"] else "begins"
    if _BASE.search(text, max(0, year.start(group) - _NEAR), year.start(group)):
        return True
    after = text[year.end(group) + 1 :]
    looks_back = _PAST.match(after) or profile.lexicon.find("looking_back", _CLAUSE_END.split(after, maxsplit=1)[0])
    return group == "begins" and looks_back is not None


def _covers(project: ProjectFacts, years: set[int]) -> bool:
    """Whether the project says of itself that it is of these years."""
    own = project.project
    texts = [own.name, *(text for head, text in own.printed.items() if _PERIOD_HEADS.search(head))]
    spans = [span for text in texts if (span := years_of(text))]
    return any(first <= year <= last for first, last in spans for year in years)


RULE = Rule(
    code="OB011", name="目标年份与预算年度不符", concern="objective", severity="should", certainty="suspected", scope=FilingFacts, check=check,
)
