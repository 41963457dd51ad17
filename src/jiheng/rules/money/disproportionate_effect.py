"""经济效益的金额与项目资金不相称。

检查什么
    经济效益指标里的金额，是不是项目资金的成百上千倍（倍数见参数表）；倍数不极端的不查，资金带动几百倍的产值、交易额并不少见。
为什么
    小项目承诺巨额效益，通常并不是这笔钱带来的，完成与否都不能归到项目头上。
会查出
    项目 | 成果推介活动 | 150.00
    经济效益指标 | 促成成果交易金额 | 不少于40亿元
不会查出
    项目 | 成果推介活动 | 150.00
    经济效益指标 | 促成成果交易金额 | 不少于3000万元
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every 经济效益 in money that is out of proportion to the project's."""
    total = facts.project.funds.total
    if total is None or total.fen <= 0:
        return
    most = profile.parameters["money_effect_ratio_most"]
    for item in facts.in_category("经济效益指标"):
        quantity = item.first
        if quantity and quantity.unit == "元" and quantity.value * 100 > most * total.fen:
            times = int(quantity.value * 100 / total.fen)
            yield Flaw(
                f"指标“{item.indicator.name}”的指标值“{item.text}”是项目资金 {total.in_unit('万元')} 万元的 {times} 倍",
                "只写由本项目直接带来的效益，或写明与项目资金的关系和计算口径", source=item.target_source, indicator=item,
            )


RULE = Rule(
    code="MN006", name="经济效益与资金不相称", concern="money", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
