"""Measure units of the field: spellings, dimensions and factors, from ``measure_units.yaml``."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_WORDS_OF_NUMBERS = frozenset("据字码控学智理值")
"""What goes on behind 数 in a word that a unit may stand before: 3套数控机床. Else a unit before 数 is a name: 天数."""

DIMENSION_WORDS = {
    "share": "比率", "time": "时间", "date": "日期", "money": "金额", "people": "人数", "visits": "人次", "events": "次数", "works": "件数",
    "count": "个数", "area": "面积", "length": "长度", "volume": "体积", "mass": "重量", "score": "分数", "energy": "能量", "power": "功率",
    "information": "数据量", "temperature": "温度", "pressure": "压力",
}
"""What people call the dimensions, and dates."""


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A 计量单位: its usual ``name`` (平方米 for 平米), what it measures, and how it converts.

    ``dimension`` is one of money, share, time, length, area, volume, mass, energy, power, pressure, temperature, information, score,
    people, visits, events, works, count. A value times ``factor`` is the value in ``base``; only units of one base may be added,
    so that 人, 人次 and 名, each its own base, stay three different things.
    """

    name: str
    dimension: str
    base: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Bridge:
    """A base that may be held against another one: one of it is ``ratio`` of ``base`` (1 亩 = 2000/3 平方米, 1 名 = 1 人)."""

    base: str
    ratio: Fraction


def find_unit(spelling: str) -> MeasureUnit | None:
    """The unit that is spelled so; None for an unknown one and for a rate such as 元/人."""
    return _units().get(spelling)


def find_dimension(spelling: str) -> str | None:
    """What the unit that is spelled so measures (time, money, …); None for an unknown one and for a rate."""
    unit = find_unit(spelling)
    return unit.dimension if unit else None


def find_bridge(base: str) -> Bridge | None:
    """What the numbers of ``base`` may be held against besides their own; None for most."""
    return _bridges().get(base)


def list_units() -> dict[MeasureUnit, tuple[str, ...]]:
    """Every unit with all its spellings, the usual one first, in the order of ``measure_units.yaml``."""
    spellings: dict[MeasureUnit, tuple[str, ...]] = {}
    for spelling, unit in _units().items():
        spellings[unit] = (*spellings.get(unit, ()), spelling)
    return spellings


def find_unit_prefix(text: str, *, start: int) -> str:
    """The longest spelling of a unit at ``start`` of the folded ``text``; empty where there is none or where the word goes on (``支持``)."""
    units = _units()
    for length in range(_longest().get(text[start : start + 1], 0), 0, -1):
        spelling = text[start : start + length]
        if spelling in units:
            return "" if _is_head(spelling, text, start + len(spelling)) else spelling
    return ""


def list_initials() -> str:
    """The characters that a spelling may begin with."""
    return "".join(sorted(_longest()))


def _is_head(spelling: str, text: str, end: int) -> bool:
    """Whether the word goes on after ``end``: 项目 is no 项, ``80Max`` no 80 m."""
    if spelling[-1].isascii() and spelling[-1].isalpha():
        return text[end : end + 1].isascii() and text[end : end + 1].isalnum()
    if text.startswith("数", end) and text[end + 1 : end + 2] not in _WORDS_OF_NUMBERS:  # 天数, 人数
        return True
    return text.startswith(_heads().get(spelling, ()), end)


@cache
def _document() -> Any:
    return yaml.safe_load(files(__package__).joinpath("measure_units.yaml").read_text(encoding="utf-8"))


@cache
def _units() -> dict[str, MeasureUnit]:
    """All units by spelling."""
    units: dict[str, MeasureUnit] = {}
    for dimension, rows in _document()["dimensions"].items():
        for row in rows:
            spellings = row if isinstance(row, str) else row["spellings"]
            factor = Decimal(1) if isinstance(row, str) else Decimal(row["factor"])
            for group in [spellings.split()] if isinstance(row, dict) else [word.split("=") for word in spellings.split()]:
                base = row["base"] if isinstance(row, dict) else group[0]
                units.update({spelling: MeasureUnit(group[0], dimension, base, factor) for spelling in group})
    return units


@cache
def _bridges() -> dict[str, Bridge]:
    return {base: Bridge(entry["base"], Fraction(entry["ratio"])) for base, entry in _document()["bridges"].items()}


@cache
def _longest() -> dict[str, int]:
    """The length of the longest spelling by first character."""
    longest: dict[str, int] = {}
    for spelling in _units():
        longest[spelling[0]] = max(longest.get(spelling[0], 0), len(spelling))
    return longest


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    return {spelling: tuple(words.split()) for spelling, words in _document()["heads"].items()}
