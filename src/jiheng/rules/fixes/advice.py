"""What a finding advises that nobody but the author of the table can write: numbers to fill in, indicators to split, values to check."""

import re

from jiheng.domain.finding import Fix
from jiheng.regulations.lexicon import Expectation, expect_of
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.fixes.values import advise
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Quantity
from jiheng.text.writing import print_clause

BLANK = "__"
"""Where a person fills in a number."""

_JOINT = re.compile("以及|及(?!时|格|率)|和|与(?!会|率)|、")
_UNITS = {
    "share": "%", "people": "人", "visits": "人次", "events": "次", "works": "件", "count": "个", "money": "元", "area": "平方米",
    "length": "米", "score": "分", "time": "个工作日",
}
"""The measure unit that a template shows for what the name measures."""
_SIGNS = {"more": "≥", "less": "≤", "": "≥"}


def fill_in(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``良好`` → ``≥__%``: a template by what the name promises, with what to fill in."""
    return advise(facts, _template(facts.core) or f"≥{BLANK}（填写数值和计量单位；定性的写明分级标准）")


def fill_in_change(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``明显提升`` → ``较上年（__）提升≥__%``."""
    change = profile.lexicon.find("change", facts.text)
    return advise(facts, f"较上年（{BLANK}）{change}≥{BLANK}%（写明上年实际数和变化幅度）") if change else None


def split_values(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``举办宣讲会12场，发放手册5万册`` → one new indicator for each number."""
    parts = (f"{quantity.subject or facts.core}：{_value(quantity)}" for quantity in facts.quantities)
    return advise(facts, "拆分为：" + "；".join(parts))


def split_name(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``临时展览面积及参观人数`` → one new indicator for each measure, the value with the one that it fits."""
    parts = _JOINT.split(facts.core)
    ending = profile.lexicon.find_at_end("joined_measures", parts[-1]) or ""
    measures = tuple(profile.lexicon.words["joined_measures"])
    names = [part if part.endswith(measures) else part + ending for part in parts if part]
    fitting = [_dimensions(name) for name in names]
    placed = [facts.dimension in dimensions for dimensions in fitting]
    told = placed.index(True) if sum(placed) == 1 else None
    values = [facts.text if at == told else _template(name) or f"≥{BLANK}" for at, name in enumerate(names)]
    return Fix(
        facts.name_source, "拆分为：" + "；".join(f"{name}：{value}" for name, value in zip(names, values, strict=True)),
        facts.indicator.name, "proposed", is_advice=True,
    )


def swap_values(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """The values of year and period in each other's place."""
    period = facts.indicator.period_target
    return advise(facts, f"两栏填反的，对调为：年度“{period.text}”、实施周期“{facts.text}”") if period else None


def _dimensions(name: str) -> frozenset[str]:
    expectation = expect_of(name)
    return expectation.dimensions if expectation else frozenset()


def _template(name: str) -> str:
    """The sign, a blank and a unit, where the name tells what is measured."""
    expectation = expect_of(name)
    if expectation is None or not expectation.dimensions:
        return ""
    if "date" in expectation.dimensions:
        return f"{BLANK}年{BLANK}月{BLANK}日前"
    return f"{_SIGNS[expectation.direction]}{BLANK}{_unit_in(name) or _usual_unit(expectation)}"


def _unit_in(name: str) -> str:
    """The measure unit that a name ends with: 清扫次数 → 次, 培训人次 → 人次."""
    counted = name.removesuffix("数")
    return next((counted[-length:] for length in (2, 1) if find_unit(counted[-length:])), "") if name[-1:] in "数次" else ""


def _usual_unit(expectation: Expectation) -> str:
    """The unit of the only dimension that the name may have; where it may have several, a person knows."""
    (dimension, *others) = expectation.dimensions
    return _UNITS.get(dimension, "") if not others else "（写明计量单位）"


def _value(quantity: Quantity) -> str:
    """The wording without its subject; where that is not said in one piece, the canonical form."""
    if quantity.subject not in quantity.text:
        return print_clause(quantity._replace(subject=""))
    return quantity.text.replace(quantity.subject, "", 1).strip() or quantity.text
