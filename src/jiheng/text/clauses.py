"""A text and the anchors found in it → clauses: where to divide, what each number is about."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from jiheng.text.conditions import ends_sentence, is_condition, opens_condition
from jiheng.text.contexts import is_context
from jiheng.text.dates import DateMention
from jiheng.text.doubts import find_doubt
from jiheng.text.placeholders import has_placeholder, is_placeholder
from jiheng.text.quantities import Mention, mark
from jiheng.text.reasons import CONDITIONAL, TO_BE_FILLED, find_reason
from jiheng.text.states import is_state
from jiheng.text.targets import Blank, Clause, Date, Grade, Operator, Quantity, Statement
from jiheng.text.turns import find_conflict

Span = tuple[int, int]
Anchor = TypeVar("Anchor", Mention, DateMention)

_STRONG = re.compile(r"[，；;。！!,\n]")
_JOINT = re.compile(r"、|(?=[①-⑳])|以及|[和及与并且]|\s+")
_PARENTHESIS = re.compile(r"[（(][^（）()]{0,200}[）)]")
_REMARK = re.compile(r"[（(](?:19|20)\d\d年[^（）()]*[）)]|[（(]\s?\d{1,3}(?:\.\d)?\s?分\s?[）)]")
_EDGE = " \u3000、，,；;。！!：:$\n"
_SUBJECT_EDGE = re.compile(r"^(?:指标\s?\d{1,2}\s?[:：]|[（(]?\d{1,2}[)）、.]\s?(?!\d)|[①-⑳]|的|\d{3}(?=\s|$))+|[—~-]+$|之间$")
_PLAIN_SUBJECT = re.compile("(?![指的])[A-Za-z一-鿿]*(?<!之间)")
_WORD = re.compile(r"[^\W_]")
_ENUMERATOR = re.compile(r"\d{1,2}[、.)）](?!\d)")
_LABEL = re.compile(r"(?:时间|日期|时限|期限|节点|每年)[:：为是]?\s?$")
_DONE = re.compile("[一-鿿]{0,4}(?:完成|到位|竣工|验收|结束|实施|执行|启动|开工|交付|使用|支付|办结|截止|开始)[一-鿿]{0,3}")
_LIGHT_AT_MOST = 8
_NEAR = 60
"""More words than these around a date say no more about whether it stands alone."""


def read_clauses(
    text: str, folded: str, *, names: Sequence[Span], dates: Sequence[DateMention], mentions: Sequence[Mention]
) -> tuple[Clause, ...]:
    """The clauses of ``text``, whose anchors are known; ``folded`` is the same text in narrow signs, ``names`` are quoted stretches."""
    if conflict := find_conflict(folded, [mention.unit for mention in mentions]):
        return (Statement(text.removesuffix("。"), conflict),)
    clauses: list[Clause] = []
    pending: Span | None = None
    doubt, last, has_condition, is_conditional = "", "", opens_condition(folded), False
    counted, days = list(reversed(mentions)), list(reversed(dates))
    for piece in _divide(folded, names=names, dates=dates, mentions=mentions):
        own, own_days = _take(counted, piece[1]), _take(days, piece[1])
        unclear = find_doubt(folded, piece, own, own_days, names) or (last if _goes_on(folded, piece, own) else "")
        last = unclear
        if has_condition:
            words = folded[slice(*piece)]
            if is_conditional and any(mention.op not in "≤<" for mention in own) or is_condition(words):
                unclear = unclear or CONDITIONAL
            is_conditional = not ends_sentence(words) and (is_conditional or opens_condition(words))
        doubt = doubt or unclear
        found = [] if unclear else _read_piece(text, folded, piece, own, own_days)
        blank = has_placeholder(folded[slice(*piece)])
        if blank and not any(isinstance(clause, Quantity) for clause in found):
            found = []  # 2021年X月
        if not found and not blank:
            pending = (pending[0] if pending else piece[0], piece[1])
            continue
        clauses += [*list_unmeasured(text, folded, pending, doubt), *(found or list_unmeasured(text, folded, piece, doubt))]
        pending, doubt = None, ""
    clauses += list_unmeasured(text, folded, pending, doubt)
    return tuple(clauses) or (Statement(text.removesuffix("。"), find_reason(folded)),)


def _goes_on(folded: str, piece: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the piece has no words of its own before its number, so that those of the piece before it are meant: 进度50%、75%、90%."""
    return bool(mentions) and folded[piece[0] - 1 : piece[0]] == "、" and not folded[piece[0] : mentions[0].start].strip()


