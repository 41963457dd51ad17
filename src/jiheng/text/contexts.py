"""Quantities that only say what the next one is about or where it begins: 5个工作日内办结率100%, 5吨货车2辆, 由80%提高到90%."""

import re

from jiheng.text.measure_units import find_dimension
from jiheng.text.quantities import Mention

_MEASURED = re.compile("(?:[时之]间|时[限长]|周期|期限|[数额量率]|[为达至])$")
"""What a quantity behind it is the value of, so that it has a clause of its own: 响应时间2小时内满意度95%."""
_SCOPE = re.compile(r"(?:率|比例|占比|比重|满意度)(?:\s?(?:不低于|不少于|不小于|达到?|为|[≥>=]))?\s?$")
_ATTRIBUTE = re.compile(r"[一-鿿“”]{2,8}")
_BASE = re.compile(r"[由从自比较](?:[^，；。\d]|(?:19|20)\d\d年){0,10}$")
_BASE_AT_MOST = 24
_RISE = re.compile("[到至为达]|提[高升]|[上提]升|增[加长]|[下递]降|减少|降低")
_SIZES = frozenset({"length", "mass", "volume", "power", "pressure", "temperature", "information", "energy"})
_EXTENTS = frozenset({"公里", "里", "海里"})
"""Long and large enough to be counted themselves: 3公里道路2条."""
_VERB = re.compile(
    "参[与加会]|覆盖|惠及|受益|服务|培[训养育]|完成|[开举][展办行]|发放|[编印]制|印发|新[增建]|达到|超过|宣传|走访|[检巡抽排]查|组织|召开|建[设成]|改造|制作|发[布表]|形成"
    "|带动|接待|吸引|引进|推广|整治|修[缮复]|购[置买]|占|提[高升]|[减下]少|下降|增[加长]|每|各|和|及|与|、"
)


def is_context(folded: str, start: int, mention: Mention, after: Mention) -> bool:
    """Whether ``mention``, in a piece of the text that begins at ``start``, is no target of its own before the one ``after`` it."""
    return is_base(folded, mention, after) or _is_size(folded, mention, after) or _is_scope(folded, start, mention, after)


def is_base(folded: str, mention: Mention, after: Mention) -> bool:
    """Whether the quantity is only where a rise to the next one begins: 由2023年的80%提高到90%."""
    dimension = find_dimension(mention.unit)
    is_like = mention.unit == after.unit or dimension is not None and dimension == find_dimension(after.unit)
    if not is_like or not _RISE.search(folded, mention.end, after.end):
        return False
    return _BASE.search(folded, max(0, mention.start - _BASE_AT_MOST), mention.start) is not None


def _is_size(folded: str, mention: Mention, after: Mention) -> bool:
    """Whether the quantity is the size of the things that the next one counts: 500毫升消毒液200瓶."""
    if mention.op != "=" or mention.pers or find_dimension(mention.unit) not in _SIZES or mention.unit in _EXTENTS:
        return False
    return find_dimension(after.unit) in ("count", "works") and _is_attribute(folded[mention.end : after.start])


def _is_scope(folded: str, start: int, mention: Mention, after: Mention) -> bool:
    """Whether the quantity limits what the next one is about: 5个工作日内办结率100%, 3日办结率95%, 投资100万元以上项目5个."""
    last, between = folded[mention.end - 1], folded[mention.end : after.start].strip()
    if after.unit == "%":
        is_period = find_dimension(mention.unit) == "time" and mention.op == "=" and not mention.pers
        is_limit = last in "内上下" or is_period
        return is_limit and not _MEASURED.search(folded, start, mention.start) and _SCOPE.search(between) is not None
    return last in "上下" and after.op == "=" and not after.pers and _is_attribute(between)


def _is_attribute(words: str) -> bool:
    """Whether the words between two quantities are a noun that both belong to."""
    return _ATTRIBUTE.fullmatch(words) is not None and not _VERB.search(words)
