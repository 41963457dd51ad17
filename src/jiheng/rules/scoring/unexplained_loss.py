"""扣了分，没有说明原因。

检查什么
    得分小于分值的指标，偏差原因栏里有没有写原因；写“无”“无偏差”的，等于没有写。表上没有逐项的原因、另有一栏总的偏差原因的，看那一栏。
为什么
    自评扣分要说明为什么没有完成、怎样改进，否则看不出问题在哪里，也谈不上整改。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9 | 无偏差
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9 | 七月停课两周，下一年提前一个月开班。
    数量指标 | 培训期数 | ≥5期 | 5期 | 10 | 10
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, explains, field_source, list_reasons
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator that lost points without a reason."""
    has_own = any(explains(row.indicator.deviation_reason, profile.lexicon) for row in item.scored.indicators)
    if not has_own and list_reasons(item.facts, profile.lexicon):
        return
    for indicator, row in item.rows:
        points, reason = row.score.points, row.indicator.deviation_reason
        if points is None or row.printed is None or row.printed >= points or explains(reason, profile.lexicon):
            continue
        said = f"，原因栏写的是“{reason}”" if reason else "，没有说明原因"
        yield Flaw(
            f"指标“{indicator.indicator.name}”分值{points}，得分{row.printed}{said}", "写明为什么扣分、怎样改进",
            source=field_source(indicator, "deviation_reason" if reason else "score"), indicator=indicator,
        )


RULE = Rule(
    code="SC003", name="扣分未说明原因", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
    cites=("scoring-practice",),
)
