"""What a template leaves to be filled in: ≥**%, XX, ____, （200字以内）, 待定."""

import re

_MARK = r"(?:\*{2,}|[Xx]{2,}|×{2,}|_{2,}|[□○◯]{1,}|[Nn]{2,}|…{1,}|\.{3,})"
_SIGNS = r"[<>=≥≤≈≧≦\s]"
_UNIT = r"(?:[一-鿿%‰()（）/·*、\s]{0,12}|[A-Za-z%/²³]{0,6})"
_WHOLE = re.compile(
    rf"(?:{_SIGNS}*(?:不少于|不低于|不超过|不高于|达到)?\s?(?:{_MARK}|[XxNn×*])\s?{_UNIT}"  # ≥**人次, X%
    rf"|{_SIGNS}+(?:[%‰]|[一-鿿]{{1,4}})?[%‰)）\s]*"  # ≥ %, ≥人次
    rf"|[%‰/／\\—–\-_·…\.、，。；;:：\s*]+"
    rf"|(?:{_MARK}\s?[年月日]\s?){{1,3}}.{{0,6}}"
    r"|待定|待填|待补充|待完善|暂无|不涉及|不适用|未填|空|N/?A|n/?a|请选择|请填写.{0,20}|填写.{0,20}"
    r"|[（(][^（）()]{0,30}(?:字(?:以内|左右)?|填写|填报|示例|可选|选填|必填)[^（）()]{0,10}[）)]"
    r"|(?:单位[:：]?)?(?:万元|百分比|人次)"
    r")"
)
_INSIDE = re.compile(r"\*{2,}|[Xx]{2,}(?![a-z])|×{2,}|_{2,}|□")


def is_placeholder(text: str) -> bool:
    """Whether the folded ``text`` is nothing but a hint, a mark for a missing number or a unit without one."""
    return len(text) <= 60 and _WHOLE.fullmatch(text) is not None


def has_placeholder(text: str) -> bool:
    """Whether a mark for a missing number stands anywhere in the folded ``text``."""
    return _INSIDE.search(text) is not None
