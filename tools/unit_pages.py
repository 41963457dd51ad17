"""The reference of the measure units, from ``measure_units.yaml``."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from jiheng.text.measure_units import DIMENSION_WORDS, MeasureUnit, list_units
from tools.command_line import REPOSITORY

PAGE = REPOSITORY / "docs" / "reference" / "measure-units.md"
INTRODUCTION = """# 计量单位

指标值里认得的计量单位，按所量的东西分类。

- “折合”写明一个单位等于多少个基准单位；基准相同的才能换算、比较、相加：1.5小时与90分钟、2公顷与20000平方米。
- 基准不同的不能比较，哪怕属于同一类：人、名、位与人次（同一个人来三次是三人次），天与工作日，场与次，公顷与亩（没有确切的小数）。
  软件对这样的两个值不下结论。
- 金额里的万、亿先乘进数里：“40亿元”是4000000000元。
- 没有列出的单位照原样保留，只与写法完全相同的比较；“元/人·天”这样的复合单位也是如此。
"""


def unit_pages() -> Iterator[tuple[Path, str]]:
    """Path and text of the page."""
    lines = [INTRODUCTION]
    for dimension, rows in groupby(list_units().items(), key=lambda row: row[0].dimension):
        units = list(rows)
        alone = [spellings for unit, spellings in units if _is_alone(unit, [other for other, _ in units])]
        lines += [f"## {DIMENSION_WORDS[dimension]}", ""]
        converted = [_row(unit, spellings) for unit, spellings in units if spellings not in alone]
        if converted:
            lines += ["| 单位 | 其他写法 | 折合 |", "|---|---|---|", *converted, ""]
        if alone:
            lines += ["各自为一种，互不换算：" + "、".join(map(_alone, alone)) + "。", ""]
    yield PAGE, "\n".join(lines)


def _is_alone(unit: MeasureUnit, units: list[MeasureUnit]) -> bool:
    return sum(other.base == unit.base for other in units) == 1


def _row(unit: MeasureUnit, spellings: tuple[str, ...]) -> str:
    factor = "基准" if unit.factor == 1 and unit.name == unit.base else f"{unit.factor:f}{unit.base}"
    return f"| {unit.name} | {'、'.join(spellings[1:])} | {factor} |"


def _alone(spellings: tuple[str, ...]) -> str:
    return spellings[0] + (f"（也写作{'、'.join(spellings[1:])}）" if len(spellings) > 1 else "")
