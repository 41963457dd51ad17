"""大大超过指标值，没有说明原因。

检查什么
    实际完成值达到指标值1.3倍以上的（倍数见计分办法），有没有写原因；越少越好的、控制在多少以内的不算超额。
为什么
    超得太多，多半是指标值定低了，满分说明不了绩效好；应当说明原因，下一年据实定指标值。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 800人次 | 10 | 10
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 800人次 | 10 | 10 | 新开线上课堂，报名人数超过预计；下一年指标值改为750人次。
    数量指标 | 培训期数 | ≥5期 | 6期 | 10 | 10
    成本指标 | 人均培训成本 | ≤400元 | 200元 | 10 | 10
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, explains, field_source, list_reasons
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every target that was passed by far without a reason."""
    if list_reasons(item.facts, profile.lexicon):
        return
    for indicator, row in item.rows:
        if row.score.is_over and not explains(row.indicator.deviation_reason, profile.lexicon):
            actual = row.indicator.actual.text if row.indicator.actual else ""
            yield Flaw(
                f"{indicator.quoted}，实际完成“{actual}”，{row.score.asks[-1].partition('，')[0]}，没有说明原因",
                "写明超额的原因，核对指标值是不是定低了", source=field_source(indicator, "actual"),
                indicator=indicator,
            )


RULE = Rule(
    code="SC004", name="超额完成未说明", concern="scoring", severity="should", certainty="certain", scope=ScoredFacts, check=check,
    cites=("mof-2020-10", "scoring-practice"),
)
