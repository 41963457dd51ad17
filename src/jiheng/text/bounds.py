"""Words and signs around a number that say how it binds: 不少于 · 达到 · 以上 · 控制在 … 以内 · 左右."""

import re
from typing import NamedTuple

from jiheng.text.targets import Operator


class Bound(NamedTuple):
    """What a word says about the number beside it; a ``weak`` one (达到, 为, 控制在) yields to a word on the number's other side.

    ``start`` and ``end`` are the stretch of the text that the words take.
    """

    start: int
    end: int
    op: Operator
    approx: bool = False
    weak: bool = False

    @property
    def is_vague_more(self) -> bool:
        """Whether it is 余 or 多, which stand between a number and its unit."""
        return self.approx and self.op == "≥"


_SIGNS: dict[str, Operator] = {
    "≥": "≥", ">=": "≥", "=>": "≥", "≥=": "≥", "≮": "≥", "≤": "≤", "<=": "≤", "=<": "≤", "≤=": "≤", "≯": "≤",
    ">": ">", "<": "<", "=": "=", "==": "=", "≈": "≈",
}  # fmt: skip
_LOW = ("低于", "少于", "小于", "短于", "低过", "下于", "亚于", "不足", "不满")
_HIGH = ("高于", "超过", "超出", "大于", "多于", "超", "长于", "突破", "逾", "过")
_NEGATIONS = ("不", "不得", "不应", "不能", "不可", "不会", "不宜", "不应当", "不允许", "不准", "不许", "未", "没有", "绝不", "均不", "不得有")
_NOT_ALONE = ("过", "下于", "亚于")
_WORDS: dict[str, tuple[Operator, bool, bool]] = (
    {word: ("<", False, False) for word in _LOW if word not in _NOT_ALONE}
    | {word: (">", False, False) for word in _HIGH if word not in _NOT_ALONE}
    | {negation + word: ("≥", False, False) for word in _LOW[:-2] for negation in _NEGATIONS}
    | {negation + word: ("≤", False, False) for word in _HIGH if word != "过" for negation in _NEGATIONS}
    | {f"{word}{link}等于": ("≥", False, False) for word in ("大于", "高于", "多于", "超过") for link in ("", "或", "或者")}
    | {f"{word}{link}等于": ("≤", False, False) for word in ("小于", "低于", "少于") for link in ("", "或", "或者")}
    | dict.fromkeys(("至少", "最少", "最低", "起码", "保底"), ("≥", False, False))
    | dict.fromkeys(("至多", "最多", "最高", "上限为", "上限"), ("≤", False, False))
    | dict.fromkeys(("达到", "达", "达至", "达到了", "下限为", "完成率达"), ("≥", False, True))
    | dict.fromkeys(("控制在", "限制在", "压缩在", "控制到", "控制为", "控制"), ("≤", False, True))
    | {verb + to: ("≥", False, True) for verb in ("高", "升", "加", "大", "增", "长") for to in ("到", "至")}
    | {verb + to: ("≤", False, True) for verb in ("降", "低", "少", "短", "减", "缩") for to in ("到", "至")}
    | dict.fromkeys(("约", "约为", "大约", "大概", "接近", "将近", "近", "左右"), ("≈", True, False))
    | dict.fromkeys(("上",), ("≥", True, False))
    | dict.fromkeys(("等于", "为", "是", "共", "共计", "总计", "计", "保持在", "维持在", "稳定在"), ("=", False, True))
)
_KEPT = {word: 1 for word in _WORDS if word[-1] in "到至" and len(word) == 2 and word != "达到" and word != "达至"}
"""Of 提高到 only 到 is the bound's own; 高 stays with the subject."""
_INSIDE = {
    "约": "节集契合条预签公制违简隐大", "近": "最附靠临就新邻接将", "达": "到发传送抵下转直表通布豁", "超": "高出入", "过": "", "为": "成作行因", "是": "但可凡于若", "共": "公",
    "计": "设统合共累预总估审会", "上": "以线网路身向早晚之及岸海街镇台", "控制": "", "突破": "", "不足": "",
}  # fmt: skip
_LONGEST = max(map(len, _WORDS))
_AFTER = re.compile(
    r"\s?(?:[（(]不?含[^）)]{0,6}[）)])?\s?"
    r"(?:(?P<least>(?:及|或|和|且)?以上|之上|\+(?!\w))|(?P<most>(?:及|或)?以下|(?:之|以)内|之下|内(?![容部外涵在科存]))|(?P<about>左右|上下(?!游|级|联))|(?P<more>[余多]))"
    r"(?:\s?[（(]不?含[^）)]{0,6}[）)])?"
)
_EXACT = r"(?:不(?:得|应|能)?(?:低于|少于|小于|超过|高于|大于|多于)|至少|最多|至多|控制在)"
_APART = re.compile(rf"(?P<word>{_EXACT}|低于|高于|超过|大于|小于|少于)[^\d，；。,;]{{1,16}}$")
_NEGATED = re.compile(r"(?:[不未没非无勿免莫](?![断仅但同含限])|禁止|杜绝|避免)[^\d，；。]{0,3}$")

