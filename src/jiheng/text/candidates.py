"""Which numbers count something: 第四届, PM2.5, 5G, 1+X, 7×24小时, 进一步 and 近三年 do not."""

import re
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.bounds import Bound
from jiheng.text.measure_units import find_unit
from jiheng.text.numerals import Number

_NAME_BEFORE = re.compile(
    r"(?:满分|[第№#〔【_^×+*.]|[:：/](?<=[\d%][:：/])|[A-Za-z]-?|\d[.,，。]\s{0,3}|\d\s{1,3}|(?<![以目之提])前|[一-鿿\dA-Za-z]\s?-)$"
)
_FORMULA = r"[+×](?=\s?[\dA-Za-z])|[*xX](?=\s?\d)|[:：/]\s?\d|-[A-Za-z\d]|〕"
_FORMULA_AFTER = re.compile(rf"\s?(?:{_FORMULA})")
_NAME_AFTER = re.compile(rf"\s?(?:{_FORMULA}|几|[A-Za-z_]|[.。，,]\d|[号级届版型楼岁]|等(?!于)|后|世纪|中全会|比\d)")
_LATIN_NAME = re.compile(r"[A-Za-z]{2,}\s?$|[A-Za-z]\s$")
_LATIN_UNIT = re.compile(r"\s?[A-Za-z]{1,5}\s*$")
_REST = re.compile(r"[ 。；;，,、！!）)”》*]*$")
_MEASURED = re.compile(
    r"(?:率|满意度|[得评总打]分|分[值数]|[指系]数|数量|[人次户件台篇项个总]数|金额|[总差]额|比[例重]|占比|均值|[pP][hH]值?|浓度|强度|密度|[长宽高厚深]度)[:：为是]?$"
)
"""A name that a bare number behind it is the value of: 满意度95."""
_SHARED = re.compile(r"(?:占比?|比[例重]|率|达到?|至|到|为|约|不少于|不低于|[^一-鿿])\s?$")
WHOLE_AT_MOST = 5
"""A fraction that stands alone goes up to fifths; 4/7 may be two figures."""
_NO_COUNT = ("容忍", "距离", "接触", "门槛", "基础", "起点", "跑腿", "差评", "延误")
# 2期工程, 1类新药: behind these units such a word makes the number a rank; 12345平台 is a telephone number.
_KINDS = {
    "期": re.compile("工程|项目|建设|改造|扩建|规划|开发|校区|厂房|用地|地块"),
    "类": re.compile("新药|疫苗|用地|水[质体域]?|射线|危险|切口"),
}
_HOTLINE = re.compile("(?:123\\d\\d|110|119|120|122)(?=平台|热线|工单|系统|中心|急救|报警|指挥|联动|电话)")
_SINGLE = re.compile(r"\s?[一-鿿]{1,3}[ 。；;，,、]*$")
_NO_COUNTER = frozenset("号级等届版后前型的大度性是为和及与或岁线代维化式中上下内外有分")
_TIME_CONTEXT = ("前", "后", "来", "以来", "以后", "以前", "之前", "之后", "提前")
_UNIQUE = frozenset("数几第唯统同专划归万之逐单进合这那某哪另任")
_MADE = re.compile(
    "(?:举办|开展|组织|召开|完成|建设|建成|建立|新建|新增|形成|培训|培养|培育|编制|编写|编印|撰写|发布|制定|制订|出版|发表|申报|获得|引进|开发|购置|采购|拍摄|制作"
    "|创建|设立|成立|组建|承办|参加|走访|印发|发放|提交|出台|宣传|进行|通过|联合|邀请|选派)(?:了|过)?$"
)
_PLAIN_COUNTERS = frozenset("次 场 场次 份 篇 名 位 家 辆 台 人次".split())
_EVENTS = _PLAIN_COUNTERS | frozenset("班 本 册 部 幅 人 户 套 座 所 门 件".split())
_COUNTERS = _EVENTS | frozenset("个 项 套 条 处 间 批 种 类 款 期 张 只 片 元 万元 %".split())
_ORDINAL = frozenset("期 批 类 层 段 代 线 路 方 点 度 节 季 月 日".split())
"""Behind a Chinese numeral these rank rather than count: 二期, 三类."""
_NO_ONE = frozenset("批 类 种 个 面 片 块 系列 队 代 点 线 层 道 路 里 方 度 节 头 口 把 站 段 行 网 条".split())


class Candidate(NamedTuple):
    """A number (or a range from ``first`` to ``last``) and what stands around it.

    ``start``–``stop`` is the stretch between breaks, ``head`` where the wording of the number begins, ``end`` where it ends;
    ``unit`` is None where no known unit follows.
    """

    text: str
    start: int
    head: int
    stop: int
    end: int
    first: Number
    last: Number
    before: Bound | None
    after: Bound | None
    unit: str | None
    has_per: bool

    @property
    def left(self) -> str:
        """What stands before the wording, in the same stretch."""
        return self.text[self.start : self.head].strip()

    @property
    def right(self) -> str:
        """What stands after the wording, in the same stretch."""
        return self.text[self.end : self.stop]

    @property
    def is_bound(self) -> bool:
        """Whether a word or sign binds the number; 为 and 共 do not."""
        return self.after is not None or self.before is not None and not (self.before.weak and self.before.op == "=")


