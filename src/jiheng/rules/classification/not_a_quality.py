"""质量指标下放了数量、时间或成本。

检查什么
    归在质量指标下，而指标值是多少人次、多少个、多少次一类的计数，或者名称说的是完工时间、成本。
    事故、投诉一类越少越好的计数，名称里有优秀、获奖、省级等等次的计数，以及每班几人一类的配备标准不查。
为什么
    质量指标回答“做到什么标准”；单纯的计数只说明做了多少，应归数量指标。
会查出
    质量指标 | 走访企业次数 | ≥60次

    质量指标 | 基层骨干聚集 | ≥30人次
不会查出
    质量指标 | 工地安全责任事故 | 0起

    质量指标 | 省级优秀案例数量 | ≥3个

    质量指标 | 月度考核平均得分 | ≥90分
"""

from collections.abc import Iterator

from jiheng.regulations.lexicon import Lexicon
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_count, is_deadline, is_effect, is_misplaced, own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_MEASURES = {"时效指标": "时间或进度", "成本指标": "成本"}


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where an amount, a date or a cost stands under 质量指标."""
    if facts.indicator.category != "质量指标":
        return
    own = "时效指标" if is_deadline(facts) else own_category(facts)
    if is_deadline(facts) or (own in _MEASURES and is_misplaced(facts)):
        yield _flaw(facts, own, _MEASURES[own])
    elif is_count(facts) and not _is_standard(facts, profile.lexicon) and not is_effect(facts, profile.lexicon):
        yield _flaw(facts, "数量指标", f"数量（“{facts.text}”）")


def _flaw(facts: IndicatorFacts, place: str, what: str) -> Flaw:
    return Flaw(
        f"指标“{facts.indicator.name}”归在质量指标下，衡量的却是{what}",
        f"改归{place}；质量指标写明达到的标准，如合格率、验收通过率", fix=propose_move(facts, place),
    )


def _is_standard(facts: IndicatorFacts, lexicon: Lexicon) -> bool:
    """Whether the count is one of good ones, or so many for each of something, which is a standard to keep and no amount."""
    is_ratio = facts.first is not None and facts.first.per is not None and own_category(facts) != "数量指标"
    return is_ratio or lexicon.find("quality_marks", facts.name) is not None


RULE = Rule(
    code="CL002", name="数量错放质量", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