_DENIED = re.compile(r"(?:未|没有|不得|严禁|杜绝)[^\d，；。]{0,2}$")


def find_bound_before(text: str, *, start: int, end: int) -> Bound | None:
    """The bound that ends at ``end``, blanks apart, and does not begin before ``start``; signs and words that agree count as one."""
    bound: Bound | None = None
    while True:
        stop = end
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        found = _sign_before(text, start, stop) or _word_before(text, start, stop)
        if not found or bound and not bound.weak and not found.weak and found.op != bound.op and not found.approx:
            return bound
        bound = found if not bound or bound.weak else Bound(found.start, bound.end, bound.op, bound.approx or found.approx, bound.weak)
        end = found.start


def find_bound_after(text: str, *, start: int) -> Bound | None:
    """The bound that begins at ``start``: 以上, 以内, 左右, 余."""
    match = _AFTER.match(text, start)
    if not match:
        return None
    if match["least"]:
        return Bound(start, match.end(), "≥")
    if match["most"]:
        return Bound(start, match.end(), "≤")
    return Bound(start, match.end(), "≈" if match["about"] else "≥", approx=True)


def find_bound_apart(text: str) -> tuple[Operator | None, bool]:
    """A bound with words between it and the end of ``text`` (不低于上年的 …): its operator, and whether it leaves the meaning in doubt.

    高于全市平均5% exceeds *by* 5 %: such a comparison has no operator of its own.
    """
    match = _APART.search(text[-24:])
    if not match:
        return None, False
    word = _WORDS.get(match["word"])
    is_exact = word is not None and re.fullmatch(_EXACT, match["word"]) is not None
    return (word[0] if word and is_exact else None), not is_exact


def is_negated(text: str, *, before: int) -> bool:
    """Whether a negation stands so close before the bound at ``before`` that it may turn it round (并不要求达到)."""
    return _NEGATED.search(text, max(0, before - 5), before) is not None


def is_denied(text: str, *, before: int) -> bool:
    """Whether a number without any bound is denied (未发生1起)."""
    return _DENIED.search(text, max(0, before - 5), before) is not None


def combine(before: Bound | None, after: Bound | None) -> tuple[Operator, bool] | None:
    """The operator and vagueness that the bounds on both sides give together; None where they contradict each other."""
    if not before or not after:
        bound = before or after
        return (bound.op, bound.approx) if bound else ("=", False)
    approx = before.approx or after.approx
    if before.weak or before.op == "=":
        return after.op, approx
    if before.op == "≈" or after.op == "≈":
        return ("≈" if before.op == after.op or after.approx and before.op == "≈" else after.op if before.op == "≈" else before.op), approx
    if (before.op in "≥>") != (after.op in "≥>"):
        return None
    return before.op, approx


def _sign_before(text: str, start: int, end: int) -> Bound | None:
    for length in (2, 1):
        op = _SIGNS.get(text[max(start, end - length) : end])
        if op:
            return Bound(max(start, end - length), end, op)
    return None


def _word_before(text: str, start: int, end: int) -> Bound | None:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[end - length : end]
        if word in _WORDS:
            begin = end - length + _KEPT.get(word, 0)
            inside = _INSIDE.get(word, "")
            if begin > start and text[begin - 1] in inside:
                return None
            op, approx, weak = _WORDS[word]
            return Bound(begin, end, op, approx, weak)
    return None
