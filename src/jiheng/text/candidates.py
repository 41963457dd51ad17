"""Which numbers count something: 第四届, PM2.5, 5G, 1+X, 7×24小时, 进一步 and 近三年 do not."""

import re
from decimal import Decimal
from typing import NamedTuple

from jiheng.text.bounds import Bound
from jiheng.text.measure_units import find_dimension
from jiheng.text.numerals import Number

_NAME_BEFORE = re.compile(
    r"(?:(?<![不未])满分?|[\d一]对|[零〇百千万亿'’](?<=[\d零〇百千万亿].)|[\d一-鿿A-Z]号[楼院馆栋]|[第届№#〔【_^×*.]|(?<=[^，；。：:、（(])\s?\+"
    r"|(?<![标项]\d)(?<![标项]\d\d)[:：](?<=[\d%][:：])|/|[A-Za-zΦφ]-?|\d\s?[.,，。]\s{0,3}"
    r"|[\d零一二两三四五六七八九十](?:\s{1,3}|\s?、\s?)|(?<![以之提])(?<!(?<!项)目)前|[一-鿿\dA-Za-z]\s?-)$"
)
_FORMULA = r"对\s?[\d一]|[+×](?=\s?[\dA-Za-z])|[*xX](?=\s?\d)|[:：/]\s?\d|-[A-Za-z\d]|〕"
_FORMULA_AFTER = re.compile(rf"\s?(?:{_FORMULA})")
_NAME_AFTER = re.compile(rf"\s?(?:{_FORMULA}|几|[A-Za-z_]|[.。，,]\d|[号级届版型楼岁星]|等(?!于)|后|世纪|中全会|比\d)")
_LATIN_NAME = re.compile(r"(?:[A-Za-z]{2,}\s?|[A-Za-z]\s)$(?<![pP][hH])(?<![pP][hH]\s)")
LATIN_UNIT = r"[A-Za-z]{1,5}(?:[/·][A-Za-z]{1,4}[²³23]?)?"
_LATIN_UNIT = re.compile(rf"\s?{LATIN_UNIT}\s*$")
_REST = re.compile(r"[ 。；;，,、！!）)”》*]*$")
_MEASURED = re.compile(
    r"(?:率|满意度|[得评总打]分|分[值数]|[指系]数|数量|[人次户件台篇项个总天]数|[人场频]次|[产销存总容]量|面积|[增涨降]幅|年限|金额|[总差]额|比[例重]|占比|均值|[pP][hH]值?|浓度|强度|密度|[长宽高厚深]度)[:：为是]?$"
)
"""A name that a bare number behind it is the value of: 满意度95."""
_SHARED = re.compile(r"(?:占比?|比[例重]|率|达到?|至|到|为|约|不少于|不低于)\s?$")
WHOLE_AT_MOST = 5
"""A fraction that stands alone goes up to fifths; 4/7 may be two figures."""
_NO_COUNT = ("容忍", "距离", "接触", "门槛", "基础", "起点", "跑腿", "差评", "延误")
# 2期工程, 1类新药, 50座客车: behind these units such a word makes the number a rank or a size.
KINDS = {
    "期": re.compile("工程|项目|建设|改造|扩建|规划|开发|校区|厂房|用地|地块"),
    "排": re.compile("CT|螺旋"),
    "度": re.compile("考核|评[价测估]|测评|全景|旋转|无死角|环绕|反馈|视角"),
    "路": re.compile("公交|[一-鿿]{0,2}(?:专线|巴士|[汽电]车)"),
    "座": re.compile("[一-鿿]{0,4}车|大巴|中巴"),
    "元": re.compile("[一-鿿]{0,4}(?:券|卡|票|[红礼]包|套餐)"),
    "层": re.compile("楼|建筑|住宅"),
    "代": re.compile("同堂|身份证|社保卡"),
    "类": re.compile("新药|疫苗|用地|水[质体域]?|射线|危险|切口"),
}
_HOTLINE = re.compile("(?:123\\d\\d|110|119|120|122)(?=平台|热线|工单|系统|中心|急救|报警|指挥|联动|电话)")
_EDITION = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[版款届级](?!面)|\s?[-–—~～至/]\s?(?:20)?\d\d\s?学年)|\d{1,2}\.\d{1,2}\s?版")
_SINGLE = re.compile(r"\s?[一-鿿]{1,3}[ 。；;，,、]*$")
_NO_COUNTER = frozenset("点时号级等届版后前型的大度性是为和及与或岁线代维化式中上下内外有分")
_SET_OF_ONES = re.compile("一(?![级类体线流等期步般站])")
"""六个一工程."""
_REACH = re.compile("[一-鿿]{0,5}(?:圈|车程|半径|范围)")
"""What an unbound time before it is the reach of: 15分钟生活圈."""
_OF_PERIOD = re.compile("[一-鿿]{0,4}(?:均值|平均|累计|低于|高于|不|未|无|超过)")
_HONOURED = re.compile("[获被]?[获评授入]|保持|位[居列]|[一-鿿]{0,2}优秀")
"""Behind a stretch of time: what is told of the stretch, 连续3个月均值低于35."""
_TIME_CONTEXT = ("前", "后", "来", "以来", "以后", "以前", "之前", "之后", "提前")
UNIQUE = frozenset("数几第唯统同专划归万之逐单进合这那某哪另任")
_MADE = re.compile(
    "(?:举办|开展|组织|召开|完成|建设|建成|建立|新建|新增|形成|培训|培养|培育|编制|编写|编印|撰写|发布|制定|制订|出版|发表|申报|获得|引进|开发|购置|采购|拍摄|制作"
    "|创建|设立|成立|组建|承办|参加|走访|印发|发放|提交|出台|宣传|进行|通过|联合|邀请|选派)(?:了|过)?$"
)
_PLAIN_COUNTERS = frozenset("次 场 场次 份 篇 名 位 家 辆 台 人次".split())
_EVENTS = _PLAIN_COUNTERS | frozenset("班 本 册 部 幅 人 户 套 座 所 门 件".split())
_COUNTERS = _EVENTS | frozenset("个 项 套 条 处 间 批 种 类 款 期 张 只 片 元 万元 美元 %".split())
_ORDINAL = frozenset("期 批 类 层 段 代 线 路 方 点 度 节 季 月 日".split())
"""Behind a Chinese numeral these rank rather than count: 二期, 三类."""
NO_ONE = frozenset("批 类 种 个 面 片 块 系列 队 代 点 线 层 道 路 里 方 度 节 头 口 把 站 段 行 网 条".split())


