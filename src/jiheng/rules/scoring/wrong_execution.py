"""执行率或执行率得分算错。

检查什么
    表上的执行率是不是全年执行数除以全年预算数，执行率得分是不是按计分办法算的；只取到一位小数或整数的，取整后相符就不算错。
为什么
    执行率得分全靠算，和资金数对不上，不是数填错就是算错。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 97% | 9.7
不会查出
    自评 | 100.00 | 6375.95 | 5599.93 | 87.83% | 8.8
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.scoring.execution import percent_of

_SHARE_AT_MOST = 2
"""A printed rate up to this is a share (0.95 for 95 %), as cells of spreadsheets have it."""


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a rate, and one for a score, that the amounts do not give."""
    scored, rate = item.scored, item.scored.execution.progress
    if rate is None:
        return
    if said := _say_rate(item, rate):
        yield Flaw(said, "核对全年预算数、全年执行数和执行率", source=item.place("execution_rate"))
    points = scored.execution.points
    if scored.execution_agreement == "differs" and not (scored.printed_execution and points and scored.printed_execution > points):
        yield Flaw(
            f"执行率得分{scored.printed_execution}与算出的{scored.execution.shown}不符：{scored.execution.formula.removesuffix('。')}",
            "核对执行率得分", source=item.place("execution_score"),
        )


def _say_rate(item: ScoredFacts, rate: Decimal) -> str:
    """What is wrong with the printed rate; empty where nothing is."""
    budget = item.facts.project.budget
    if budget is None or budget.execution_rate is None:
        return ""
    printed = Decimal(budget.execution_rate)
    step = Decimal(1).scaleb(-len(budget.execution_rate.partition(".")[2]))
    as_share = abs(printed - rate) <= step and printed <= _SHARE_AT_MOST
    if as_share or abs(printed - rate * 100) < step:
        return ""
    return f"执行率写的是{printed}%，全年执行数除以全年预算数是{percent_of(rate)}%"


RULE = Rule(
    code="SC007", name="执行率或得分算错", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
)
