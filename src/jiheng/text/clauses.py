"""A text and the anchors found in it → clauses: where to divide, what each number is about."""

import re
from collections.abc import Iterator, Sequence

from jiheng.text.dates import DateMention
from jiheng.text.placeholders import has_placeholder, is_placeholder
from jiheng.text.quantities import Mention
from jiheng.text.states import is_state
from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement

Span = tuple[int, int]

_STRONG = frozenset("，；;。！!,\n")
_JOINT = re.compile(r"、|以及|[和及与并且]|\s+")
_PARENTHESIS = re.compile(r"[（(][^（）()]{0,200}[）)]")
_EDGE = " 　、，,；;。！!：:（）()~-—\n"
_BASE = re.compile(r"[由从自]\s?$")
_LABEL = re.compile(r"(?:时间|日期|时限|期限|节点)[:：为是]?\s?$")
_LIGHT_AT_MOST = 8


def read_clauses(
    text: str, folded: str, *, names: Sequence[Span], dates: Sequence[DateMention], mentions: Sequence[Mention]
) -> tuple[Clause, ...]:
    """The clauses of ``text``, whose anchors are known; ``folded`` is the same text in narrow signs, ``names`` are quoted stretches."""
    clauses: list[Clause] = []
    pending: Span | None = None
    for start, end in _divide(folded, names=names, dates=dates, mentions=mentions):
        inside = [mention for mention in mentions if start <= mention.start < end]
        days = [date for date in dates if start <= date.start < end]
        found = _read_piece(text, folded, (start, end), inside, days)
        if found:
            clauses.extend(_unmeasured(text, folded, pending))
            clauses.extend(found)
            pending = None
        elif has_placeholder(folded[start:end]) or pending and not _trim(folded, start, end):
            clauses.extend(_unmeasured(text, folded, pending))
            clauses.extend(_unmeasured(text, folded, (start, end)))
            pending = None
        else:
            pending = (pending[0] if pending else start, end)
    clauses.extend(_unmeasured(text, folded, pending))
    return tuple(clauses) or (Statement(text.removesuffix("。")),)


def _divide(folded: str, *, names: Sequence[Span], dates: Sequence[DateMention], mentions: Sequence[Mention]) -> Iterator[Span]:
    """The pieces of the text: divided at strong signs, around a parenthesis with an anchor, and at 、 or 和 between two quantities."""
    anchors = [(mention.start, mention.end) for mention in mentions] + [(date.start, date.end) for date in dates]
    closed = [*anchors, *names]
    cuts = {index + 1 for index, character in enumerate(folded) if character in _STRONG and not _is_inside(index, closed)}
    for match in _PARENTHESIS.finditer(folded):
        if any(match.start() < start and end < match.end() for start, end in anchors):
            cuts |= {match.start(), match.end()}
    for before, after in zip(mentions, mentions[1:], strict=False):
        if any(before.end <= cut <= after.start for cut in cuts):
            continue
        for joint in _JOINT.finditer(folded, before.end, after.start):
            at_once = not folded[before.end : joint.start()].strip()
            if joint.group() == "、" or at_once and (joint.group().strip() or joint.end() == after.start):
                cuts.add(joint.end())
                break
    edges = [0, *sorted(cuts - {0, len(folded)}), len(folded)]
    yield from zip(edges, edges[1:], strict=False)


def _is_inside(index: int, spans: Sequence[Span]) -> bool:
    return any(start <= index < end for start, end in spans)


def _read_piece(text: str, folded: str, piece: Span, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> list[Clause]:
    """The measurable clauses of one piece; none where it has no anchor or where an anchor leaves its meaning in doubt."""
    if any(mention.doubtful for mention in mentions):
        return []
    bases = [_BASE.search(folded[: mention.start]) for mention in mentions]  # 由80%提高到90%: 80% is where it starts, no target
    mentions = [mention for index, mention in enumerate(mentions) if not bases[index] or index == len(mentions) - 1]
    for before, after in zip(mentions, mentions[1:], strict=False):
        if folded[before.end : after.start].strip() in ("或", "或者", "/"):
            return []
    dated = [(date.start, _date(text, piece, date, alone=not mentions)) for date in dates if _is_clause(folded, piece, date, bool(mentions))]
    counted = _quantities(text, piece, mentions, [(date.start, date.end) for date in dates if date.is_deadline])
    return [clause for _, clause in sorted([*dated, *counted], key=lambda pair: pair[0])]


def _is_clause(folded: str, piece: Span, date: DateMention, has_quantity: bool) -> bool:
    """Whether a date is a target of its own: a deadline, or alone in its piece but for a few words (12月底到位)."""
    if date.is_context:
        return False
    around = len(_trim(folded, piece[0], date.start)) + len(_trim(folded, date.end, piece[1]))
    if has_quantity:
        return date.is_deadline and ("-" in date.value or len(date.value) == 2)
    is_light = around <= _LIGHT_AT_MOST or _LABEL.search(folded[piece[0] : date.start]) is not None
    return is_light or date.is_deadline and ("-" in date.value or len(date.value) == 2)


def _date(text: str, piece: Span, date: DateMention, *, alone: bool) -> Date:
    op = "range" if date.upper else "≤" if date.is_deadline else "="
    return Date(op, date.value, date.upper, _trim(text, *(piece if alone else (date.start, date.end))))  # type: ignore[arg-type]


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
        holes = [(mention.start, mention.end), *((per.start, per.end) for per in mention.pers), *removed]
        subject = _trim_text("".join(text[at] for at in range(start, end) if not _is_inside(at, holes)))
        yield mention.start, Quantity(
            mention.op, mention.value, mention.upper, mention.unit, mention.approx, mention.per, subject, _trim(text, start, end)
        )  # fmt: skip


def _unmeasured(text: str, folded: str, span: Span | None) -> Iterator[Clause]:
    """The clause without a number in ``span``, if any words stand there."""
    words = _trim(text, *span) if span else ""
    if not span or not words:
        return
    plain = _trim(folded, *span)
    if has_placeholder(plain) or is_placeholder(plain):
        yield Blank(words)
    elif is_state(plain):
        yield Grade(words)
    else:
        yield Statement(words)


def _trim(text: str, start: int, end: int) -> str:
    return _trim_text(text[start:end])


def _trim_text(text: str) -> str:
    """Without blanks and punctuation at the edges; a parenthesis that closes inside stays."""
    text = text.strip(_EDGE.replace("（", "").replace("）", "").replace("(", "").replace(")", ""))
    while text and (text[0] in "）)" or text[0] in "（(" and not re.search("[）)]", text)):
        text = text[1:].strip(_EDGE)
    while text and text[-1] in "（(" or text.endswith(("）", ")")) and not re.search("[（(]", text):
        text = text[:-1].strip(_EDGE)
    return text