def read_unmeasured(text: str, folded: str) -> Clause:
    """The clause of a ``text`` without anchors: a word for a state, a hint, or a statement that says why it has no number."""
    plain = folded.rstrip("。；; ")
    if has_placeholder(folded):
        return Blank(text, TO_BE_FILLED)
    if is_state(plain):
        return Grade(text)
    return Statement(text, find_reason(plain))


def _divide(folded: str, *, names: Sequence[Span], dates: Sequence[DateMention], mentions: Sequence[Mention]) -> Iterator[Span]:
    """The pieces of the text: divided at strong signs, around a parenthesis with an anchor, and at 、 or 和 between two quantities."""
    anchors = [(mention.start, mention.end) for mention in mentions] + [(date.start, date.end) for date in dates]
    if len(anchors) == 1 and not _STRONG.search(folded) and "（" not in folded and "(" not in folded:
        yield 0, len(folded)
        return
    closed = mark(folded, [*anchors, *names])
    cuts = {sign.end() for sign in _STRONG.finditer(folded) if not closed[sign.start()]}
    for match in _PARENTHESIS.finditer(folded):
        words = sum(not inside for inside in closed[slice(*match.span())])
        is_apart = 4 <= words < len(match.group()) or _REMARK.fullmatch(match.group()) is not None
        if is_apart and not closed[match.start()] and not closed[match.end() - 1]:
            cuts |= {match.start(), match.end()}
    gaps = {joint for before, after in pairwise(mentions) for joint in _joint(folded, before.end, after.start)}
    edges = sorted({0, len(folded), *cuts, *(edge for gap in gaps for edge in gap)})
    yield from (piece for piece in pairwise(edges) if piece not in gaps)


def _joint(folded: str, start: int, end: int) -> set[Span]:
    """What divides two quantities that no strong sign divides: the first 、, or 和, 且 or a blank right behind the first of them."""
    if _STRONG.search(folded, start, end):
        return set()
    for joint in _JOINT.finditer(folded, start, end):
        at_once = not folded[start : joint.start()].strip()
        if joint.group() == "、" or _ENUMERATOR.match(folded, joint.end()) or at_once and (joint.group().strip() or joint.end() == end):
            return {joint.span()}
    return set()


def _take(anchors: list[Anchor], end: int) -> list[Anchor]:
    """Takes those that begin before ``end`` off a list in reverse order."""
    taken = []
    while anchors and anchors[-1].start < end:
        taken.append(anchors.pop())
    return taken


