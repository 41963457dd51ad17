"""Printed labels in one spelling, so that ``★ 2、其中：项目资金（万元）：`` is compared as ``项目资金``."""

import re
from functools import lru_cache

from jiheng.text.money import UNITS
from jiheng.text.widths import fold

LENGTH_AT_MOST = 60
"""Longer texts are no labels."""

_REMEMBERED = 20_000
_SPACE = re.compile(r"\s+")
_BRACKETS = str.maketrans("［］【】〔〕：；、／", "[][][]:;、/")
_GROUP = re.compile(r"[（(\[][^（）()\[\]]*[)）\]]")
_BEFORE = re.compile(r"(?:[★☆▲△*＊]+|(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、.．]|[①-⑳]|其中[:、]?)+")
_AFTER = re.compile(r"[:：。*＊★]+\Z|(?<=目标)\d{1,2}\Z")
_MONTHS = re.compile(r"(?<!\d)1(?:月份?)?[-—–~～至―]+(\d{1,2})月份?")
_YEAR = 12
_PARTS_OF_YEAR = {"上半年": 6, "前三季度": 9, "一季度": 3}
_UNIT = re.compile(rf"[（(](?:单位[:：]?)?({'|'.join(sorted(UNITS, key=len, reverse=True))})[)）]")


@lru_cache(maxsize=_REMEMBERED)
def fold_label(printed: str) -> str:
    """``printed`` as labels are compared: without white space, brackets and what is in them, numbering, marks and the final colon.

    A label that is nothing but brackets keeps them; a text too long for a label folds to nothing.
    """
    if len(printed) > LENGTH_AT_MOST:
        return ""
    plain = fold(_SPACE.sub("", printed)).translate(_BRACKETS)
    bare = _GROUP.sub("", _GROUP.sub("", plain)) or plain
    numbered = _BEFORE.match(bare)
    bare = bare[numbered.end():] or bare if numbered else bare
    return _MONTHS.sub("1-N月", _AFTER.sub("", _AFTER.sub("", bare)))


def find_months(printed: str) -> int | None:
    """How many months of the year a head or a title speaks of: ``1—7月执行数`` → 7, 上半年 → 6; None where it names none."""
    plain = fold(_SPACE.sub("", printed)) if len(printed) <= LENGTH_AT_MOST else ""
    match = _MONTHS.search(plain)
    if match:
        return int(match[1]) if 1 <= int(match[1]) <= _YEAR else None
    return next((months for word, months in _PARTS_OF_YEAR.items() if word in plain), None)


def find_money_unit(printed: str) -> str | None:
    """The money unit that a label prints in brackets: ``项目资金（元）`` → 元; None where it prints none."""
    match = _UNIT.search(_SPACE.sub("", printed)) if len(printed) <= LENGTH_AT_MOST else None
    return match[1] if match else None