def is_part_of_name(text: str, *, start: int, end: int) -> bool:
    """Whether what stands before ``end`` makes the number there a part of a name or an ordinal (第4, PM2.5, 前3)."""
    before = text[max(start, end - 4) : end] if start < end else text[max(0, end - 2) : end]
    return _NAME_BEFORE.search(before) is not None and not _LATIN_NAME.search(before)


def is_quantity(candidate: Candidate) -> bool:
    """Whether the number counts or measures something."""
    if _is_named_after(candidate) or _is_time_context(candidate) or _is_rating(candidate):
        return False
    if candidate.first.is_fraction:
        return _is_share_written(candidate)
    if candidate.first.is_share:
        return True
    if _LATIN_NAME.search(candidate.text[max(candidate.start, candidate.first.start - 4) : candidate.first.start]):
        return candidate.unit in _COUNTERS
    return _is_chinese_quantity(candidate) if candidate.first.is_chinese else _is_arabic_quantity(candidate)


def _is_share_written(candidate: Candidate) -> bool:
    """Whether 1/3 is a fraction: bound, said to be a share, or one that people use (fifths at most) alone in its stretch."""
    if candidate.is_bound or candidate.right.startswith("的") or _SHARED.search(candidate.left):
        return True
    whole = int(candidate.text[candidate.first.start : candidate.first.end].partition("/")[2])
    return not candidate.left and _REST.match(candidate.right) is not None and whole <= WHOLE_AT_MOST


def _is_named_after(candidate: Candidate) -> bool:
    """7×24, 3级, 5G: what stands behind makes the number a part of a name; a bound one may have a Latin unit of its own (≥80M)."""
    if _HOTLINE.match(candidate.text, candidate.first.start):
        return True
    if candidate.unit is not None:
        return candidate.text.startswith(("/", "级"), candidate.end) or _FORMULA_AFTER.match(candidate.text, candidate.end) is not None
    if candidate.is_bound and _LATIN_UNIT.match(candidate.right):
        return False
    return _NAME_AFTER.match(candidate.text, candidate.last.end) is not None


def _is_time_context(candidate: Candidate) -> bool:
    """近三年, 3天前, 24小时值班, 每月10日: time that something else is told by."""
    unit = find_unit(candidate.unit or "")
    if not unit or unit.dimension != "time":
        return False
    right = candidate.right.strip()
    if right.startswith(_TIME_CONTEXT) or candidate.before and candidate.before.approx and candidate.text[candidate.before.start] in "近上":
        return True
    if candidate.unit == "日" and candidate.has_per:
        return True
    around_the_clock = candidate.first.value in (Decimal(24), Decimal(365)) and not candidate.is_bound and not candidate.has_per
    return around_the_clock and not _REST.match(right)


def _is_rating(candidate: Candidate) -> bool:
    """110kV变电站, 500GB硬盘, 5g网络: what a thing is rated at, no count."""
    unit = find_unit(candidate.unit or "")
    is_letter = candidate.unit is not None and len(candidate.unit) == 1 and candidate.unit.isascii() and candidate.unit.isalpha()
    is_rated = unit is not None and (is_letter or unit.dimension in ("power", "information"))
    return is_rated and not candidate.is_bound and not _REST.match(candidate.right)


def _is_arabic_quantity(candidate: Candidate) -> bool:
    if not candidate.is_bound and candidate.unit in _KINDS and _KINDS[candidate.unit].match(candidate.right):
        return False
    if candidate.unit is not None or candidate.is_bound:
        return True
    rest = candidate.right
    if _REST.match(rest):
        alone = not candidate.left and candidate.text[candidate.start - 1 : candidate.start] not in ("（", "(")
        return alone or candidate.before is not None or _MEASURED.search(candidate.left) is not None
    if not candidate.left and candidate.first.value == 0 and rest.strip().startswith(_NO_COUNT):
        return False
    word = _SINGLE.match(rest)
    if not word or rest.strip()[0] in _NO_COUNTER:
        return False
    return len(word.group().strip(" 。；;，,、")) == 1 or not candidate.left and candidate.first.value == 0


def _is_chinese_quantity(candidate: Candidate) -> bool:
    """Stricter: Chinese numerals are parts of words (一批, 两个覆盖, 三位一体) more often than not."""
    words = candidate.text[candidate.first.start : candidate.first.end]
    if words == "零" and candidate.unit is None:
        is_value = not candidate.left and not candidate.before or candidate.before is not None and candidate.before.op == "="
        return is_value and _REST.match(candidate.right) is not None
    if candidate.unit is None or len(words) == 1 and words in "百千万亿" and not candidate.is_bound:
        return False
    is_one = words == "一" and candidate.first is candidate.last
    before = candidate.text[candidate.first.start - 1 : candidate.first.start] if candidate.first.start > candidate.start else ""
    if before in _UNIQUE and before:
        return False
    if candidate.is_bound or candidate.has_per and (not is_one or candidate.unit not in _NO_ONE or not candidate.left):
        return True
    if words == "半" and not candidate.left:
        return _REST.match(candidate.right) is not None
    if words == "半" or is_one and candidate.unit in _NO_ONE and candidate.left:
        return False
    if _REST.match(candidate.right):
        return candidate.unit not in _ORDINAL
    if candidate.left:
        return _MADE.search(candidate.left[-4:]) is not None and (candidate.unit in _EVENTS or candidate.unit == "个" and not is_one)
    return candidate.unit in _PLAIN_COUNTERS and not is_one