def _read_piece(text: str, folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> list[Clause]:
    """The measurable clauses of one piece; none where it has no anchor."""
    mentions = [
        mention for index, mention in enumerate(mentions)
        if index + 1 == len(mentions) or not is_context(folded, piece[0], mention, mentions[index + 1])
    ]  # fmt: skip
    days = [date for date in dates if _is_clause(folded, piece, date, has_quantity=bool(mentions))]
    dated: Iterator[tuple[int, Clause]] = ((date.start, _date(text, piece, date, alone=not mentions)) for date in days)
    counted = _quantities(text, piece, mentions, [(date.start, date.end) for date in dates if date.is_deadline])
    return [clause for _, clause in sorted([*dated, *counted], key=itemgetter(0))]


def _is_clause(folded: str, piece: Span, date: DateMention, *, has_quantity: bool) -> bool:
    """Whether a date is a target of its own: a deadline, or alone in its piece but for a word of completion (12月底到位)."""
    if date.is_context:
        return False
    if date.is_deadline and ("-" in date.value or len(date.value) == len("12")):
        return True
    lead = folded[max(piece[0], date.start - _NEAR) : date.start].rstrip()
    before, after = "" if lead.endswith(("：", ":")) else _trim_subject(lead), _trim(folded, date.end, min(piece[1], date.end + _NEAR))
    if has_quantity or date.is_deadline:
        return not has_quantity and len(before) + len(after) <= _LIGHT_AT_MOST
    is_year = len(date.value) == len("2021") and not date.upper
    return (not before or _LABEL.search(before) is not None) and (not after or not is_year and _DONE.fullmatch(after) is not None)


def _date(text: str, piece: Span, date: DateMention, *, alone: bool) -> Date:
    """The clause of a date; ``alone`` in its piece, it speaks for the whole of it."""
    op: Operator = "range" if date.upper else "≤" if date.is_deadline else "="
    return Date(op, date.value, date.upper, _trim(text, *(piece if alone else (date.start, date.end))))


def _quantities(text: str, piece: Span, mentions: Sequence[Mention], removed: Sequence[Span]) -> Iterator[tuple[int, Quantity]]:
    """The quantities of one piece; the words around each are its subject.

    Where something stands before the first number, the words before each number belong to it (培训2场 参加100人), else those after it.
    """
    if not mentions:
        return
    leads = bool(_trim(text, piece[0], mentions[0].start)) or len(mentions) == 1
    for index, mention in enumerate(mentions):
        is_first, is_last = index == 0, index == len(mentions) - 1
        start = piece[0] if is_first else mentions[index - 1].end if leads else mention.start
        end = piece[1] if is_last else mention.end if leads else mentions[index + 1].start
        subject = _without(text, (start, end), [(mention.start, mention.end), *mention.pers, *removed])
        words = _trim(text, start, end)
        if mention.inner:
            subject += text[slice(*mention.inner)]
        measure = (mention.op, mention.value, mention.upper, mention.unit, mention.approx, mention.per)
        yield mention.start, Quantity(*measure, subject=_trim_subject(subject), text=words)


def _without(text: str, span: Span, holes: Sequence[Span]) -> str:
    """What is left of a stretch when ``holes`` are taken out."""
    kept, at = [], span[0]
    for start, end in sorted(hole for hole in holes if hole[1] > span[0] and hole[0] < span[1]):
        kept.append(text[at:start])
        at = max(at, end)
    return "".join([*kept, text[at : span[1]]])


def list_unmeasured(text: str, folded: str, span: Span | None, doubt: str = "") -> Iterator[Clause]:
    """The clause without a number in ``span``, if any words stand there; ``doubt`` is why a number there was not read."""
    words = _trim(text, *span) if span else ""
    if not span or not words:
        return
    plain = _trim(folded, *span)
    if has_placeholder(plain) or is_placeholder(plain):
        yield Blank(words, TO_BE_FILLED)
    elif is_state(plain):
        yield Grade(words)
    else:
        yield Statement(words, doubt or find_reason(plain))


def _trim(text: str, start: int, end: int) -> str:
    return _trim_text(text[start:end])


def _trim_subject(text: str) -> str:
    """As ``_trim_text``, also without the number of an enumeration and brackets around the whole."""
    if _PLAIN_SUBJECT.fullmatch(text):
        return text
    text = _trim_text(_SUBJECT_EDGE.sub("", _trim_text(re.sub(r"（）|\(\)", "", text))))
    while len(text) > 1 and text[0] in "（(" and text[-1] in "）)" and not re.search("[（()）]", text[1:-1]):
        text = _trim_text(text[1:-1])
    return text if _WORD.search(text) else ""


def _trim_text(text: str) -> str:
    """Without blanks and punctuation at the edges, and without a bracket there that has no partner."""
    text = text.strip(_EDGE)
    while text and (text[0] in "）)" or text[0] in "（(" and not re.search("[）)]", text)):
        text = text[1:].strip(_EDGE)
    while text and (text[-1] in "（(" or text[-1] in "）)" and not re.search("[（(]", text)):
        text = text[:-1].strip(_EDGE)
    return text
