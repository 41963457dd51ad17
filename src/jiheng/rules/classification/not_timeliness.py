"""时效指标下放了与时间快慢无关的指标。

检查什么
    归在时效指标下，而名称说的是合格率、故障率、无故障时间、覆盖率、成本一类，不反映完成得早晚、快慢。计数由“数量错放时效”提出。
为什么
    时效指标回答“什么时候完成、多快完成”；别的内容占了位置，项目的进度要求就落空了。
会查出
    时效指标 | 水泵平均无故障时间 | ≥2000小时

    时效指标 | 检测结果准确率 | ≥98%
不会查出
    时效指标 | 故障修复时间 | ≤2小时

    时效指标 | 年度任务完成率 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_date, is_misplaced, own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_ELSEWHERE = frozenset({"质量指标", "社会效益指标", "成本指标"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the name under 时效指标 has nothing to do with when or how fast."""
    if facts.indicator.category != "时效指标":
        return
    own = own_category(facts)
    if own in _ELSEWHERE and is_misplaced(facts) and not is_date(facts):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在时效指标下，反映的却不是完成得早晚、快慢",
            f"改归{own}；时效指标写明完成时间、响应时间或及时率", fix=propose_move(facts, own),
        )


RULE = Rule(
    code="CL004", name="非时间指标放时效", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
