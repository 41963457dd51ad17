"""为人服务的项目没有满意度指标。

检查什么
    项目名称、指标名称里有培训、活动、服务、补助一类说法，或绩效目标里写了群众、学员、游客一类受益的人，却没有满意度指标；或者本表至少四分之三的项目设了、个别没设。
    不直接服务社会公众或特定对象的项目，以及人员类和公用经费不查。
为什么
    直接服务社会公众或受益对象的项目要看服务对象满意不满意；“建议增加满意度指标”是财政审核的常见意见。
会查出
    项目 | 农村妇女技能培训 | 60.00
    数量指标 | 培训妇女人数 | ≥500人
    社会效益指标 | 培训后就业率 | ≥40%
不会查出
    项目 | 农村妇女技能培训 | 60.00
    数量指标 | 培训妇女人数 | ≥500人
    满意度指标 | 参训妇女满意度 | ≥90%

    项目 | 水文站仪器检定 | 60.00
    目标 | 完成全市水文站在用仪器的年度检定，确保流量、水位测验成果准确可靠，为防汛调度提供依据。
    数量指标 | 检定仪器数量 | ≥50台
    质量指标 | 检定合格率 | ≥98%
"""

from collections.abc import Iterator

from jiheng.regulations.lexicon import Lexicon
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_SATISFACTION = "服务对象满意度指标"


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that serves people whom nobody asks, or that stands alone on its table without asking."""
    practice = "本表多数项目都设了" if facts.usually_has(_SATISFACTION) else None
    for project in facts.projects:
        if project.lacks(_SATISFACTION) and (sign := _find_sign(project, profile.lexicon) or practice):
            yield Flaw(
                f"{project.quoted}没有满意度指标，而{sign}",
                "补充服务对象满意度指标，写明是谁的满意度，如“参训学员满意度≥90%”；确不直接服务公众或特定对象的，请说明",
                project=project,
            )


def _find_sign(facts: ProjectFacts, lexicon: Lexicon) -> str | None:
    """What shows that the project serves people, as a clause of the message; None where nothing does."""
    if word := lexicon.find("service", facts.project.name):
        return f"项目名称写明了“{word}”"
    if word := lexicon.find("served", facts.objective):
        return f"绩效目标写明了“{word}”"
    for item in facts.indicators:
        if word := lexicon.find("service", item.name) or lexicon.find("served", item.name):
            return f"第{item.indicator.number}项指标写明了“{word}”"
    return None


RULE = Rule(
    code="PR009", name="缺满意度指标", concern="missing-satisfaction", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("mof-2021-101", "review-remarks"),
)
