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


_SIGNS: dict[str, Operator] = {
    "≥": "≥", ">=": "≥", "=>": "≥", "≥=": "≥", "≮": "≥", "≤": "≤", "<=": "≤", "=<": "≤", "≤=": "≤", "≯": "≤",
    ">": ">", "<": "<", "=": "=", "==": "=", "≈": "≈",
}  # fmt: skip
_LOW = ("低于", "少于", "小于", "短于", "低过", "下于", "亚于", "不足", "不满")
_HIGH = ("高于", "超过", "超出", "大于", "多于", "超", "长于", "突破", "逾", "过")
_NEGATIONS = ("不", "不得", "不应", "不能", "不可", "不会", "不宜", "不应当", "不允许", "不准", "不许", "未", "没有", "绝不", "均不", "不得有", "严禁", "禁止")
_UP = "上"
"""Says something before a round number only: 上百家."""
_NOT_ALONE = ("过", "下于", "亚于")
_WORDS: dict[str, tuple[Operator, bool, bool]] = (
    {word: ("<", False, False) for word in _LOW if word not in _NOT_ALONE}
    | {word: (">", False, False) for word in _HIGH if word not in _NOT_ALONE}
    | {"不止": (">", False, False), "不到": ("<", False, False), "达不到": ("<", False, False)}
    | {f"{word}或达到": ("≥", False, False) for word in _HIGH[:-2]}
    | {negation + word: ("≥", False, False) for word in _LOW[:-2] for negation in _NEGATIONS}
    | {negation + word: ("≤", False, False) for word in _HIGH if word != "过" for negation in _NEGATIONS}
    | {f"{word}{link}等于": ("≥", False, False) for word in _HIGH for link in ("", "或", "或者", "、")}
    | {f"{word}{link}等于": ("≤", False, False) for word in _LOW for link in ("", "或", "或者", "、")}
    | {f"{equal}或{word}": ("≥", False, False) for word in _HIGH[:-2] for equal in ("等于", "达到")}
    | {f"等于或{word}": ("≤", False, False) for word in _LOW[:-2]}
    | dict.fromkeys(("至少", "最少", "最低", "起码", "保底", "不下"), ("≥", False, False))
    | dict.fromkeys(("封顶", "至多", "最多", "顶多", "最慢", "最高", "最长", "最迟", "最晚", "最久", "上限为", "上限"), ("≤", False, False))
    | dict.fromkeys(("达到", "达", "达至", "达到了", "下限为", "下限", "完成率达"), ("≥", False, True))
    | dict.fromkeys(("控制在", "限制在", "压缩在", "控制到"), ("≤", False, True))
    | {verb + to: ("≥", False, True) for verb in ("高", "升", "加", "大", "增", "长") for to in ("到", "至")}
    | {verb + to: ("≤", False, True) for verb in ("降", "低", "少", "短", "减", "缩", "压") for to in ("到", "至")}
    | dict.fromkeys(("约", "约为", "约占", "约合", "约有", "几乎", "近乎", "大约", "大约有", "大约为", "大概有", "大概", "接近", "将近", "近"), ("≈", True, False))
    | {_UP: ("≥", True, False)}
    | dict.fromkeys(("等于", "为", "是", "共", "共计", "总计", "计", "保持在", "维持在", "稳定在", "介于"), ("=", False, True))
)
EXACT_BOUNDS: dict[str, Operator] = _SIGNS | {word: op for word, (op, approx, weak) in _WORDS.items() if not approx and not weak}
"""Words and signs that mean one operator whatever follows the number."""

BOUND_ENDS = frozenset(word[-1] for word in _WORDS)
"""The characters that a word for a bound may end in."""

_LAST = BOUND_ENDS.union(*_SIGNS)
_KEPT = {word: 1 for word in _WORDS if word[-1] in "到至" and len(word) == 2 and word[0] not in "达不" or word.startswith("均")}
"""Of 提高到 only 到 is the bound's own; 高 stays with the subject, as 人均 does before 不超过."""
# What a short bound word is the end of: 节约 is no 约, 线上 no 上.
_INSIDE = {
    "约": "节集契合条预签公制违简隐大", "近": "最附靠临就新邻接将", "达": "到发传送抵下转直表通布豁", "超": "高出入", "为": "成作行因",
    "是": "但可凡于若", "共": "公", "计": "设统合共累预总估审会", "上": "以线网路身向早晚之及岸海街镇台",
}  # fmt: skip
_LONGEST = max(map(len, _WORDS))
_INCLUDED = r"[（(]\s?不?(?:包含|包括|含)\s?(?:本数|[\d.,零一二两三四五六七八九十百千万亿]+[^（）()\d]{0,8})?\s?[）)]"
_AFTER = re.compile(
    rf"\s?(?:{_INCLUDED}|[）)])?\s?"
    r"(?:(?P<least>(?:及其?|或|和|且)?以上|之上|往上|起(?![一-鿿\dA-Za-z])|\+(?![\dA-Za-z一-鿿]))"
    r"|(?P<most>(?:及其?|或)?以下|往下|(?:之|以)内|之下|封顶|为(?:上?限|封顶)|内(?![容部外涵在科存]))"
    r"|(?P<about>左右|上下(?!游|级|联))"
    r"|(?P<more>[余多](?!于)))"
    rf"(?:\s?{_INCLUDED})?"
)
_AFTER_STARTS = frozenset(" （()）及其或和且以之往起+下封为内左上余多")
_NOTE = re.compile(rf"\s?{_INCLUDED}")
_MORE_STARTS = frozenset("余多+")
_MORE = re.compile(r"[余多](?!于)|\+(?![\dA-Za-z])")
_EXACT = (
    r"(?:(?:不(?:得|应|能)?|未)(?:低于|少于|小于|超[过出]?|突破|高于|大于|多于)|至少|最多|至多|控制在|约[占为合]"
    r"|最高(?=可?(?:给予|[奖补资支限赔报授贷]))|达到(?=[一-鿿]{1,10}的$)|[≥≤<>](?=[一-鿿]{1,10}的$))"
)
_APART = re.compile(rf"(?P<word>(?P<exact>{_EXACT})|低于|高于|超过|大于|小于|少于)(?:(?:19|20)\d\d年|“[^“”\d]{{0,8}}”|(?!一次)[^\d，；。,;“”》]){{1,16}}$")
_REFERENCE = re.compile(r"(?:平均|均[值分]|上年|去年|同期|往年|同类|市场价|水平|基数)[^的]*$")
"""What a number behind it says the distance to: 不低于同类院校平均分2分."""
_NEGATED = re.compile(r"(?:不(?![断仅但同含限])|未(?!成年|来)|没|勿|难以|无法|并非|禁止|杜绝|避免)[^\d，；。]{0,3}$")
_DENIED = re.compile(
    # A bound without a number before another one: 不能高于、不能低于80%.
    r"[!~～]$|(?:[低少高多超大小][于过]|[≥≤<>])\s?[、，,/或和]?\s?$"
    r"|(?:无|(?:[扣剔]除|除去|不(?:出现|发生|存在)|未|没有|不得|严禁|杜绝)[^\d，；。]{0,2}"
    r"|未(?:发生|出现)[^\d，；。]{0,12}"
    r"|(?:杜绝|防止|避免|严防|严禁)[^\d，；。]{0,8}|不含|(?:除了|不(?:包括|包含|计入|纳入))[^\d，；。]{0,2}"
    r"|(?:并非|并不|不是|不要求|不一定|未必|无需|无须|不必|不需要?|不再)[^\d，；。]{0,4})$"
)

