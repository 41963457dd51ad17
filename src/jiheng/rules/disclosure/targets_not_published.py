"""说明里写了编报绩效目标的项目，公开件里没有绩效目标表。

检查什么
    预算公开的说明里写明编报绩效目标的项目有若干个，而这份文件里一张绩效目标表也没有。分开公开的，说明在哪里就可以。
为什么
    绩效目标应当与预算同步公开；审计通报里有目标、结果没有公开的。
会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门编报绩效目标的项目共12个，涉及资金860万元。
    项目支出 | 860.00
不会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 本部门2025年没有项目支出，不涉及绩效目标。
    项目支出 | 0.00
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_FORM = "publication"


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the prose counts projects with targets and none of them is there."""
    filing = facts.filing
    if filing.form != _FORM or filing.indicator_count:
        return
    for statement in filing.statements:
        count = statement.find("project_count")
        if statement.kind == "targets" and not statement.is_negative and count and count.value:
            yield Flaw(
                f"说明里写编报绩效目标的项目有 {count.text} 个，这份文件里没有绩效目标表", "附上绩效目标表；另行公开的，在说明里写明在哪里可以看到",
                source=statement.sources[0],
            )
            return


RULE = Rule(
    code="DI001", name="绩效目标表未见公开", concern="disclosure", severity="hint", certainty="suspected", scope=FilingFacts, check=check,
    cites=("cpc-2018-34", "audit-chifeng-2023"),
)
