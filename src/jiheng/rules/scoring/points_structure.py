"""各类指标的分值和规定的不同。

检查什么
    每项指标都填了分值、合计正是计分办法所定的（如90分），再看产出、效益、满意度（和成本）各占多少，是不是计分办法列出的几种之一。
    差得不多的（界限见参数表）只作提示。
为什么
    各类分值有规定的比例，特殊情况可以调整，但要说得出理由；把分值堆在容易得分的一类上，总分就虚高。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 75 | 75
    社会效益指标 | 持证率 | ≥80% | 85% | 5 | 5
    服务对象满意度指标 | 学员满意度 | ≥90% | 95% | 10 | 10
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 50 | 50
    社会效益指标 | 持证率 | ≥80% | 85% | 30 | 30
    服务对象满意度指标 | 学员满意度 | ≥90% | 95% | 10 | 10
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the points by 一级指标 are none of the accepted structures."""
    scheme, own = item.scored.scheme, [row.score.points for _, row in item.rows]
    if not scheme.structures or None in own or item.facts.is_whole:
        return
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for _, row in item.rows:
        found[row.indicator.dimension] += row.score.points or 0
    is_comparable = sum(found.values(), Decimal(0)) == scheme.indicator_points and "" not in found
    if is_comparable and dict(found) not in scheme.structures:
        shown = "、".join(f"{name}{points}分" for name, points in found.items())
        nearest = min(scheme.structures, key=lambda structure: _gap(found, structure))
        asked = "、".join(f"{name}{points}分" for name, points in nearest.items())
        is_far = _gap(found, nearest) > profile.parameters["points_structure_gap_most"]
        yield Flaw(
            f"{item.facts.titled}的分值是{shown}", f"一般按{asked}分配；特殊情况要调整的，说明理由", at_most="should" if is_far else "hint",
        )


def _gap(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> Decimal:
    """How many points would have to move to make one the other."""
    zero = Decimal(0)
    return sum((abs(one.get(name, zero) - other.get(name, zero)) for name in {*one, *other}), zero) / 2


RULE = Rule(
    code="SC017", name="分值结构不符", concern="points", severity="should", certainty="suspected", scope=ScoredFacts, check=check,
    cites=("mof-2020-10", "mof-2021-101"),
)
