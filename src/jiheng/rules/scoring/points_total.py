"""分值合计不是100。

检查什么
    每项指标都填了分值的，指标分值加执行率分值是不是100；没有印执行率分值的，指标分值是不是100，或者是扣除执行率后应有的数。
    分值写到小数的，容许四舍五入的尾差。
为什么
    分值合计不是100，总分就不能和别的项目比，等级也不能照分数线定。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 50 | 50
    社会效益指标 | 持证率 | ≥80% | 85% | 30 | 30
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 50 | 50
    社会效益指标 | 持证率 | ≥80% | 85% | 40 | 40
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.domain.filing import Project
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = Decimal(100)
_HALF = Decimal("0.5")


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose points do not come to 100."""
    project = item.facts.project
    points = [row.score.points for _, row in item.rows]
    known = [point for point in points if point is not None]
    if not known or len(known) < len(points):
        return
    summed = sum(known, Decimal(0))
    own = Decimal(project.budget.execution_points) if project.budget and project.budget.execution_points else None
    allowed = [_WHOLE - own] if own is not None else [_WHOLE, item.scored.scheme.indicator_points]
    if all(abs(summed - total) > _slack(project) for total in allowed):
        with_execution = "" if own is None else f"，加执行率分值{own}是{summed + own}"
        yield Flaw(
            f"{item.facts.titled}的指标分值合计{summed}{with_execution}，应当合计100", "核对各项分值，使合计为100",
            source=next(iter(project.sources.get("points", ())), None),
        )


def _slack(project: Project) -> Decimal:
    """What rounding every share of the points may add up to."""
    places = max(len((indicator.points or "").partition(".")[2].rstrip("0")) for indicator in project.indicators)
    return len(project.indicators) * _HALF * Decimal(1).scaleb(-places) if places else Decimal(0)


RULE = Rule(
    code="SC002", name="分值合计不为100", concern="points", severity="must", certainty="certain", scope=ScoredFacts, check=check,
)
