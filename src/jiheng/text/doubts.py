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
from jiheng.text.reasons import ALTERNATIVES, BARE_SIGN, COMPARED, CONDITIONAL, NEGATED, PARTS, RANGE_BROKEN, RATE_APART, SCORING_RULE

_SIGN = re.compile("[≥≤<>≈≮≯≠∽≌≅]")
_OWN_SHARE = re.compile("[一-鿿]{1,10}的")
"""Between a sign and the share that it binds: ≤总投资的2%."""
_EQUATION = re.compile(r"[+×*÷]\s?\d[^，；。=]*=")
# 每低1%扣0.5分, 95%以上得满分: how points are given, no target.
_SCORING = re.compile(
    r"扣(?:\d|[减除完分])|不[得计]分|[得计]满分|[得加减扣]\s?\d{1,3}(?:\.\d)?\s?分(?!以上|及以上|钟)"
    r"|每[超少多低高降增减延晚迟差缺逾][^，；。]{0,3}\d|罚款|部分按"
)
_SCORING_HINTS = ("分", "扣", "每", "罚")
_CONDITION = re.compile("的(?:不[计予得]|按|视为|予以)")
# 如超过5天视为不合格, 凡超过30万元的项目须招标: when something else applies, no target.
_IF = re.compile(r"(?:\A|[，；。、（(\s])(?:如(?![期实下约数皋东意法])|若(?!干)|凡(?!是?人)|一旦|倘若|假如|当(?![年月日地期前天季]))[^，；。]{0,16}$|原(?:定|计划)[^，；。\d]{0,4}$")
_THEN = re.compile(
    r"[^，；。、\d]{0,8}?(?:则(?!除)|视[为同]|不予|预警|约谈|问责|追责|取消(?![率数])|一票否决)"
    r"|的[^，；。\d]{0,8}(?:必?须|应当|需要?)"
)
_FAILS = re.compile(r"(?:为|属于?|即|就)?(?:不合格|不达标|不及格)(?:\Z|[，；。）)])")
_OTHERWISE = ("以外", "之外", "除外", "的除外", "另计", "另行")
_SHORT_OF = re.compile(r"(?:[还尚仍][差缺欠需]|比(?:计划|预期|目标|标准|要求|规定|定额)[^，；。\d]{0,4}[多少高低])$")
_IF_WITHIN = 18
_SHORT_WITHIN = 10
_EXCEPT = re.compile(r"除[^，；。\d]{0,2}$")
_OUTSIDE = re.compile("[^，；。]{0,8}外")
_LATE_RATE = re.compile("[一-鿿]{1,8}/")
_PRODUCT = re.compile(r"[一-鿿]{0,4}\s?[×✕*]\s?\d")
_RHYTHM = re.compile(r"(?<![第近前后\d])(?:\d{1,2}|[一二两三四五六七八九十])个?(?:年|月|周|星期|天|日|季度?)$")
_DASHES = frozenset({"-", "--", "–", "—", "——", "~", "～", "至", "→", "⇒", "->"})
_CHOICE = re.compile(r"[^，；。、\d]{0,12}或[^，；。、\d]{0,12}")
_CHANGED = re.compile("[一-鿿]{0,4}?(?:提[高升]?|增[加长]?|[上递]?升|扩[大展]?|[下递]?降低?|减少?|压?缩[减短小]?|压[减降]?)")
_OUT_OF = re.compile("[一-鿿]{0,4}中(?:完成|有|达|$)")


def find_doubt(folded: str, piece: tuple[int, int], mentions: Sequence[Mention], dates: Sequence[DateMention]) -> str:
    """Why the ``mentions`` and ``dates`` of a ``piece`` of the folded text must not be read, in Chinese; empty where they may be."""
    if not mentions and not dates:
        return ""
    anchored = {*(mention.start for mention in mentions), *(date.start for date in dates)}
    if any(folded[mention.end : mention.end + 1].isdecimal() and mention.end not in anchored for mention in mentions):  # 1年1小考
        return PARTS
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
    if mention.doubt:
        return mention.doubt
    if _SHORT_OF.search(folded, mention.start - _SHORT_WITHIN, mention.start):  # 比计划少2场
        return COMPARED
    if _is_condition(folded, mention):
        return CONDITIONAL
    if end == len(folded):
        return ""
    if _CONDITION.match(folded, end):  # 不足8学时的不计
        return SCORING_RULE
    if _OUTSIDE.match(folded, end) and _EXCEPT.search(folded, max(0, mention.start - 4), mention.start):  # 除3个项目外
        return NEGATED
    if "/" in folded and (rate := _LATE_RATE.match(folded, end)) and find_unit_prefix(folded, start=rate.end()):  # 300千克标准煤/人
        return RATE_APART
    return PARTS if _PRODUCT.match(folded, end) else ""  # 5个区×3次


def _is_condition(folded: str, mention: Mention) -> bool:
    """Whether the number only says when something else applies; 60分以下不合格 is a level where others stand beside it."""
    if folded.startswith(_OTHERWISE, mention.end) or _THEN.match(folded, mention.end):
        return True
    if mention.op != "=" and folded[mention.start - 1 : mention.start] == "对":  # 对50万元以上项目开展评价
        return True
    if _FAILS.match(folded, mention.end) and "优" not in folded and "良" not in folded:
        return True
    return _IF.search(folded, mention.start - _IF_WITHIN, mention.start) is not None


def _doubt_two(folded: str, before: Mention, after: Mention) -> str:
    """Why two neighbours must not be read: they are alternatives, the ends of a range, or parts of one statement."""
    between, has_sign = folded[before.end : after.start].strip(), not folded[after.start].isdecimal()
    if between in _DASHES:
        return RANGE_BROKEN
    is_changed = before.unit == after.unit and folded[after.start] in "到至为" and _CHANGED.fullmatch(between)
    if is_changed and not is_base(folded, before, after):  # 3家增至5家
        return PARTS
    if not between and before.value == after.value == 1 and not after.pers:  # 1家1策
        return PARTS
    if between == "/" or _CHOICE.fullmatch(between):
        return ALTERNATIVES
    if after.op == "=" and not has_sign and is_base(folded, before, after):  # 从去年的85分提升到今年的90分
        return PARTS
    if between.startswith("的") and before.unit == "%" != after.unit:  # 80%以上的村建成1个广场
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
