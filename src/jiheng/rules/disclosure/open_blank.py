"""公开的说明里留着没有填的空。

检查什么
    预算公开的绩效说明里，“XX个”“××万元”一类模板的空有没有填。
为什么
    没有填的空一公开，就说明公开前没有人看过；真正的数也没有告诉大家。
会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门编报绩效目标的项目共XX个，涉及资金860万元。
    项目支出 | 860.00
不会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门编报绩效目标的项目共12个，涉及资金860万元。
    项目支出 | 860.00
"""

from collections.abc import Iterator

from jiheng.domain.publication import STATEMENT_WORDS
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every blank that the template left open."""
    for statement in facts.filing.statements:
        for figure in statement.figures:
            if figure.is_blank:
                yield Flaw(
                    f"{STATEMENT_WORDS[statement.kind]}的说明里“{figure.text}{figure.measure_unit}”没有填", "填上数；没有的写“0”或者删去这一句",
                    source=figure.sources[0] if figure.sources else statement.sources[0],
                )


RULE = Rule(
    code="DI003", name="说明没有填完", concern="disclosure", severity="must", certainty="certain", scope=FilingFacts, check=check,
)
