"""Why the quantities of a piece of the wording must not be read: alternatives, sums, rules for points, signs without a number.

A number read wrongly is worse than one left unread: nobody looks at it again.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from jiheng.text.accounts import find_unaccounted
from jiheng.text.consistency import find_inconsistency
from jiheng.text.contexts import is_base, is_context
from jiheng.text.dates import DateMention
from jiheng.text.measure_units import find_dimension, find_unit, find_unit_prefix
from jiheng.text.quantities import Mention
from jiheng.text.reasons import (
    ALTERNATIVES,
    BARE_SIGN,
    COMPARED,
    CONDITIONAL,
    MISSPELT,
    NEGATED,
    PARTS,
    POINTS,
    RANGE_BROKEN,
    RANK,
    RATE_APART,
    REFERENCE,
    SCORING_RULE,
)
from jiheng.text.turns import RANKS, find_turn
from jiheng.text.unexplained import find_unexplained

Span = tuple[int, int]

_SIGN = re.compile("[≥≤<>≈≮≯≠∽≌≅]")
_OWN_SHARE = re.compile("[一-鿿]{1,10}的")
"""Between a sign and the share that it binds: ≤总投资的2%."""
_EQUATION = re.compile(r"[+×*÷]\s?\d[^，；。=]*=")
# 每低1%扣0.5分, 95%以上得满分: how points are given, no target.
_SCORING = re.compile(
    r"扣(?:\d|[减除完分])|不[得计]分|[得计]满分|[得加减扣]\s?\d{1,3}(?:\.\d)?\s?分(?!以上|及以上|钟)"
    r"|每[超少多低高降增减延晚迟差缺逾][^，；。]{0,3}\d|罚款|部分按"
)
_SCORING_HINTS = re.compile("[分扣每罚]")
_GIVEN = re.compile(r"[得加减扣]\s?\d{1,3}(?:\.\d)?\s?分")
_REST_OF_RULE = re.compile("否则|最[多高低少]|封顶|为止")
_CONDITION = re.compile("的(?:不(?![断同良足])|按|视|予|可(?![持靠行])|[给免加扣罚奖每])")
# 如超过5天视为不合格, 凡超过30万元的项目须招标: when something else applies, no target.
_IF = re.compile(r"(?:\A|[，；。、（(\s])(?:如(?![期实下约数皋东意法厕常何])|若(?!干)|凡(?!是?人)|一旦|倘若|假如|当(?![年月日地期前天季]))[^，；。]{0,16}$|原(?:定|计划)[^，；。\d]{0,4}$")
_THEN = re.compile(
    r"[^，；。、\d]{0,8}?(?:则(?!除)|视[为同]|不予|预警|约谈|问责|追责|取消(?![率数])|一票否决)"
    r"|的[^，；。\d]{0,8}(?:必?须|应当|需要?)"
)
_FAILS = re.compile(r"(?:为|属于?|即|就)?(?:不合格|不达标|不及格)(?:\Z|[，；。）)])")
_OTHERWISE = ("以外", "之外", "除外", "的除外", "另计", "另行")
_SHORT_OF = re.compile(r"(?:[还尚仍][差缺欠需]|比(?:计划|预期|目标|标准|要求|规定|定额)[^，；。\d]{0,4}[多少高低])$")
_OTHER_YEAR = re.compile(r"[（(](?:19|20)\d\d年度?[底末]?[:：为]?$")
_LACKING = re.compile("(?<![误偏温落级极逆顺价时高视压色反])差$")
_STOPS = tuple("，；。、,;")
_OF_THOSE = re.compile(r"[^，；。、\d]{1,8}的(?=[一-鿿])")
_IF_WITHIN = 18
_SHORT_WITHIN = 10
_EXCEPT = re.compile(r"除[^，；。\d]{0,2}$")
_OUTSIDE = re.compile("[^，；。]{0,8}外")
_LATE_RATE = re.compile("[一-鿿]{1,8}/")
_PRODUCT = re.compile(r"[一-鿿]{0,4}\s?[×✕*+]\s?\d")
_RHYTHM = re.compile(r"(?<![第近前后\d])(?:\d{1,2}|[一二两三四五六七八九十])个?(?:年|月|周|星期|天|日|季度?)$")
_BRACKETED = re.compile(r"[（(]\d+(?:\.\d+)?\s?分[）)]")
_TIMES = frozenset("次 起 天 日 年 月 个月 季度".split())
_FAILED = re.compile("(?:低于|高于|超过)?[^，；。\\d]{0,3}?(?:不合格|不达标|不及格|未达|未完成|违[约规]|即(?!可)|[就便](?!业|利|捷|诊|民))(?!率)|低于|高于")
_HANGING = re.compile(r"(?:不?[低高少多大小优]于|超过|持平|相当)(?:[^，；。（(\d]|20\d\d年){1,12}$")
_NOT_RANKED = "(?![级类等期批星层季年月周天日时岁线度])[一-鿿]"
_NUMERAL = "[一二两三四五六七八九十]"
# 1主1备, 一正两副: the first number is explained by nothing.
_RUN_ON = re.compile(rf"(?<![A-Za-z\d])(?:\d{_NOT_RANKED}(?=\d)|{_NUMERAL}{_NOT_RANKED}(?={_NUMERAL}))")
_RUN_ON_LENGTH = len("1主")
_DASHES = frozenset({"-", "--", "–", "—", "——", "~", "～", "至", "→", "⇒", "->"})
_CHOICE = re.compile(r"[^，；。、\d]{0,12}或[^，；。、\d]{0,12}")
_CHANGED = re.compile("[一-鿿]{1,6}(?<![计数量额比率度])")
_OUT_OF = re.compile("[一-鿿]{0,4}中(?![心小型央期等档级层])[一-鿿]{0,4}")


def find_doubt(folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention], names: Sequence[Span] = ()) -> str:
    """Why the ``mentions`` and ``dates`` of a ``piece`` of the folded text must not be read, in Chinese; empty where they may be.

    The words in quoted ``names`` change nothing.
    """
    if not mentions and not dates:
        return ""
    if _has_loose_number(folded, piece[0], mentions, dates):
        return PARTS
    for mention in mentions:
        if doubt := _doubt_one(folded, mention):
            return doubt
    pairs = zip_longest(mentions, mentions[1:])
    if any(_is_told_of(folded, one) and not (after and is_context(folded, piece[0], one, after)) for one, after in pairs):
        return CONDITIONAL
    for before, after in pairwise(mentions):
        if doubt := _doubt_two(folded, before, after):
            return doubt
    if doubt := _doubt_words(folded, piece, mentions, dates) or find_unexplained(folded, piece, mentions, dates, names):
        return doubt
    return find_inconsistency(folded, piece, mentions, dates) or find_unaccounted(folded, piece, mentions, dates, names) if mentions else ""


def _has_loose_number(folded: str, start: int, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> bool:
    """Whether a number that nothing explains touches a quantity: 1年1小考, 1主1备."""
    for mention in mentions:
        if mention.start - start >= _RUN_ON_LENGTH and _RUN_ON.match(folded, mention.start - _RUN_ON_LENGTH):
            return True
        start = mention.end
        if folded[start : start + 1].isdecimal() and start not in (*(other.start for other in mentions), *(date.start for date in dates)):
            return True
    return False


def _doubt_words(folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> str:
    """Why the words of the piece make its numbers something else than a target."""
    if _SCORING_HINTS.search(folded) and (_SCORING.search(folded, *piece) or _is_rest_of_rule(folded, piece, mentions)):
        return SCORING_RULE
    if mentions and "=" in folded and _EQUATION.search(folded, *piece):
        return PARTS
    if not _SIGN.search(folded, *piece):
        return ""
    anchors = [*((mention.start, mention.end) for mention in mentions), *((date.start, date.end) for date in dates)]
    return BARE_SIGN if _has_bare_sign(folded, piece, sorted(anchors)) else ""


def _is_rest_of_rule(folded: str, piece: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the piece goes on with how points are given: 完成1项得2分，最多10分."""
    if not any(mention.unit == "分" for mention in mentions) or not _REST_OF_RULE.search(folded, *piece):
        return False
    return _GIVEN.search(folded) is not None