class Candidate(NamedTuple):
    """A number (or a range from ``first`` to ``last``) and what stands around it.

    ``start``–``stop`` is the stretch between breaks, ``head`` where the wording of the number begins, ``end`` where it ends;
    ``unit`` is None where no known unit follows;
    ``left`` and ``right`` are what stands before and after the wording in the same stretch.
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
    left: str
    right: str

    @property
    def is_bound(self) -> bool:
        """Whether a word or sign binds the number; 为 and 共 do not."""
        return self.after is not None or self.before is not None and not (self.before.weak and self.before.op == "=")


def is_part_of_name(text: str, *, start: int, end: int) -> bool:
    """Whether what stands before ``end`` makes the number there a part of a name or an ordinal (第4, PM2.5, 前3)."""
    before = text[max(start, end - 4) : end] if start < end else text[max(0, end - 5) : end]
    return _NAME_BEFORE.search(before) is not None and not _LATIN_NAME.search(before)


def is_quantity(candidate: Candidate) -> bool:
    """Whether the number counts or measures something."""
    if _is_named_after(candidate) or _is_time_context(candidate) or _is_rating(candidate):
        return False
    if candidate.unit == "个" and _SET_OF_ONES.match(candidate.right):
        return False
    if candidate.first.is_fraction:
        return _is_share_written(candidate)
    if candidate.first.is_share:
        return not candidate.right.startswith(("强", "弱"))
    if _LATIN_NAME.search(candidate.text[max(candidate.start, candidate.first.start - 4) : candidate.first.start]):
        return candidate.unit in _COUNTERS and (not candidate.first.is_chinese or _is_chinese_quantity(candidate))
    return _is_chinese_quantity(candidate) if candidate.first.is_chinese else _is_arabic_quantity(candidate)


def _is_share_written(candidate: Candidate) -> bool:
    """Whether 1/3 is a fraction: bound, said to be a share, or one that people use (fifths at most) alone in its stretch."""
    if candidate.unit is not None:  # 3/5人
        return False
    if candidate.is_bound or candidate.right.startswith("的") or _SHARED.search(candidate.left):
        return True
    whole = int(candidate.text[candidate.first.start : candidate.first.end].partition("/")[2])
    return not candidate.left and _REST.match(candidate.right) is not None and whole <= WHOLE_AT_MOST


def _is_named_after(candidate: Candidate) -> bool:
    """7×24, 3级, 5G: what stands behind makes the number a part of a name; a bound one may have a Latin unit of its own (≥80M)."""
    if candidate.after and candidate.unit in KINDS and KINDS[candidate.unit].match(candidate.right):  # 三类以上水质
        return True
    first = candidate.text[candidate.first.start]
    if first == "1" and _HOTLINE.match(candidate.text, candidate.first.start):
        return True
    if (first in "12" or "版" in candidate.text) and _EDITION.match(candidate.text, candidate.first.start):
        return True
    if candidate.unit is not None:
        after = candidate.text[candidate.end : candidate.end + 1]
        if candidate.unit == "对" and after.isdecimal():  # 1对1
            return True
        return after == "级" or after not in ("/", "-") and _FORMULA_AFTER.match(candidate.text, candidate.end) is not None
    if candidate.is_bound and _LATIN_UNIT.match(candidate.right):
        return False
    return _NAME_AFTER.match(candidate.text, candidate.last.end) is not None


def _is_time_context(candidate: Candidate) -> bool:
    """近三年, 3天前, 24小时值班, 每月10日: time that something else is told by; also how far something reaches."""
    dimension, right = find_dimension(candidate.unit or ""), candidate.right.strip()
    if dimension in ("time", "length") and not candidate.is_bound and _REACH.match(right):
        return True
    if dimension != "time":
        return False
    if candidate.left.endswith("连续") and (_OF_PERIOD.match(right) or _HONOURED.match(right)):
        return True
    if right.startswith(_TIME_CONTEXT) or candidate.before and candidate.before.approx and candidate.text[candidate.before.start] in "近上":
        return True
    if candidate.unit == "月" and not candidate.is_bound:  # 13月; durations are 个月
        return not candidate.has_per
    if candidate.unit == "日" and candidate.has_per:
        return True
    around_the_clock = candidate.first.value in (Decimal(24), Decimal(365)) and not candidate.is_bound and not candidate.has_per
    return around_the_clock and not _REST.match(right)


def _is_rating(candidate: Candidate) -> bool:
    """110kV变电站, 500GB硬盘, 5g网络: what a thing is rated at, no count."""
    dimension = find_dimension(candidate.unit or "")
    is_letter = candidate.unit is not None and len(candidate.unit) == 1 and candidate.unit.isascii() and candidate.unit.isalpha()
    is_rated = dimension in ("power", "information") or is_letter and dimension is not None
    return is_rated and not candidate.is_bound and not _REST.match(candidate.right)


def _is_arabic_quantity(candidate: Candidate) -> bool:
    if not candidate.is_bound and candidate.unit in KINDS and KINDS[candidate.unit].match(candidate.right):
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
    if candidate.unit is None:  # 两万三
        return not candidate.left and words != "半" and (len(words) > 1 or candidate.is_bound) and _REST.match(candidate.right) is not None
    if len(words) == 1 and words in "百千万亿" and not candidate.is_bound:
        return False
    if words == "二" and candidate.first is candidate.last and not (candidate.is_bound or candidate.has_per):  # 二次供水 ranks, two are 两
        return False
    is_one = words == "一" and candidate.first is candidate.last
    if is_one and (candidate.right.startswith("一") or candidate.right and candidate.text[candidate.end - 1] == "多"):  # 一户一策, 一人多证
        return False
    before = candidate.text[candidate.first.start - 1 : candidate.first.start] if candidate.first.start > candidate.start else ""
    if before and before in (UNIQUE if words == "一" else UNIQUE - {"划"}):  # 划一, but 计划三年
        return False
    if candidate.is_bound or candidate.has_per and (not is_one or candidate.unit not in NO_ONE or not candidate.left):
        return True
    if words == "半" and not candidate.left:
        return _REST.match(candidate.right) is not None
    if words == "半" or is_one and candidate.unit in NO_ONE and candidate.left:
        return False
    if _REST.match(candidate.right):
        return candidate.unit not in _ORDINAL
    if candidate.left:
        return _MADE.search(candidate.left[-4:]) is not None and (candidate.unit in _EVENTS or candidate.unit == "个" and not is_one)
    return candidate.unit in _PLAIN_COUNTERS and not is_one