_NEGATIVE = re.compile("[不未没勿难无并禁杜避防!~～于过≥≤<>除严]")
"""Of what can turn a number round, one character at least is one of these."""


def find_bound_before(text: str, *, start: int, end: int) -> Bound | None:
    """The bound that ends at ``end``, blanks apart, and does not begin before ``start``; signs and words that agree count as one."""
    bound: Bound | None = None
    while True:
        stop = end
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        if stop == start or text[stop - 1] not in _LAST:
            return bound
        found = _sign_before(text, start, stop) or _word_before(text, start, stop)
        if found and bound and bound.op == "≈" and not found.weak and not found.approx:  # 至少约30次
            return Bound(found.start, bound.end, found.op, approx=True)
        if not found or bound and not bound.weak and not found.weak and found.op != bound.op and not found.approx:
            return bound
        bound = found if not bound or bound.weak else Bound(found.start, bound.end, bound.op, bound.approx or found.approx, bound.weak)
        end = found.start


def find_bound_after(text: str, *, start: int) -> Bound | None:
    """The bound that begins at ``start``: 以上, 以内, 左右, 余."""
    match = _AFTER.match(text, start) if text[start : start + 1] in _AFTER_STARTS else None
    if not match:
        return None
    is_strict = "不" in match.group()
    if match["least"]:
        return Bound(start, match.end(), ">" if is_strict else "≥")
    if match["most"]:
        return Bound(start, match.end(), "<" if is_strict else "≤")
    return Bound(start, match.end(), "≈" if match["about"] else "≥", approx=True)


def find_more(text: str, *, start: int) -> Bound | None:
    """The 余, 多 or + that stands between a number and its unit at ``start``."""
    more = _MORE.match(text, start) if text[start : start + 1] in _MORE_STARTS else None
    return Bound(start, more.end(), "≥", approx=more.group() != "+") if more else None


def find_inclusion(text: str, *, start: int) -> tuple[int, bool] | None:
    """A bracket at ``start`` that only says whether a bound counts in (含90%): where it ends, and whether it is left out (不含)."""
    if text[start : start + 1] not in ("（", "(", " "):
        return None
    note = _NOTE.match(text, start)
    return (note.end(), "不" in note.group()) if note else None


def find_bound_apart(text: str) -> tuple[Operator | None, bool]:
    """A bound with words between it and the end of ``text`` (不低于上年的 …): its operator, and whether it leaves the meaning in doubt.

    高于全市平均5% exceeds *by* 5 %: such a comparison has no operator of its own.
    """
    match = _APART.search(text[-24:]) if text else None
    if not match:
        return None, False
    word = _WORDS.get(match["word"])
    op = word[0] if word else _SIGNS.get(match["word"])
    is_exact = match["exact"] is not None and not _REFERENCE.search(match.group())
    return (op if is_exact else None), not is_exact


def is_negated(text: str, bound: Bound | None, *, head: int) -> bool:
    """Whether a negation before the wording at ``head`` may turn it round: 并不要求达到90%, 未发生1起.

    Signs and words that are negated themselves (不少于) keep their meaning.
    """
    if not _NEGATIVE.search(text, head - 16, head):
        return False
    can_turn = bound is not None and not bound.approx and text[bound.start] not in "≥≤<>=≈≮≯不未没绝均严禁"
    return _DENIED.search(text, head - 16, head) is not None or can_turn and _NEGATED.search(text, head - 8, head) is not None


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
            if begin > start and text[begin - 1] in _INSIDE.get(word, "") or word == _UP and text[end : end + 1] not in tuple("百千万亿"):
                return None
            op, approx, weak = _WORDS[word]
            return Bound(begin, end, op, approx, weak)
    return None
