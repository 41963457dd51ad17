"""成本指标下放了数量、质量或时间。

检查什么
    归在成本指标（或经济成本指标）下，而名称说的是验收合格率、完工时间一类，或者指标值是比率、数的是多少次、多少人。名称里有成本、费、价、标准、控制、投资一类字眼的不查。
为什么
    成本指标回答“花多少、单价多少”；放了别的，成本有没有控制就看不出来。
会查出
    成本指标 | 设备验收合格率 | 100%

    成本指标 | 参训人次 | ≥400人次

    成本指标 | 系统运行稳定率 | ≥98%
不会查出
    成本指标 | 人均培训成本 | ≤400元/人·天

    成本指标 | 培训成本控制数 | ≤30万元
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_count, is_deadline, is_misplaced, own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_COST = frozenset({"成本指标", "经济成本指标"})
_MEASURES = {"质量指标": "达到的标准", "时效指标": "时间或进度"}


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where nothing that money is spent on or saved stands under 成本指标."""
    if facts.indicator.category not in _COST or profile.lexicon.find("cost", facts.name):
        return
    own = own_category(facts)
    if is_count(facts):
        own, what = "数量指标", "数量"
    elif own in _MEASURES and is_misplaced(facts):
        what = _MEASURES[own]
    elif is_deadline(facts) or facts.dimension == "time":
        own, what = "时效指标", _MEASURES["时效指标"]
    elif facts.dimension == "share":
        own, what = own or "质量指标或其他相应的指标", "比率"
    else:
        return
    yield Flaw(
        f"指标“{facts.indicator.name}”（{facts.text}）归在成本指标下，衡量的却是{what}",
        f"改归{own}；成本指标写明单位成本或总成本控制数", fix=propose_move(facts, own),
    )


RULE = Rule(
    code="CL012", name="非成本指标放成本", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
