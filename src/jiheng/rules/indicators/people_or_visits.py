"""名称说的是人数，指标值用的是人次，或者相反。

检查什么
    名称以“人数、学员数”等结尾而指标值的单位是人次，或名称以“人次”结尾而单位是人、名。
为什么
    一个人参加三次是三人次；混用会把覆盖面说大，也与统计台账对不上。
会查出
    数量指标 | 出国培训人数 | 15人次

    数量指标 | 展览参观人次 | 8000人
不会查出
    数量指标 | 出国培训人数 | 15人

    数量指标 | 参观游客数量 | 3万人次
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_PAIRS = {"people": ("visits", "人次", "人数"), "visits": ("people", "人数", "人次")}


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the name counts heads and the target visits, or the other way round."""
    if facts.expectation is None or facts.dimension not in ("people", "visits"):
        return
    for named, (used, used_word, named_word) in _PAIRS.items():
        if named in facts.expectation.dimensions and used not in facts.expectation.dimensions and facts.dimension == used:
            remedy = f"名称与单位统一：按{used_word}统计就改名称，按{named_word}统计就改单位"
            yield Flaw(f"{facts.quoted}把{named_word}填成了{used_word}", remedy, facts.target_source)


RULE = Rule(
    code="IN009", name="人数与人次混用", concern="mismatch", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
