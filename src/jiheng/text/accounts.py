"""A second, plain reading: every digit of a piece with a number is accounted for, or nothing in the piece is read.

The grammar looks for what it knows and passes over the rest. This scanner looks at the digits that it passed over, and at the words and
signs of comparison that no number took: what is no value, date or frequency, and not plainly a part of a name, belongs to something unread.
"""

import re
from collections.abc import Sequence

from jiheng.text.dates import DateMention
from jiheng.text.quantities import Mention
from jiheng.text.reasons import COMPARED, PARTS, UNACCOUNTED

Span = tuple[int, int]

_DIGITS = re.compile(r"\d+(?:\s?[.,·、:*×xX/~～—–至-]\s?\d+)*")
_LETTERS = "A-Za-zΦφ"
# What plainly makes digits a part of a name, an age, an ordinal or a reach: the words right before them, and those right behind.
_NAMED_BEFORE = re.compile(
    rf"(?:[{_LETTERS}](?:[.\s]|-+)?|[第双#〔\[【前近×*]|满分?|[\d一]对|\d\+|1[:∶]|建[党军国校]|国庆|成立|诞辰|逝世|[{_LETTERS}]\d{{1,4}}[~～至-])\s?$"
)
_REACHING = "[一-鿿]{0,4}(?:圈|范围|半径|自助|动态|值[守班]|响应|晴雨|营业|开放|监[测控]|不间断|热线|在线|便利)"
_NAMED_BEHIND = re.compile(
    rf"\s?(?:周?岁|[{_LETTERS}#+]|[级号星楼届版款型排座类后]|年(?:级|期|代)|周年|分制|节气|[公千]?米{_REACHING}|米[×xX*]|[一-鿿]{{0,2}}米半径"
    rf"|(?:小时|分钟){_REACHING}|元[一-鿿]{{0,4}}(?:券|卡|票|包)|吨级|[年月天日](?:起|以?来|以?后|每天)|个?(?:月|年|天|日)(?:均值|平均|累计|低于|高于)"
    r"|年累计|层(?:（含）)?以[上下]|对[\d一]|名(?:奖励)|位小数|平方米[一-鿿])"
)
_NAME = re.compile(
    r"1[:∶]\d{3,}|\d\+\d(?=[一-鿿])|(?:24|48|72|365)(?=小时|天)"
    r"|(?:1[12]\d|12\d{3}|20\d\d|101|211|985)(?=\s?[一-鿿·])|\d\.0(?=[一-鿿])"
    r"|(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])(?=[一-鿿])|\d+(?:\.\d+)?\s?[·×*xX/]\s?\d+"
    r"|\d{1,2}(?=\s?[、.)）](?!\d))|\d{2,3}(?=分制)|\d{1,2}(?=-\d{1,2}月)"
)
"""Digits that are a name for what they are: 110, 12345, 3·15, 7×24, 2024版, the number of an enumeration."""
_COMPARING = re.compile(r"不?[低高少多大小长短优]于(?:或?等于)?|不?超[过出](?!预|标准|计划)|最多(?=[一-鿿]{0,3}一次)")
_SUMMING = ("+", "=", "≈", "÷")


def find_unaccounted(folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention], names: Sequence[Span]) -> str:
    """Why a ``piece`` with ``mentions`` must not be read: it holds a number or a comparison that none of them takes; else empty.

    ``names`` are quoted stretches, whose numbers are not looked at.
    """
    pers = [(per.start, per.end) for mention in mentions for per in mention.pers]
    taken = sorted([*((one.start, one.end) for one in mentions), *((date.start, date.end) for date in dates), *pers, *names])
    unbound = {mention.start for mention in mentions if mention.op == "="}
    at = piece[0]
    for start, end in [*taken, (piece[1], piece[1])]:
        if at < start and not all(_is_explained(folded, digits) for digits in _DIGITS.finditer(folded, at, start)):
            return UNACCOUNTED
        if start in unbound and _has_loose_comparison(folded, at, start):  # 不少于第18届的12枚
            return COMPARED
        at = max(at, end)
    return PARTS if any(folded.startswith(_SUMMING, mention.end) for mention in mentions) else ""  # 200吨=甲80吨+乙120吨


def _is_explained(folded: str, digits: re.Match[str]) -> bool:
    """Whether digits that no number took are plainly a part of a name, an ordinal, an age or a reach."""
    start, end = digits.span()
    if _NAME.match(folded, start) or _NAMED_BEHIND.match(folded, end):
        return True
    return _NAMED_BEFORE.search(folded, max(0, start - 6), start) is not None


def _has_loose_comparison(folded: str, start: int, end: int) -> bool:
    """Whether words of comparison in the gap before an unbound quantity compare it with something that it does not say."""
    for word in _COMPARING.finditer(folded, start, end):
        behind = _DIGITS.match(folded, word.end())
        if not (behind and _is_explained(folded, behind)):  # 小于3岁幼儿50名
            return True
    return False
