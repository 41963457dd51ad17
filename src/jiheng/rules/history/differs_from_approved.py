"""指标与批复的不一致。

检查什么
    同一个项目批复的表（另给）里有、本表没有的指标，本表有、批复里没有的指标，以及两边指标值含义不同的指标。公开的、监控的、自评的表都可以
    这样与批复的核对。
为什么
    绩效目标批复以后一般不予调整，确需调整的要走程序；监控、自评、公开都应当用批复的指标。
会查出
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥300人
    质量指标 | 考核合格率 | ≥90%
    〔批复〕
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥400人
    质量指标 | 考核合格率 | ≥90%

    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥400人
    〔批复〕
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥400人
    质量指标 | 考核合格率 | ≥90%
不会查出
    项目 | 职业技能培训
    数量指标 | 培训人数 | 不少于400人
    质量指标 | 考核合格率 | ≥90%
    〔批复〕
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥400人
    质量指标 | 考核合格率 | ≥90%
"""

from collections.abc import Iterable, Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import meaning_of
from jiheng.rules.facts.pairing import pair_indicators, pair_projects
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_REMEDY = "按批复的改回；已经批准调整的，附上调整的批复"


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator that has another value than the approved one, and one for those that only one side has."""
    for project, approved in pair_projects(facts, facts.others["approved"]):
        pairs = list(pair_indicators(project, approved))
        for item, was in pairs:
            if item.clauses and was.clauses and meaning_of(item.target) != meaning_of(was.target):
                yield Flaw(
                    f"{item.quoted}，批复的是“{was.text}”", _REMEDY, source=item.target_source, project=project, indicator=item,
                )
        ours, theirs = {id(item) for item, _ in pairs}, {id(was) for _, was in pairs}
        added = [item for item in project.indicators if id(item) not in ours]
        dropped = [was for was in approved.indicators if id(was) not in theirs]
        if added or dropped:
            yield _differing(project, added, dropped)


def _differing(project: ProjectFacts, added: list[IndicatorFacts], dropped: list[IndicatorFacts]) -> Flaw:
    parts = [f"少了批复的{_names(dropped)}"] if dropped else []
    parts += [f"多了批复里没有的{_names(added)}"] if added else []
    return Flaw(f"{project.quoted}的指标{'，'.join(parts)}", _REMEDY, source=project.name_source, project=project)


def _names(items: Iterable[IndicatorFacts]) -> str:
    return "、".join(f"“{item.indicator.name}”" for item in items)


RULE = Rule(
    code="HI003", name="与批复的指标不一致", concern="history", severity="must", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2015-88",), needs="approved",
)
