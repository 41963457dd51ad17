"""自评等级和总分不符。

检查什么
    表上印了等级的，是不是总分对应的等级；分数线见计分办法。
为什么
    等级决定结果怎样用，要由总分定，不能另填。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 400人次 | 90 | 72 | 七月停课两周。
    总分 | 81.50
    自评等级 | 优
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 400人次 | 90 | 72 | 七月停课两周。
    总分 | 81.50
    自评等级 | 良
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.scoring.totals import rate_total


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every printed rating that is not the total's."""
    scored = item.scored
    total = scored.printed_total if scored.printed_total is not None else scored.printed_sum
    if total is None or scored.printed_rating is None:
        return
    rating = rate_total(total, scored.scheme)
    if rating != scored.printed_rating:
        yield Flaw(
            f"总分{total}分应为“{rating}”，等级写的是“{scored.printed_rating}”", "核对总分和等级",
            source=item.place("total_score"),
        )


RULE = Rule(
    code="SC010", name="等级与总分不符", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
    cites=("mof-2020-10", "scoring-practice"),
)
