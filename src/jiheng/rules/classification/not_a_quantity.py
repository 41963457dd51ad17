"""数量指标下放了比率、进度、日期或成本。

检查什么
    归在数量指标下，而名称说的是合格率、进度、完工时间、成本一类，或者指标值是百分数、日期。
    完成率、覆盖率一类可以表示任务量的比率不查；说的是效果的，由“效益错放产出”提出。
为什么
    数量指标回答“做多少”，要用绝对数；质量、时效、成本各有自己的二级指标，放错了就看不出数量。
会查出
    数量指标 | 管网改造工程合格率 | ≥95%

    数量指标 | 采集数据的完整性 | ≥95%

    数量指标 | 泵站竣工时间 | 2025年10月底前
不会查出
    数量指标 | 管网改造长度 | ≥12公里

    数量指标 | 年度抽检任务完成率 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_date, is_effect, is_misplaced, own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_QUANTITY = "数量指标"
_MEASURES = {"质量指标": "达到的标准", "时效指标": "时间或进度", "成本指标": "成本"}


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where something else than an amount stands under 数量指标."""
    if facts.indicator.category != _QUANTITY:
        return
    place, what = _find_place(facts)
    if place and not is_effect(facts, profile.lexicon):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在数量指标下，衡量的却是{what}",
            f"改归{place}；数量指标用绝对数，写明做多少、服务多少人", fix=propose_move(facts, place),
        )


def _find_place(facts: IndicatorFacts) -> tuple[str, str]:
    """Where the indicator belongs and what it measures; two empty texts where it stands right."""
    own = own_category(facts)
    if own in _MEASURES and is_misplaced(facts):
        return own, _MEASURES[own]
    if own == _QUANTITY:
        return "", ""
    if is_date(facts):
        return "时效指标", "时间"
    if facts.dimension == "share" and not _may_be_share(facts):
        return "质量指标或其他相应的指标", f"比率（“{facts.text}”）"
    return "", ""


def _may_be_share(facts: IndicatorFacts) -> bool:
    return facts.expectation is not None and _QUANTITY in facts.expectation.categories


RULE = Rule(
    code="CL001", name="质量时效成本错放数量", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
