"""一行里的总计不等于各项资金之和。

检查什么
    合计、单位小计和每个项目所在的行，总计是否等于财政拨款、财政专户拨款、其他资金等各项之和；只差末位的，当作四舍五入的尾差。
    另列在总计之外的资金（如该项目支出上级资金）不加；本身是某一项“其中”数的，也不重复加。
为什么
    一行之内不平，说明至少有一个数填错或串了列，后面的小计和总计都不可靠。
会查出
    项目 | 图书馆运行 | 320.00 | 280.00 | | 30.00
不会查出
    项目 | 图书馆运行 | 320.00 | 280.00 | | 40.00

    项目 | 图书馆运行 | 320.00 | 280.00 | | 39.99
"""

from collections.abc import Iterator

from jiheng.domain.funds import Funds
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.facts.sums import list_parts, tolerance_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.money import Money


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every row whose printed parts do not add up to its printed total."""
    filing = facts.filing
    unit = filing.money_unit
    tolerance = tolerance_of(profile, unit=unit)
    rows: list[tuple[str, Funds, ProjectFacts | None]] = [("合计", filing.funds, None)] if filing.funds else []
    rows += [(f"单位“{agency.name}”", agency.funds, None) for agency in filing.agencies]
    rows += [(project.titled, project.project.funds, project) for project in facts.projects]
    for name, funds, project in rows:
        lines = list_parts(funds)
        if funds.total is None or not lines:
            continue
        parts = Money(sum(line.amount.fen for line in lines))
        if abs(funds.total.fen - parts.fen) > tolerance:
            terms = " + ".join(f"{line.label} {line.amount.in_unit(unit)}" for line in lines)
            gap = Money(abs(funds.total.fen - parts.fen))
            yield Flaw(
                f"{name}的总计 {funds.total.in_unit(unit)} {unit}不等于 {terms} = {parts.in_unit(unit)} {unit}，相差 {gap.in_unit(unit)} {unit}",
                "核对这一行的总计和各项资金，改正填错的数", source=funds.source, project=project,
            )


RULE = Rule(
    code="MN001", name="行内资金不平", concern="money", severity="must", certainty="certain", scope=FilingFacts, check=check,
)
