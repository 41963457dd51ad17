"""指标值用了“若干”“多次”“各1份”这样说不准是多少的数量。

检查什么
    指标值里是若干、多次、一批等不定的数量词，或者“各”若干而没有总数。
为什么
    说不准是多少，就说不准是否完成。
会查出
    社会效益指标 | 推广应用新品种 | 一批成果得到推广

    数量指标 | 编制评价报告 | 各1份
不会查出
    社会效益指标 | 推广应用新品种 | 12个品种

    数量指标 | 编制评价报告 | 共3份
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a number word that tells no number."""
    if facts.answer == "indefinite" or any(quantity.per and quantity.per.startswith("各") for quantity in facts.quantities):
        yield Flaw(f"{facts.quoted}说不准是多少", "填写确定的总数", facts.target_source)


RULE = Rule(
    code="IN023", name="数量不确定", concern="vague", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("evaluation-frame",),
)
