"""Whether the quantities of one piece can stand beside each other, and beside the words that tell of a rank, a change or a class."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jiheng.text.contexts import is_context
from jiheng.text.dates import DateMention
from jiheng.text.measure_units import find_dimension
from jiheng.text.quantities import Mention
from jiheng.text.reasons import COMPARED, CONDITIONAL, MINUTES_OR_POINTS, PARTS, RANK, REFERENCE
from jiheng.text.targets import Operator

Span = tuple[int, int]

_RANKED = re.compile("排名|名次|位次|排位|位居|位列")
_RANK_UNITS = frozenset({"位", "名"})
_CHANGING = re.compile("(?:缩短|减少|降低|下降|压[缩降减]|提[高升]|增[加长]|延长|扩大|上升)了?$")
_ENDS_APART = re.compile(r"[\d.]+\s?[^\d\s.至到]{1,4}[至到]")
_AFTER_ALL = re.compile("[一-鿿]{1,6}(?<![之以先前最然])后(?![勤续台备端期援])[一-鿿]")
"""Behind a stretch of time: something happens only when it is over, 3个月无故障后验收."""
_LATER_BY = re.compile("(?:[年月天日周]|期满|届满)以?后[^，；。]{0,3}按$")
_DERIVED = re.compile(r"[（(][^（）()]{0,8}(?:折[合算]?|约合|相当于?|等于|基准|参[照考]|换算|测算|估算)[^（）()]{0,8}$")
_WIDE = re.compile("[宽厚高深粗长](?![度期效])")
_SIZED = re.compile("(?:[宽厚高深长]|直径|胸径|[内外]径)$")
_NOUN = re.compile(r"[一-鿿]+")
_FROM = re.compile("[由从自][^，；。]{0,12}$")
_SHIFTED = re.compile("[一-鿿]{0,4}(?:[上下]调|提[高升]|增[加长]|[下递]降|减少|降低|缩短|压减|上浮|下浮)了?")
_OF_BUDGET = re.compile("不超(?:预算|概算|限价|限值|标准|定额|基数|计划|上年|去年|目标|[一-鿿]{0,4}均值?)$")
_LASTING = re.compile("等[候待]|响应|用时|时[长间限]|间隔|车程|步行|到[场达]|办[理结]")
_CLOSED = re.compile(r"[^，；。、（(]{0,6}[）)][一-鿿]")
_PART_OF_NAME = re.compile(r"[^，；。、（()）\d]{0,4}[）)](?:率|比例|占比|的|者|人群)")
_ALL_OF = re.compile(r"[^，；。、（()）\d]{0,8}(?:全部|全覆盖|均|一律|逐[一项]|复核|备案|审批|招标|公示|论证|评审)")
"""Behind a limit: 浓度8%以下全部利用."""
_RATE = re.compile("[一-鿿]{2,}率")
_NAMING = frozenset({"count", "events", "works"})
_SEVERAL = re.compile(
    "[，；。、,;（(:：]|其中|[每各和及与且并或共]|举办|开展|组织|召开|完成|培训|发放|覆盖|惠及|服务|参[与加会]|受益|建[设成]|新建|改造|带动|联合|增[长加]|提[高升]|减少|下降|满意|达|为|率"
)
_COUNTED = frozenset({"events", "works", "visits", "score", "share"})
_GROUPS = frozenset({"people", "length", "mass", "volume", "area"})
_LISTED = re.compile(r"\s?[、和及]\s?")
_LEAD_AT_MOST = 30
_SIGNS = frozenset("≥≤<>")


def find_inconsistency(folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> str:
    """Why the ``mentions`` of a ``piece`` must not be read as they stand, in Chinese; empty where nothing speaks against it."""
    if len(dates) > 1 and _LISTED.fullmatch(folded, dates[0].end, dates[1].start) and not any(mention.per for mention in mentions):
        return PARTS  # 6月底、9月底支出进度50%、75%
    for mention in mentions:
        if doubt := _doubt_role(folded, piece[0], mention):
            return doubt
    for before, after in pairwise(mentions):
        between = folded[before.end : after.start]
        if between in ("）", ")") and folded[before.start - 1 : before.start] in ("（", "("):  # 优良天数（≤100）300天
            return PARTS
        if is_context(folded, piece[0], before, after):
            continue
        if _SHIFTED.fullmatch(between) and _FROM.search(folded, max(piece[0], before.start - 14), before.start):
            return PARTS  # 由1.5%下调50个基点
        if _CLOSED.match(between) and "（" not in between:  # 高层建筑（100米以上）巡查12栋次
            return PARTS
        if _NOUN.fullmatch(between) and (doubt := _doubt_class(folded, before, after, between)):
            return doubt
    return ""


def find_other_role(lead: str, unit: str, op: Operator) -> str:
    """Why a quantity with this ``unit`` and ``op`` behind the words of ``lead`` is a rank, a comparison or a time; else empty."""
    if unit in _RANK_UNITS:  # 排名不低于5位
        return RANK if op != "=" and _RANKED.search(lead) else ""
    if unit == "分":  # 等候不超15分
        return MINUTES_OR_POINTS if _LASTING.search(lead) else ""
    return COMPARED if unit == "%" and _OF_BUDGET.search(lead) else ""  # 不超预算5%


def is_all_told(folded: str, *, end: int) -> bool:
    """Whether the quantity that ends at ``end`` only limits what something is done with to all of it: 浓度8%以下全部利用."""
    return folded[end - 1] in "上下内" and _ALL_OF.match(folded, end) is not None


def _doubt_role(folded: str, start: int, mention: Mention) -> str:
    """Why one quantity is a rank, a change or a condition rather than what is asked for."""
    if doubt := find_other_role(folded[max(start, mention.start - _LEAD_AT_MOST) : mention.start], mention.unit, mention.op):
        return doubt
    lead = folded[max(start, mention.start - 12) : mention.start]
    if mention.op == "range" and _CHANGING.search(lead) and _ENDS_APART.match(folded, mention.start):  # 缩短0.5天至7.5天
        return PARTS
    if _LATER_BY.search(lead):  # 3年后按5%收取
        return CONDITIONAL
    if _DERIVED.search(folded, max(0, mention.start - 18), mention.start):  # 10万度（折32吨标煤）
        return REFERENCE
    if _PART_OF_NAME.match(folded, mention.end) or is_all_told(folded, end=mention.end):
        return CONDITIONAL
    is_stretch = mention.op == "=" and not mention.pers and find_dimension(mention.unit) == "time"
    return CONDITIONAL if is_stretch and _AFTER_ALL.match(folded, mention.end) else ""


def _doubt_class(folded: str, before: Mention, after: Mention, between: str) -> str:
    """Why the first of two quantities with nothing but a noun between them only tells the class or size of what the second counts."""
    if between[0] == "的":  # 误差±2厘米内的点位占95%
        return CONDITIONAL if before.op != "=" else ""
    if after.pers or folded[before.end - 1] in _SIGNS:  # 3天<办理时限≤7天
        return ""
    if before.op == "=":
        return PARTS if _is_size(folded, before, after, between) or _is_loose(folded, before, after, between) else ""
    if find_dimension(before.unit) in _COUNTED or folded[after.start] == "=":
        return ""
    if before.op in "<>" and folded[before.start] not in _SIGNS:  # 使用超15年电梯占比
        return CONDITIONAL
    is_sign = folded[before.start] in _SIGNS or folded[before.end - 1] in "上下"
    return CONDITIONAL if is_sign and not _SEVERAL.match(between) and "率" not in between else ""  # ≥35℃高温日巡检2次


def _is_size(folded: str, before: Mention, after: Mention, between: str) -> bool:
    """Whether an unbound quantity right before a noun is a size: 3.5米宽机耕路6公里, 300人专业队1支, 1名社工服务30名老人."""
    if before.pers or before.unit in ("公里", "海里"):
        return False
    is_length = find_dimension(before.unit) == "length"
    is_first = before.start == 0 or folded[before.start - 1] in "，；。、,;（( "
    if is_first and before.unit == after.unit and after.value <= before.value and not _SEVERAL.match(between):  # 12个贫困村退出10个
        return True
    if is_length and (_WIDE.match(between) or _SIZED.search(folded, max(0, before.start - 2), before.start)):
        return True
    is_group = is_first and find_dimension(before.unit) in _GROUPS
    return (is_length and before.unit != after.unit or is_group) and not _SEVERAL.match(between)


def _is_loose(folded: str, before: Mention, after: Mention, between: str) -> bool:
    """Whether no verb says how two quantities belong together: 9寸盘3000亩; people may be told of the places they live in (12个乡镇3.6万人)."""
    if after.unit == "%" and after.op == "=" and before.unit != "%" and _RATE.fullmatch(between) and find_dimension(before.unit) in _NAMING:
        return True  # 疫苗2剂次接种率90%
    if find_dimension(before.unit) in _NAMING and _NOUN.match(folded, after.end):  # 2篇报告3场论坛
        return False
    return before.unit != after.unit and find_dimension(after.unit) not in ("people", "visits") and not _SEVERAL.search(between)