def _has_bare_sign(folded: str, piece: Span, anchors: Sequence[tuple[int, int]]) -> bool:
    """Whether a sign stands beside no number: 100%≥."""
    at = piece[0]
    for start, end in [*anchors, (piece[1], piece[1])]:
        sign = _SIGN.search(folded, at, start)
        if sign and not _OWN_SHARE.fullmatch(folded, sign.end(), start):
            return True
        at = max(at, end)
    return False


def _doubt_one(folded: str, mention: Mention) -> str:
    """Why one quantity must not be read: for its own sake, or for the words right before or behind it."""
    if doubt := mention.doubt or find_turn(folded, start=mention.start, end=mention.end):
        return doubt
    if mention.unit == "分" and mention.op == "=" and _BRACKETED.match(folded, max(0, mention.start - 1)):  # 开展培训5次（10分）
        return POINTS
    if mention.unit in RANKS and "及以" in folded[mention.start : mention.end]:  # 3类及以上
        return RANK
    before = _doubt_before(folded, mention) if mention.start else ""
    return before or (_doubt_behind(folded, mention) if mention.end < len(folded) else "")


def _is_told_of(folded: str, mention: Mention) -> bool:
    """Whether a comparison only says which ones the words behind it are about: 不足2000元的据实补助, 3次以下通报."""
    if mention.unit == "%" or mention.op in "=≈" or mention.op == "range":
        return False
    is_behind = folded[mention.end - 1] in "上下"
    if folded.startswith("的", mention.end) and folded[mention.end + 1 : mention.end + 2] not in _STOPS:
        return is_behind or mention.op in "<>"
    if mention.op in "<>" and _OF_THOSE.match(folded, mention.end):  # 少于3家投标的重新招标
        return True
    is_first = mention.start == 0 or folded[mention.start - 1] in _STOPS
    is_class = is_first and is_behind and mention.op in "≤<" and find_dimension(mention.unit) not in ("time", "score")
    return is_class and folded[mention.end : mention.end + 1] not in (*_STOPS, " ", "（", "(", "")


