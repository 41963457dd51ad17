"""What stands around the wording of a number and makes it unreadable: ≥95%9, 20（其中5）项, 未发生1起."""

import re

from jiheng.text.bounds import Bound, is_negated
from jiheng.text.reasons import BARE_SIGN, NEGATED, PARTS, RANGE_BROKEN, RATE_APART, UNIT_APART, UNIT_UNKNOWN

_UNIT_APART = re.compile(r"\s?[（(][^（）()]{0,40}[）)]\s?[一-鿿%‰℃A-Za-z]")
_UNIT_LOST = re.compile(r"(?![大小高低多少超不至约达及])[一-鿿]{1,2}\d")
_UNIT_UNKNOWN = re.compile(r"\s?(?![大小高低多少长短不超至约达及或并且])[一-鿿]{2,}|[A-Za-z]{2,}")
_BOUND_BEHIND = re.compile(r"\s*(?:不[少低高多大小]于|不超过|至少|至多|最[多少])\s*(?:$|[，；。()（）])")
_BOUND_STARTS = (" ", "不", "至", "最")
_LOST_START = re.compile(r"\d[^，；。\d]{0,5}[-–—~～至]\s?$")
_LOST_ENDS = tuple("-–—~～至 ")
_DANGLING = re.compile(r"\s?[-–—~～至→]\s*(?:$|[，；。（()）])")
_LONE_DIGITS = tuple("一二三四五六七八九十")


def find_slip(text: str, *, start: int, head: int, end: int, unit: str | None, before: Bound | None) -> str:
    """Why the number whose wording goes from ``head`` to ``end`` must not be read, empty where nothing speaks against it.

    ``start`` is where its stretch between breaks begins, ``before`` the bound that the wording begins with.
    """
    if text[end : end + 1] in _BOUND_STARTS and _BOUND_BEHIND.match(text, end):  # 20人（不少于）
        return BARE_SIGN
    if unit is None and _UNIT_APART.match(text, end):
        return UNIT_APART
    if unit is None and _UNIT_LOST.match(text, end):  # ≥4核8G
        return PARTS
    if unit is None and before and _UNIT_UNKNOWN.match(text, end):  # ≤500毫毛
        return UNIT_UNKNOWN
    if unit in ("%", "‰") and (text[end : end + 1].isdecimal() or text[head - 1 : head] in _LONE_DIGITS):  # 九9%
        return PARTS
    if not before and text[head - 1 : head] in _LOST_ENDS and _LOST_START.search(text, max(start, head - 9), head):  # 市-2℃至8℃
        return RANGE_BROKEN
    if _DANGLING.match(text, end):  # 60%～
        return RANGE_BROKEN
    if unit and text.startswith("/", end):
        return RATE_APART
    return NEGATED if is_negated(text, before, head=head) else ""
