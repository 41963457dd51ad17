"""执行率低，没有说明原因。

检查什么
    执行率低于90%的（界限见计分办法）、执行数超过全年预算数的，表上有没有写原因；指标的偏差原因里说到支出、资金、执行的，也算写了。
为什么
    钱没有花完，要么预算报多了，要么事情没有做完，应当说明；花得比预算多，更要说明。
会查出
    自评 | 100.00 | 100.00 | 75.00 | 75% | 7.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 10
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 10

    自评 | 100.00 | 100.00 | 75.00 | 75% | 7.5
    数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9 | 七月停课两周，教师课酬没有支出。
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, explains, list_execution_reasons
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for an execution that must be explained and is not."""
    asked = item.scored.execution.asks
    reasons = [row.indicator.deviation_reason or "" for row in item.scored.indicators]
    is_explained = any(explains(text, profile.lexicon) and profile.lexicon.find("spending", text) is not None for text in reasons)
    if asked and not is_explained and not list_execution_reasons(item.facts, profile.lexicon):
        yield Flaw(
            f"{item.scored.execution.formula.partition('，执行率')[0]}，{asked[0]}，表上没有写", "写明原因和改进措施",
            source=item.place("execution_rate"),
        )


RULE = Rule(
    code="SC008", name="执行率低未说明", concern="scoring", severity="should", certainty="suspected", scope=ScoredFacts, check=check,
    cites=("sichuan-0013zp",),
)
