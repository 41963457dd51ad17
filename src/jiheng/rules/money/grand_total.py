"""合计不等于各单位小计之和。

检查什么
    合计行的总计和各项资金，是否等于各单位小计的和；没有单位小计的，是否等于各项目的和。只差末位的，当作四舍五入的尾差。
为什么
    合计是部门对外的总数，要与预算公开表一致，对不上就不能报送。
会查出
    合计 | 1,800.00
    单位 | 市图书馆 | 727.00
    项目 | 场馆运行 | 727.00
    单位 | 市文化馆 | 1,000.00
    项目 | 群众文化活动 | 1,000.00
不会查出
    合计 | 1,727.00
    单位 | 市图书馆 | 727.00
    项目 | 场馆运行 | 727.00
    单位 | 市文化馆 | 1,000.00
    项目 | 群众文化活动 | 1,000.00
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.facts.sums import describe_gaps
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the printed grand total differs from the sum of what stands below it, with all columns that differ."""
    filing = facts.filing
    if filing.funds is None:
        return
    has_subtotals = all(agency.funds.source for agency in filing.agencies)
    parts = [agency.funds for agency in filing.agencies] if has_subtotals else [project.funds for project in filing.projects]
    gaps = describe_gaps(filing.funds, parts, unit=filing.money_unit, profile=profile)
    if gaps:
        whose = f"{len(parts)} 个单位小计之和" if has_subtotals else f"{len(parts)} 个项目之和"
        yield Flaw(f"合计与{whose}不符：{gaps}", "核对合计，以及有没有漏列、多列的单位或项目", source=filing.funds.source)


RULE = Rule(
    code="MN003", name="总计不平", concern="money", severity="must", certainty="certain", scope=FilingFacts, check=check,
)
