"""计量单位的写法不规范。

检查什么
    用了“平米、公分、斤”等非规范单位，或把两个量词并列成一个单位，如“幅（条）”“条/篇”。
为什么
    法定计量单位和唯一的量词才能汇总、比较；两个量词并列时，数的是哪一个说不清。
会查出
    数量指标 | 展厅改造面积 | ≥1600平米

    数量指标 | 发布作品数量 | ≥300条/篇
不会查出
    数量指标 | 展厅改造面积 | ≥1600平方米

    成本指标 | 展厅改造单价 | ≤800元/平方米
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts, dimension_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.measure_units import find_unit

_USUAL_PAIRS = frozenset({"台（套）", "台(套)", "台/套"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a unit outside the standard, or for two counters in place of one."""
    for quantity in facts.quantities:
        unit = quantity.unit
        if profile.lexicon.has("nonstandard_units", unit) and (known := find_unit(unit)) is not None and known.name != unit:
            yield Flaw(f"{facts.quoted}的单位“{unit}”不是规范写法", f"改为“{known.name}”", facts.target_source)
            return
        if ("（" in unit or "/" in unit) and unit not in _USUAL_PAIRS and _is_pair(unit):
            yield Flaw(f"{facts.quoted}的单位“{unit}”并列了两个量词", "只用一个量词，或拆成两项指标", facts.target_source)
            return


def _is_pair(unit: str) -> bool:
    """Whether two counters of one kind stand side by side: 条/篇 and 幅（条）, but not 元/人."""
    first, second = re.split(r"[（(/]", unit.rstrip("）)"), maxsplit=1)
    return dimension_of(first) == dimension_of(second) != "unknown"


RULE = Rule(
    code="IN011", name="计量单位不规范", concern="wording", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("gb-3100",),
)
