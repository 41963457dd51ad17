"""Which measure units measure the same, and by what factor: 万元 and 元, 亩 and 公顷, 元/人·天 and 元/天/人, 次/月 and 每月…次."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from jiheng.text.measure_units import find_bridge, find_unit
from jiheng.text.numerals import parse_numeral

_DENOMINATORS = re.compile(r"[/·•*×、.每]|(?=各)")
_BRACKETS = str.maketrans("", "", "()（） ")
_PERIOD = re.compile(r"(?P<count>\d{1,2}|[一二两三四五六七八九十半])?(?:个)?(?P<unit>月|季度?|半年|年)度?")
_MONTHS = {"月": 1, "季": 3, "季度": 3, "半年": 6, "年": 12}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit measures: a number of it times ``factor`` counts ``base`` per each of ``per`` (人, 场 …; sorted).

    ``months`` is the length of the period that it is told by (次/月: 1, 每季度: 3), None where it is told by none.
    An unknown unit is a base of its own; no unit has the base ``""``.
    """

    base: str
    factor: Fraction
    per: tuple[str, ...] = ()
    months: Fraction | None = None

    def is_like(self, other: "Measure") -> bool:
        """Whether numbers of both may be compared, periods apart."""
        return (self.base, self.per) == (other.base, other.per)


@lru_cache(maxsize=4_096)
def measure_of(unit: str, per: str | None = None) -> Measure:
    """What the ``unit`` and ``per`` of a ``Quantity`` measure. Never raises."""
    top, below = (unit, "") if find_unit(unit) else unit.partition("/")[::2]
    base, factor = _base_of(top)
    words = [word.removeprefix("各") or word for word in _DENOMINATORS.split(f"{below}每{per or ''}".translate(_BRACKETS)) if word]
    periods = [months for word in words if (months := _months_of(word))]
    if len(periods) != 1:
        return Measure(base, factor, tuple(sorted(map(_name_of, words))))
    return Measure(base, factor, tuple(sorted(_name_of(word) for word in words if not _months_of(word))), periods[0])


def _base_of(unit: str) -> tuple[str, Fraction]:
    """The base of a unit and how many of it the unit is; bases that count the same are one."""
    found = find_unit(unit)
    if not found:
        return unit, Fraction(1)
    bridge = find_bridge(found.base)
    factor = Fraction(found.factor)
    return (bridge.base, factor * bridge.ratio) if bridge else (found.base, factor)


def _name_of(word: str) -> str:
    """The denominator in its usual spelling: 日 and 天 are one, 名 and 人 too."""
    found = find_unit(word)
    if not found:
        return word
    base, factor = _base_of(word)
    return base if factor == 1 else found.name


def _months_of(word: str) -> Fraction | None:
    match = _PERIOD.fullmatch(word)
    if not match:
        return None
    count = parse_numeral(match["count"]) if match["count"] else 1
    return Fraction(count or 1) * _MONTHS[match["unit"]]
