"""满意度放在了别的指标下，或满意度指标下放了别的。

检查什么
    名称是满意度、满意率的指标没有归在满意度指标下；或者归在满意度指标下的，名称说的是次数、人数、完工时间、成本、验收合格率一类。投诉、差评一类越少越好的不查。
为什么
    满意度单独设类，要靠调查取得；混放以后，满意度要么被漏看，要么没有真正调查。
会查出
    社会效益指标 | 办事群众满意度 | ≥90%

    满意度指标 | 回访用户次数 | ≥50次
不会查出
    满意度指标 | 办事群众满意度 | ≥90%

    满意度指标 | 用户有效投诉件数 | ≤3件
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_SATISFACTION = "服务对象满意度指标"
_ELSEWHERE = frozenset({"数量指标", "时效指标", "成本指标"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where name and 二级指标 do not agree on whether this is satisfaction."""
    own, category = own_category(facts), facts.indicator.category
    if (own == _SATISFACTION) == (category == _SATISFACTION) or not category:
        return
    if own == _SATISFACTION:
        yield Flaw(
            f"指标“{facts.indicator.name}”归在{category}下，衡量的却是满意度", "改归服务对象满意度指标，写明是谁的满意度",
            fix=propose_move(facts, own),
        )
    elif own in _ELSEWHERE or (own == "质量指标" and facts.expectation is not None and facts.expectation.direction == "more"):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在满意度指标下，衡量的却不是满意度",
            f"改归{own}；满意度指标写明是谁的满意度，如“办事群众满意度≥90%”", fix=propose_move(facts, own),
        )


RULE = Rule(
    code="CL011", name="满意度归类不符", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
