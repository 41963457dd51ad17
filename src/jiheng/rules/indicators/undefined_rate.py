"""表上有指标解释一栏，这项比率没有解释。

检查什么
    表上设了指标解释、指标说明或计算方法一栏，而且有的指标填了；指标值是比率、又没有填的。没有这一栏的表不查。
为什么
    比率的分子、分母是什么，不写清楚，年底可以怎么算都行。
会查出
    申报 | 100.00 | 100.00
    质量指标 | 考核合格率 | ≥95% | 20 | 考核合格人数÷参加考核人数
    社会效益指标 | 技能提升率 | ≥80% | 30 |
不会查出
    申报 | 100.00 | 100.00
    质量指标 | 考核合格率 | ≥95% | 20
    社会效益指标 | 技能提升率 | ≥80% | 30
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.columns import has_column, is_filled
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_EXPLAINED = re.compile("解释|指标说明|指标值说明|计算方法|计算公式|取值方式")
_SELF_EXPLAINING = ("满意度", "满意率")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every rate without an explanation on a form that asks for one."""
    for project in facts.projects if has_column(facts, _EXPLAINED) else ():
        for item in project.indicators:
            if item.dimension == "share" and not is_filled(item, _EXPLAINED) and not item.core.endswith(_SELF_EXPLAINING):
                yield Flaw(
                    f"指标“{item.indicator.name}”是比率，没有写指标解释", "写明分子、分母和取数的来源", item.name_source,
                    project=project, indicator=item,
                )


RULE = Rule(
    code="IN040", name="比率没有解释", concern="evidence", severity="hint", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2021-101",),
)
