"""表上有绩效标准一栏，这项指标没有填。

检查什么
    表上设了绩效标准、指标值设定依据一栏，而且有的指标填了；没有填的指标逐项提出。没有这一栏的表不查。
为什么
    指标值定多高，要有计划、历史、行业的标准作依据；不写依据，审核的人无从判断高低。
会查出
    申报 | 100.00 | 100.00
    质量指标 | 考核合格率 | ≥95% | 20 | 合格人数÷考核人数 | 历史标准
    社会效益指标 | 就业率 | ≥80% | 30 | 就业人数÷结业人数 |
不会查出
    申报 | 100.00 | 100.00
    质量指标 | 考核合格率 | ≥95% | 20
    社会效益指标 | 就业率 | ≥80% | 30
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.columns import has_column, is_filled
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_FOUNDED = re.compile("绩效标准|设定依据|确定依据|评价标准")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator without a ground on a form that asks for one."""
    for project in facts.projects if has_column(facts, _FOUNDED) else ():
        for item in project.indicators:
            if not is_filled(item, _FOUNDED):
                yield Flaw(
                    f"指标“{item.indicator.name}”没有填绩效标准", "写明指标值的依据：计划、历史、行业标准或支出标准", item.name_source,
                    project=project, indicator=item,
                )


RULE = Rule(
    code="IN041", name="指标值没有依据", concern="evidence", severity="hint", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2021-101",),
)
