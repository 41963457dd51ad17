"""指标值的计量单位与指标名称要求的不是一回事。

检查什么
    名称末尾的词说明应该用哪一类计量单位（时间、比率、面积、金额等），指标值用的是另一类；或者与名称末尾括注的单位不同类。
    相对于上年的升降幅度、按人数或场次折算的发生率、“个”“项”之类的通用量词不算；人数与人次混用另有规则。
为什么
    “指标与指标值不匹配”是审核中直接退回的情形：这样的目标无法用实际完成值去比。
会查出
    时效指标 | 路灯故障修复时间 | 不超过95%

    成本指标 | 学员人均食宿成本 | ≤30次/人

    数量指标 | 补植行道树株数 | 36公里

    经济效益指标 | 技术转让合同（项） | 4场
不会查出
    时效指标 | 路灯故障修复时间 | ≤24小时

    成本指标 | 学员人均食宿成本 | ≤260元/人·天

    成本指标 | 单位运行成本 | 较上年下降5%
"""

import re
from collections.abc import Iterator

from jiheng.regulations.lexicon import expect_of
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts, dimension_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.measure_units import DIMENSION_WORDS
from jiheng.text.targets import Quantity

_BRACKETED_UNIT = re.compile(r"[（(]([^（）()]{1,6})[)）]$")
_JOINT = re.compile("[及和与、]")
_TALLIES = frozenset({"个", "项"})
"""Counters that people use for everything."""
_HEADS = frozenset({"people", "visits"})
_COUNTED = frozenset({"people", "visits", "events", "works", "count"})
_PLAIN_NUMBER = "一般数量"
"""The kind of a name that says no more than that something is counted."""



def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the unit measures something else than the name, or than the unit in brackets behind it."""
    if len(facts.quantities) != 1 or facts.dimension in ("", "unknown"):
        return
    quantity = facts.quantities[0]
    expected = _expected(facts)
    if expected and facts.dimension not in expected and not _is_excused(facts, quantity, expected, profile):
        yield Flaw(
            f"{facts.quoted}的计量单位“{quantity.unit}”是{DIMENSION_WORDS[facts.dimension]}，与名称不符",
            f"改用{_name(expected)}的计量单位，或改正指标名称", facts.target_source,
        )
    elif facts.name[-1:] in (")", "）"):
        yield from _check_bracketed(facts, quantity)


def _expected(facts: IndicatorFacts) -> frozenset[str]:
    """The dimensions that the name allows; where it ends with a counter (株数, 册数), those of things that are counted."""
    if facts.expectation is None:
        return frozenset()
    if facts.expectation.title == _PLAIN_NUMBER and facts.core.endswith("数"):
        counters = (dimension_of(facts.core[-length:-1]) for length in (3, 2))
        if not _COUNTED.isdisjoint(counters):
            return _COUNTED
    return facts.expectation.dimensions


def _check_bracketed(facts: IndicatorFacts, quantity: Quantity) -> Iterator[Flaw]:
    match = _BRACKETED_UNIT.search(facts.name)
    if match is None or quantity.unit in _TALLIES:
        return
    named = dimension_of(match[1])
    if named in ("", "unknown", facts.dimension) or {named, facts.dimension} <= _HEADS:
        return
    yield Flaw(
        f"{facts.quoted}的计量单位“{quantity.unit}”与名称里括注的“{match[1]}”不同类", f"统一为“{match[1]}”，或改正名称里的单位", facts.target_source,
    )


def _is_excused(facts: IndicatorFacts, quantity: Quantity, expected: frozenset[str], profile: Profile) -> bool:
    """Whether the unit may stand here all the same: a change in per cent, a rate of occurrence, a deadline, a counter for everything."""
    unit = quantity.unit
    parts = _JOINT.split(facts.core)
    if len(parts) > 1 and any(facts.dimension in kind.dimensions for part in parts if (kind := expect_of(part))):
        return True  # a name that joins two measures is another rule's
    if facts.dimension == "share":
        return profile.lexicon.find("relative", facts.text) is not None or profile.lexicon.find("relative", facts.name) is not None
    if facts.dimension in _HEADS and not expected.isdisjoint(_HEADS):
        return True
    if unit in _TALLIES and not expected.isdisjoint(_COUNTED):
        return True
    if unit.endswith("次") and ("events" in expected or dimension_of(unit[:-1]) in expected):
        return True
    if "/" in unit and "share" in expected:
        return True
    return facts.dimension == "time" and "date" in expected and quantity.op in ("≤", "<", "=")


def _name(expected: frozenset[str]) -> str:
    return "或".join(word for dimension, word in DIMENSION_WORDS.items() if dimension in expected)


RULE = Rule(
    code="IN008", name="单位与名称不符", concern="mismatch", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
