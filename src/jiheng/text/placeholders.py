"""What a template leaves to be filled in: ≥**%, XX, ____, （200字以内）, 待定."""

import re

from jiheng.text.alternatives import any_of
from jiheng.text.bounds import EXACT_BOUNDS
from jiheng.text.measure_units import find_unit

_LENGTH_AT_MOST = 60
_MARK = r"(?:\*{2,}|[Xx]{2,}|×{2,}|_+|[□○◯]+|[Nn]{2,}|…+|\.{3,}|[（(]\s*[）)](?!\s*$))"
_SIGNS = r"[<>=≥≤≈≧≦\s]"
_UNIT = r"(?:[一-鿿%‰()（）/·*、\s]{0,12}|[A-Za-z%/²³]{0,6})"
_WHOLE = re.compile(
    rf"(?:{_SIGNS}*(?:不少于|不低于|不超过|不高于|达到)?\s?(?:{_MARK}|[XxNn×*])\s?{_UNIT}"  # ≥**人次, X%
    r"|[%‰/／\\—–\-_·…\.、，。；;:：\s*]+"
    rf"|(?:{_MARK}\s?[年月日]\s?){{1,3}}.{{0,6}}"
    r"|待定|待填|待补充|待完善|暂无|不涉及|不适用|未填|空|N/?A|n/?a|请选择|请填写.{0,20}|填写.{0,20}"
    r"|[（(][^（）()]{0,30}(?:字(?:以内|左右)?|填写|填报|示例|可选|选填|必填)[^（）()]{0,10}[）)]"
    r")"
)
_BOUND = re.compile(rf"({_SIGNS}*)({any_of(word for word in EXACT_BOUNDS if len(word) > 1)}|)\s*(.*)")
_STARTS = frozenset("*Xx×_□○◯Nn….（(<>=≥≤≈≧≦%‰/／\\—–-·、，。；;:：待暂不未空请填达").union(word[0] for word in EXACT_BOUNDS)
"""What a hint may begin with, but for a unit."""
_MARKED = re.compile("[*Xx×_□]")
_INSIDE = re.compile(r"\*{2,}|[Xx]{2,}(?![a-z])|×{2,}|_{2,}|□|[X×](?=[次个人场%份家名项元万月日年])")


def is_placeholder(text: str) -> bool:
    """Whether the folded ``text`` is nothing but a hint, a mark for a missing number, or a bound or unit without one."""
    if len(text) > _LENGTH_AT_MOST:
        return False
    if text[:1] not in _STARTS and not text[:1].isspace():
        return _is_unit(text)
    return _WHOLE.fullmatch(text) is not None or _lacks_number(text)


def _lacks_number(text: str) -> bool:
    match = _BOUND.fullmatch(text)
    if not match:
        return False
    signs, word, unit = match.groups()
    is_bound = bool(signs.strip() or word)
    unit = unit.strip(" ()（）") if is_bound else unit
    return is_bound and not unit or (find_unit(unit) is not None if is_bound else _is_unit(unit))


def _is_unit(text: str) -> bool:
    """Whether the text is a unit and cannot be a level (a single letter or character)."""
    return find_unit(text) is not None and (len(text) > 1 or not text.isalnum())


def has_placeholder(text: str) -> bool:
    """Whether a mark for a missing number stands anywhere in the folded ``text``."""
    return _MARKED.search(text) is not None and _INSIDE.search(text) is not None
