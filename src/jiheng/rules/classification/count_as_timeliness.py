"""时效指标下放了计数。

检查什么
    归在时效指标下，而指标值是多少次、多少份、多少人一类的计数。名称是频次、周期、间隔或写明及时、逾期的，指标值带日期的，没有写“次数”“数量”而写每月几次的，不查。
为什么
    时效指标回答“什么时候完成、多快完成”；计数应归数量指标。
会查出
    时效指标 | 评估报告份数 | 2份

    时效指标 | 专家下乡指导次数 | 每村每季度不少于1次
不会查出
    时效指标 | 数据备份频次 | 每月不少于1次

    时效指标 | 逾期办件数量 | ≤2件

    时效指标 | 报告完成时间 | 2025年6月底前
"""

from collections.abc import Iterator

from jiheng.regulations.lexicon import Lexicon
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_count, is_effect, own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Date


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where an amount stands under 时效指标."""
    if facts.indicator.category != "时效指标" or not is_count(facts):
        return
    if not _is_about_time(facts, profile.lexicon) and not is_effect(facts, profile.lexicon):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在时效指标下，衡量的却是数量（“{facts.text}”）",
            "改归数量指标；时效指标写明完成时间、响应时间或及时率", fix=propose_move(facts, "数量指标"),
        )


def _is_about_time(facts: IndicatorFacts, lexicon: Lexicon) -> bool:
    """Whether the count has to do with when or how often: its name says so, a date goes with it, or it is so many a month."""
    if lexicon.find("frequency", facts.core) or lexicon.find("timely", facts.core):
        return True
    if any(isinstance(clause, Date) for clause in facts.clauses):
        return True
    return facts.first is not None and facts.first.per is not None and own_category(facts) != "数量指标"


RULE = Rule(
    code="CL003", name="数量错放时效", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
