"""工程验收合格率的目标低于 100%。

检查什么
    工程、竣工验收的合格率、达标率、通过率低于 100%。一次验收合格率、优良率不算。
为什么
    工程经验收合格才能交付使用，低于 100% 等于允许不合格的工程交付。
会查出
    质量指标 | 工程验收达标率 | 90%以上
不会查出
    质量指标 | 工程验收达标率 | 100%

    质量指标 | 单体工程验收一次合格率 | ≥95%
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = Decimal(100)
_NOT_FINAL = ("一次", "首次", "优良")


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a final acceptance rate below the whole."""
    if facts.dimension != "share" or not profile.lexicon.find("acceptance", facts.name):
        return
    quantity = facts.quantities[0]
    is_low = quantity.unit == "%" and quantity.value < _WHOLE and quantity.op in ("≥", "=", ">")
    if is_low and not any(word in facts.name for word in _NOT_FINAL):
        yield Flaw(f"{facts.quoted}低于 100%，等于允许不合格的工程交付", "改为“100%”，或改用优良率、一次验收合格率", facts.target_source)


RULE = Rule(
    code="IN033", name="验收合格率偏低", concern="vacuous", severity="should", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("audit-chifeng-2023",),
)
