"""单位小计不等于所属项目之和。

检查什么
    每个单位小计行的总计和各项资金，是否等于它下面各项目的和。只差末位的，当作四舍五入的尾差。
为什么
    小计对不上，不是漏了项目，就是有数填错，公开后会被当作账目不清。
会查出
    单位 | 市图书馆 | 736.00
    项目 | 图书购置 | 276.00
    项目 | 场馆运行 | 451.00
不会查出
    单位 | 市图书馆 | 727.00
    项目 | 图书购置 | 276.00
    项目 | 场馆运行 | 451.00
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.facts.sums import describe_gaps
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every agency whose printed subtotal differs from the sum of its projects, with all columns that differ."""
    for agency in facts.filing.agencies:
        parts = [project.funds for project in agency.projects]
        gaps = describe_gaps(agency.funds, parts, unit=facts.filing.money_unit, profile=profile)
        if gaps:
            yield Flaw(
                f"单位“{agency.name}”的小计与所属 {len(parts)} 个项目之和不符：{gaps}", "核对小计，以及有没有漏列、多列的项目",
                source=agency.funds.source,
            )


RULE = Rule(
    code="MN002", name="单位小计不平", concern="money", severity="must", certainty="certain", scope=FilingFacts, check=check,
)
