"""Why a clause has no number that could be measured, in a few Chinese words for the person who wrote it."""

import re

from jiheng.text.numerals import HAS_NUMERAL

NOTHING_WRITTEN = "没有填写"
TO_BE_FILLED = "数字还没有填"
TOO_LONG = "文字过长，不是指标值"
CONTRADICTION = "前后比较词矛盾"
NEGATED = "比较词前有否定词，读不准"
COMPARED = "与另一个数比较，没有写出那个数"
BOUND_RANGE = "区间又带比较词，读不准"
ALTERNATIVES = "几种说法任选其一，不能一起考核"
PARTS = "两个数连写，读不准"
NO_NUMBER = "没有数字"

_DAMAGED = re.compile(r"\d[。，]\s?\d|\d\.\s+\d|\d\s+\d|(?<!\d)0\d{1,3}(?!\d)|\d{41}")
_TWO_FIGURES = re.compile(r"(?<![\d/])\d{1,3}\s?[/:：]\s?\d{1,3}(?![\d/])")
_VAGUE = re.compile("[数几若][十百千万亿干]|[十百千万亿]几")


def find_reason(folded: str) -> str:
    """Why ``folded`` words without a readable quantity have none."""
    if _VAGUE.search(folded):
        return "数量含糊，没有确数"
    if not HAS_NUMERAL.search(folded):
        return NO_NUMBER
    if _DAMAGED.search(folded):
        return "数字写法有误，读不准"
    if _TWO_FIGURES.search(folded):
        return "两个数写在一起，读不准"
    return "其中的数是名称、编号、时间或说明，不是指标值"