def _doubt_before(folded: str, mention: Mention) -> str:
    start = mention.start
    if not mention.per and _is_counter(mention.unit) and _RHYTHM.search(folded, max(0, start - 5), start):  # 全市两月一次
        return PARTS
    is_lacking = folded[start - 1] == "差" and "良" not in folded and _LACKING.search(folded, 0, start)  # 差2分满分
    if is_lacking or _SHORT_OF.search(folded, max(0, start - _SHORT_WITHIN), start):  # 比计划少2场
        return COMPARED
    if folded[start - 1] in "（(" and _HANGING.search(folded, max(0, start - _IF_WITHIN), start - 1):  # 不低于2023年（85%）
        return COMPARED
    if folded[start - 1] in "年度底末为:：" and _OTHER_YEAR.search(folded, max(0, start - _SHORT_WITHIN), start):  # 85%（2024年83%）
        return REFERENCE
    is_object = mention.op != "=" and folded[start - 1] == "对"  # 对50万元以上项目开展评价
    return CONDITIONAL if is_object or _IF.search(folded, max(0, start - _IF_WITHIN), start) else ""


def _doubt_behind(folded: str, mention: Mention) -> str:
    end = mention.end
    if folded.startswith(_OTHERWISE, end) or _THEN.match(folded, end):
        return CONDITIONAL
    if mention.unit in _TIMES and mention.op in "=≥" and folded[mention.start].isdecimal() and _FAILED.match(folded, end):
        return CONDITIONAL  # 连续3次低于60分
    if _FAILS.match(folded, end) and "优" not in folded and "良" not in folded:  # a level where others stand beside it
        return CONDITIONAL
    if _CONDITION.match(folded, end):  # 不足8学时的不计
        return SCORING_RULE
    if _OUTSIDE.match(folded, end) and _EXCEPT.search(folded, max(0, mention.start - 4), mention.start):  # 除3个项目外
        return NEGATED
    if "/" in folded and (rate := _LATE_RATE.match(folded, end)) and find_unit_prefix(folded, start=rate.end()):  # 300千克标准煤/人
        return RATE_APART
    return PARTS if _PRODUCT.match(folded, end) else ""  # 5个区×3次


def _is_counter(unit: str) -> bool:
    """Whether the unit is 次, a time or an unknown word: 1月1报, 一周五天."""
    known = find_unit(unit)
    return unit == "次" or (known.dimension == "time" if known else len(unit) == 1)


def _doubt_two(folded: str, before: Mention, after: Mention) -> str:
    """Why two neighbours must not be read: they are alternatives, the ends of a range, or parts of one statement."""
    between, has_sign = folded[before.end : after.start].strip(), not folded[after.start].isdecimal()
    if between in _DASHES:
        return RANGE_BROKEN
    if not between and before.op == "range" and not (before.pers or after.pers) or between in ("零", "又"):  # 3-5人1万元, 2年零6个月
        return PARTS
    if between in (".", "．"):  # ≥95 . 5%
        return MISSPELT
    is_changed = before.unit == after.unit and (folded[after.start] in "到至为" or between[-1:] in ("到", "至")) and _CHANGED.fullmatch(between)
    if is_changed and not is_base(folded, before, after):  # 3家增至5家
        return PARTS
    if not between and after.value == 1 and folded[after.start] in "1一" and not after.pers:  # 1家1策, 10人一桌
        return PARTS
    if between == "/" or _CHOICE.fullmatch(between):
        return ALTERNATIVES
    if after.op == "=" and not has_sign and is_base(folded, before, after):  # 从去年的85分提升到今年的90分
        return PARTS
    if between.startswith("的") and before.unit == "%" != after.unit:  # 80%以上的村建成1个广场
        return PARTS
    if between.startswith("的") and before.op != "=" and folded[before.end - 1] not in "内上下":  # 超过100人的会议2次
        return PARTS
    if not between and _is_idiom(folded, before, after):
        return PARTS
    if before.unit == after.unit and _OUT_OF.fullmatch(between):  # 10个中完成8个
        return PARTS
    return PARTS if not between and _is_run_on(before, after, has_sign=has_sign, is_equated=folded[after.start] in "=≈") else ""


def _is_idiom(folded: str, before: Mention, after: Mention) -> bool:
    """Whether two quantities side by side are one expression: 6个100%, 10万元以上2个."""
    is_size = folded[before.end - 1] in "上下" and after.op == "=" and not after.pers and before.unit != after.unit
    return is_size or (before.unit, after.unit) == ("个", "%")


def _is_run_on(before: Mention, after: Mention, *, has_sign: bool, is_equated: bool) -> bool:
    """Whether two quantities with nothing between them are one statement: 10万元=5场, 2小时30 (may be half past two), 3天1次."""
    if is_equated or not after.unit and not has_sign:
        return True
    first, second = find_unit(before.unit), find_unit(after.unit)
    if first and second and first.dimension == second.dimension and first.factor > second.factor:
        return True
    return find_dimension(before.unit) == "time" and before.op == "=" and find_dimension(after.unit) == "events"
