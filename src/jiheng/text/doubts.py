"""Why the quantities of a piece of the wording must not be read: alternatives, sums, rules for points, signs without a number.

A number read wrongly is worse than one left unread: nobody looks at it again.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from jiheng.text.contexts import is_base
from jiheng.text.dates import DateMention
from jiheng.text.measure_units import find_dimension, find_unit, find_unit_prefix
from jiheng.text.quantities import Mention
from jiheng.text.reasons import ALTERNATIVES, BARE_SIGN, NEGATED, PARTS, RANGE_BROKEN, RATE_APART, SCORING_RULE

_SIGN = re.compile("[≥≤<>≈≮≯≠∽≌≅]")
_OWN_SHARE = re.compile("[一-鿿]{1,10}的")
"""Between a sign and the share that it binds: ≤总投资的2%."""
_EQUATION = re.compile(r"[+×*÷]\s?\d[^，；。=]*=")
# 每低1%扣0.5分, 95%以上得满分: how points are given, no target.
_SCORING = re.compile(
    r"扣(?:\d|[减除完分])|不[得计]分|[得计]满分|[得加减扣]\s?\d{1,3}(?:\.\d)?\s?分(?!以上|及以上|钟)"
    r"|每[超少多低高降增减延晚迟差缺逾][^，；。]{0,3}\d|罚款"
)
_SCORING_HINTS = ("分", "扣", "每", "罚")
_CONDITION = re.compile("的(?:不[计予得]|按|视为|予以)")
_EXCEPT = re.compile(r"除[^，；。\d]{0,2}$")
_OUTSIDE = re.compile("[^，；。]{0,8}外")
_LATE_RATE = re.compile("[一-鿿]{1,8}/")
_PRODUCT = re.compile(r"[一-鿿]{0,4}\s?[×✕*]\s?\d")
_RHYTHM = re.compile(r"(?<![第近前后\d])(?:\d{1,2}|[一二两三四五六七八九十])个?(?:年|月|周|星期|天|日|季度?)$")
_DASHES = frozenset({"-", "--", "–", "—", "——", "~", "～", "至", "→", "⇒", "->"})
_CHOICE = re.compile(r"[^，；。、\d]{0,12}或[^，；。、\d]{0,12}")
_OUT_OF = re.compile("[一-鿿]{0,4}中(?:完成|有|达|$)")


def find_doubt(folded: str, piece: tuple[int, int], mentions: Sequence[Mention], dates: Sequence[DateMention]) -> str:
    """Why the ``mentions`` and ``dates`` of a ``piece`` of the folded text must not be read, in Chinese; empty where they may be."""
    if not mentions and not dates:
        return ""
    doubts = [*(_doubt_one(folded, mention) for mention in mentions), *(_doubt_two(folded, *two) for two in pairwise(mentions))]
    return next(filter(None, doubts), "") or _doubt_words(folded, piece, mentions, dates)


def _doubt_words(folded: str, piece: tuple[int, int], mentions: Sequence[Mention], dates: Sequence[DateMention]) -> str:
    """Why the words of the piece make its numbers something else than a target."""
    if any(hint in folded for hint in _SCORING_HINTS) and _SCORING.search(folded, *piece):
        return SCORING_RULE
    if mentions and "=" in folded and _EQUATION.search(folded, *piece):
        return PARTS
    at = piece[0]
    anchors = [*((mention.start, mention.end) for mention in mentions), *((date.start, date.end) for date in dates)]
    for start, end in [*sorted(anchors), (piece[1], piece[1])]:
        sign = _SIGN.search(folded, at, start)
        if sign and not _OWN_SHARE.fullmatch(folded, sign.end(), start):  # 100%≥
            return BARE_SIGN
        at = max(at, end)
    return ""


def _doubt_one(folded: str, mention: Mention) -> str:
    """Why one quantity must not be read: for its own sake, or for the words right behind it."""
    end = mention.end
    if mention.unit == "次" and not mention.per and _RHYTHM.search(folded, max(0, mention.start - 5), mention.start):  # 全市两月一次
        return PARTS
    if mention.doubt or end == len(folded):
        return mention.doubt
    if _CONDITION.match(folded, end):  # 不足8学时的不计
        return SCORING_RULE
    if _OUTSIDE.match(folded, end) and _EXCEPT.search(folded, max(0, mention.start - 4), mention.start):  # 除3个项目外
        return NEGATED
    if "/" in folded and (rate := _LATE_RATE.match(folded, end)) and find_unit_prefix(folded, start=rate.end()):  # 300千克标准煤/人
        return RATE_APART
    return PARTS if _PRODUCT.match(folded, end) else ""  # 5个区×3次


def _doubt_two(folded: str, before: Mention, after: Mention) -> str:
    """Why two neighbours must not be read: they are alternatives, the ends of a range, or parts of one statement."""
    between, has_sign = folded[before.end : after.start].strip(), not folded[after.start].isdecimal()
    if between in _DASHES:
        return RANGE_BROKEN
    if between == "/" or _CHOICE.fullmatch(between):
        return ALTERNATIVES
    if after.op == "=" and not has_sign and is_base(folded, before, after):  # 从去年的85分提升到今年的90分
        return PARTS
    if between.startswith("的") and before.op != "=" and folded[before.end - 1] not in "内上下":  # 超过100人的会议2次
        return PARTS
    if _OUT_OF.fullmatch(between):  # 10个中完成8个
        return PARTS
    return PARTS if not between and _is_run_on(before, after, has_sign=has_sign, is_equated=folded[after.start] == "=") else ""


def _is_run_on(before: Mention, after: Mention, *, has_sign: bool, is_equated: bool) -> bool:
    """Whether two quantities with nothing between them are one statement: 10万元=5场, 2小时30 (may be half past two), 3天1次."""
    if is_equated or not after.unit and not has_sign:
        return True
    first, second = find_unit(before.unit), find_unit(after.unit)
    if first and second and first.dimension == second.dimension and first.factor > second.factor:
        return True
    return find_dimension(before.unit) == "time" and before.op == "=" and after.unit == "次"
