"""指标值用了“＞、＜、超过”，把界限本身排除在外。

检查什么
    指标值用大于、小于、超过、低于等不含本数的说法。
为什么
    通常的写法是“≥”“≤”；不含本数时，刚好达到目标也算没有完成。
会查出
    质量指标 | 工单关闭率 | >95%
不会查出
    质量指标 | 工单关闭率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_USUAL = {">": "≥", "<": "≤"}


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a bound that does not include itself."""
    for quantity in facts.quantities:
        if quantity.op in _USUAL:
            yield Flaw(f"{facts.quoted}不含本数，刚好达到也算没有完成", f"通常写“{_USUAL[quantity.op]}”；确需排除本数的不必修改", facts.target_source)
            return


RULE = Rule(
    code="IN019", name="严格不等号", concern="wording", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
)
