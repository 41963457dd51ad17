"""目标值明显低于上年实际。

检查什么
    上年的表（另给，要有实际完成值）里同一项指标的实际完成值，比今年的指标值好出参数表所列的比例以上：越多越好的，今年定得太低；
    越少越好的，今年放得太宽。看不出方向的、计量单位不同的不比。
为什么
    指标值应当从严从高；低于已经做到的水平，等于不做也能完成。
会查出
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥300人
    〔上年〕
    监控 | 1-12月
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥280人 | 460人
不会查出
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥450人
    时效指标 | 投诉办理时限 | ≤5天
    〔上年〕
    监控 | 1-12月
    项目 | 职业技能培训
    数量指标 | 培训人数 | ≥280人 | 460人
    时效指标 | 投诉办理时限 | ≤5天 | 5天
"""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.domain.evaluation.policy import Direction
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.changes import only_number, ratio_of
from jiheng.rules.facts.nature import direction_of
from jiheng.rules.facts.pairing import pair_indicators, pair_projects
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = 100
_COUNTED = frozenset({"people", "visits", "events", "works", "count", "area", "length"})
_BOUNDS: dict[str, Direction] = {"≥": "more", ">": "more", "≤": "less", "<": "less"}


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every target that is much easier than what was done last year."""
    most = Fraction(profile.parameters["target_drop_most"], _WHOLE)
    for project, before in pair_projects(facts, facts.others["last_year"]):
        for item, last in pair_indicators(project, before):
            target, actual = only_number(item.target), only_number(last.indicator.actual)
            if target is None or actual is None:
                continue
            ratio = ratio_of(target, actual)
            better = _direction(item, profile)
            if ratio is not None and (better == "more" and ratio < 1 - most or better == "less" and ratio > 1 + most):
                yield Flaw(
                    f"{item.quoted}，上年实际已是“{last.indicator.actual.text if last.indicator.actual else ''}”，"
                    f"{'低' if better == 'more' else '放宽'}了 {abs(int((ratio - 1) * _WHOLE))}%",
                    "按不低于上年实际的水平核定；任务、资金确有减少的，写明理由", source=item.target_source, project=project, indicator=item,
                )


def _direction(item: IndicatorFacts, profile: Profile) -> Direction:
    """What is better: as the name says, else as the sign says; of a count without either, more."""
    bound = _BOUNDS.get(item.first.op, "") if item.first else ""
    return direction_of(item, profile.lexicon) or bound or ("more" if item.dimension in _COUNTED else "")


RULE = Rule(
    code="HI002", name="目标值低于上年实际", concern="history", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("mof-2021-101", "audit-chifeng-2023"), needs="last_year",
)
