"""目标值怎么执行都算完成，起不到考核作用。

检查什么
    指标值是“≥0”“不低于0%”“≤100%”这样恒成立的门槛；控制率、增长率等可以超过 100% 的不算。名称的口径不清、按某种定义可能有意义的（如投资控制率），同样提出，请说明口径。
为什么
    没有压力的目标值无法区分做得好与不好；审计通报反复指出目标值设得过低、为通过审核而设。
会查出
    数量指标 | 投资控制率 | ≥0

    质量指标 | 收运车辆在线监控接入率 | 不低于0%

    质量指标 | 服务有效投诉件数 | ≥0件
不会查出
    质量指标 | 施工现场安全生产责任事故 | 0起

    社会效益指标 | 项目学校大班额班级占比 | ≤3%

    成本指标 | 预算控制率 | ≤100%
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Quantity

_WHOLE = Decimal(100)


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where some clause holds whatever happens."""
    for quantity in facts.quantities:
        if _always_holds(quantity, facts, profile):
            yield Flaw(
                f"{facts.quoted}怎么执行都算完成", "改为有约束力的数值；如按特定口径计算才有意义，请写明计算口径", facts.target_source,
            )
            return


def _always_holds(quantity: Quantity, facts: IndicatorFacts, profile: Profile) -> bool:
    is_bounded = profile.lexicon.find("unbounded_rates", facts.core) is None
    if quantity.op == "≥":
        return quantity.value == 0 or (quantity.value < 0 and is_bounded)
    if quantity.op == "range" and quantity.unit == "%":
        return quantity.value <= 0 and quantity.upper is not None and quantity.upper >= _WHOLE
    if quantity.op != "≤" or quantity.unit != "%" or quantity.value < _WHOLE:
        return False
    direction = facts.expectation.direction if facts.expectation else ""
    return direction != "" or is_bounded


RULE = Rule(
    code="IN001", name="恒真目标", concern="vacuous", severity="must", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("audit-chifeng-2023", "mof-2021-101"),
)
