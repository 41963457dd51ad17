"""预算公开的绩效目标说明缺要素。

检查什么
    部门预算公开里有没有绩效目标设置情况的说明；有说明的，有没有写明编报绩效目标的项目个数和金额。写明没有项目支出、不涉及的不算缺；
    决算公开说的是自评，不查。
为什么
    预算公开检查要看编报绩效目标的项目有几个、涉及多少钱；缺一样，就看不出目标有没有全覆盖。
会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门编报绩效目标的项目共12个。
    项目支出 | 860.00
不会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门编报绩效目标的项目共12个，涉及资金860万元。
    项目支出 | 860.00

    公开 | 示例市示例局2024年部门决算
    说明 | 2024年，本部门对12个项目开展了绩效自评，平均得分95.2分。
    项目支出 | 860.00
"""

from collections.abc import Iterator

from jiheng.domain.filing import Filing
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_FORM = "publication"
_BUDGET, _ACCOUNTS = "预算", "决算"
_ELEMENTS = (("project_count", "项目个数"), ("amount", "金额"))


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the statement is missing, or says how many projects and not how much money, or the other way round."""
    filing = facts.filing
    if filing.form != _FORM or not filing.budget_tables or not _is_budget(filing):
        return
    told = [statement for statement in filing.statements if statement.kind == "targets"]
    if not told and not filing.statements:
        yield Flaw("没有绩效目标设置情况的说明", "补充说明：编报绩效目标的项目有几个、涉及多少资金；没有的也写明没有")
    if not told or any(statement.is_negative for statement in told):
        return
    missing = [word for field, word in _ELEMENTS if not any(figure.field == field for statement in told for figure in statement.figures)]
    if missing:
        yield Flaw(
            f"绩效目标设置情况的说明没有写明{'和'.join(missing)}", "写明编报绩效目标的项目有几个、涉及多少资金", source=told[0].sources[0],
        )


def _is_budget(filing: Filing) -> bool:
    titles = (filing.title, *(table.title for table in filing.budget_tables))
    return any(_BUDGET in title for title in titles) and not any(_ACCOUNTS in title for title in titles)


RULE = Rule(
    code="DI002", name="绩效说明缺要素", concern="disclosure", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("disclosure-checks",),
)
