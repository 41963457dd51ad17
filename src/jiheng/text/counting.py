"""Whether a text may count anything: 进一步 and 三级 hold a numeral, and count nothing."""

import re

from jiheng.text.alternatives import ideographs_without
from jiheng.text.measure_units import list_initials

NUMERALS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半"
RISKY = "每各双隔第不未没勿难无非禁杜避于过在约至最到达前罚"
"""Characters that may change what a number after them says."""

# 三级, 一步, 四技: a single numeral before what counts nothing is a part of a word.
_NO_UNIT = ideographs_without(NUMERALS + RISKY + list_initials() + "成折几多余来点分底以及之左上或为")
UNCOUNTED = rf"(?<![{NUMERALS}币])[一二两三四五六七八九](?={_NO_UNIT})"
_COUNTED = re.compile(rf"(?=[\d年{NUMERALS}])(?:\d|年底|(?!{UNCOUNTED})[{NUMERALS}])")


def may_count(folded: str) -> bool:
    """Whether anything in the ``folded`` text may be a number or a date: 进一步 and 三级 hold none."""
    return _COUNTED.search(folded) is not None
