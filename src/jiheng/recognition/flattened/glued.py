"""Cells run together: the words of the form part the text, and a value is parted from the name before it where only one cut makes sense."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.suits import NAME_END_ANYWHERE, is_value
from jiheng.recognition.flattened.words import CLOSED_VALUES, find_head, kind_of, list_head_spellings, list_label_spellings
from jiheng.regulations.taxonomy import list_category_spellings, list_dimension_spellings
from jiheng.text.measure_units import find_unit_prefix
from jiheng.text.states import is_state
from jiheng.text.widths import fold

CHARACTERS_MOST = 200_000
"""Longer texts without any border are no forms."""

_WORD_LEAST = 4
_NOTE = r"(?:[（(][^（）()]{0,20}[)）])?"
_TITLE = rf"\A[一-鿿A-Za-z\d（）()〔〕]{{2,40}}?表{_NOTE}"
_SIGNED = re.compile(
    r"(?:[<>=≥≤]{1,2}|不少于|不低于|不超过|不高于|不大于|不小于|至少|达到|大于等于|小于等于|大于|小于|控制在)\s?\d[\d,.]*(?:[-~—]\d[\d.]*)?"
)
_AFTER_VALUE = re.compile(r"(?:\(%\)|[以之]上|[以之]内|左右|及以上)")
_NUMBER = re.compile(r"(?<![\d.A-Za-z])\d")
_NOUN = re.compile("控制|管理|使用|执行|支付|验收|影响|发生|覆盖|投入|实施|保障|建立|发展|运行|运转|推广|维护|节约|拨付|发放|稳定|安全|完成")
"""Words for a state that names go on with: 率控制, 度管理."""

_POINTS = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_LEVELS, _VALUES = frozenset({"dimension", "category"}), frozenset({"name", "target"})
_LONGEST_STATE = 10
_NAME_LEAST, _NEXT_NAME_LEAST = 2, 4
_Span = tuple[int, int]
_CHUNK_MOST = 300


def part_glued(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """The pieces parted at every word of the form, with borders of cells between them; and those in which name and value cannot be told."""
    if sum(len(atom.text) for atom in atoms) > CHARACTERS_MOST:
        return list(atoms), []
    parted: list[Atom] = []
    doubtful: list[Atom] = []
    columns: set[str] = set()
    for atom in atoms:
        for start, end, is_word in _parts(atom.text, in_body=bool(columns)):
            piece = _cut(atom, start, end)
            if is_word and (head := find_head(piece.text)) and _heads().fullmatch(piece.text):
                columns.add(kind_of(head))
            values = [] if is_word or not columns else _part_values(piece, more=not columns <= _LEVELS | _VALUES)
            parted.extend(values or [piece])
            if columns and not is_word and not values:
                doubtful.append(piece)
    return parted, doubtful


def _cut(atom: Atom, start: int, end: int) -> Atom:
    source = atom.source.part(atom.source.start + start, atom.source.start + end)
    return Atom(atom.text[start:end], source, Gap.CELL, atom.line)


def _parts(text: str, *, in_body: bool) -> Iterator[tuple[int, int, bool]]:
    """The spans of the words of the form, and of what stands between them."""
    at = 0
    for start, end in _word_spans(text, in_body=in_body):
        if at < start:
            yield at, start, False
        yield start, end, True
        at = end
    if at < len(text):
        yield at, len(text), False


def _word_spans(text: str, *, in_body: bool) -> Iterator[tuple[int, int]]:
    """Every word: labels above the heads of the columns, 一级 and 二级指标 below them."""
    at = 0
    while match := (_body_words() if in_body else _front_words()).search(text, at):
        at = match.start()
        if match["run"] is None:
            at = match.end()
            yield match.span()
            continue
        in_body = True
        while at < match.end() and (head := _heads().match(text, at, match.end())):
            yield at, head.end()
            at = head.end()


def _part_values(piece: Atom, *, more: bool) -> list[Atom]:
    """Name and value by turns; nothing where that is not clear.

    Where the form has ``more`` columns, a value with sign and unit may have one number behind it, and nothing else is clear.
    """
    text = fold(piece.text)
    if len(text) > _CHUNK_MOST:
        return []
    spans = _spans_with_points(text) if more else _spans(text)
    return [_cut(piece, start, end) for start, end in spans]


def _spans_with_points(text: str) -> list[_Span]:
    match = _SIGNED.search(text)
    if not match or match.start() < _NAME_LEAST:
        return []
    end = _value_end(text, match.end())
    if end == match.end() or not _POINTS.fullmatch(text, end):
        return []
    return [(0, match.start()), (match.start(), end), (end, len(text))]


def _spans(text: str) -> list[_Span]:
    spans: list[_Span] = []
    at = 0
    for match in _SIGNED.finditer(text):
        if match.start() < at + _NAME_LEAST:
            continue
        before = _state_spans(text, at, match.start(), is_open=True)
        if not before:
            return []
        end = _value_end(text, match.end())
        spans.extend((*before, (match.start(), end)))
        at = end
    if at < len(text):
        rest = _state_spans(text, at, len(text), is_open=False)
        return [*spans, *rest] if rest else []
    return spans


def _state_spans(text: str, at: int, end: int, *, is_open: bool) -> list[_Span]:
    """Names with words for a state between them: ``完好率`` ``健全`` ``满意度`` ``提高``; the last name has its value behind it if ``is_open``.

    Nothing where a state may end in two places.
    """
    spans: list[_Span] = []
    for match in NAME_END_ANYWHERE.finditer(text, at, end):
        begin = match.end()
        if begin - at < _NEXT_NAME_LEAST:
            continue
        stops = range(begin + 2, min(begin + _LONGEST_STATE, end) + 1)
        ends = [stop for stop in stops if _is_stop(text, begin, stop, end, is_open=is_open)]
        if len(ends) > 1:
            return []
        if ends:
            spans.extend(((at, begin), (begin, ends[0])))
            at = ends[0]
    if at == end:
        return spans
    if is_open:
        return [*spans, (at, end)]
    cut = _last_cut(text, at)
    return [*spans, (at, cut), (cut, end)] if cut is not None else []


def _is_stop(text: str, begin: int, stop: int, end: int, *, is_open: bool) -> bool:
    """Whether a state may end at ``stop``: another name follows, or nothing where none is waited for."""
    if _NOUN.match(text, begin):
        return False
    return is_state(text[begin:stop]) and (end - stop >= _NEXT_NAME_LEAST or (stop == end and not is_open))


def _value_end(text: str, at: int) -> int:
    """Where a number with its unit ends."""
    at += len(find_unit_prefix(text, start=at))
    after = _AFTER_VALUE.match(text, at)
    return after.end() if after else at


def _last_cut(text: str, at: int) -> int | None:
    """Where the value at the end of a text begins; None where there is none, or no name before it."""
    numbers = [match.start() for match in _NUMBER.finditer(text, at + _NAME_LEAST)]
    if numbers:
        return numbers[0] if is_value(text[numbers[0]:]) else None
    begins = range(max(at + _NAME_LEAST, len(text) - _LONGEST_STATE), len(text) - 1)
    states = [begin for begin in begins if is_state(text[begin:]) and not _NOUN.match(text, begin)]
    return states[0] if len(states) == 1 else None


@cache
def _front_words() -> re.Pattern[str]:
    labels = [word for word in list_label_spellings() if len(word) >= _WORD_LEAST]
    head = _any_of(list_head_spellings())
    return re.compile(
        rf"{_TITLE}|(?P<run>(?:{head}{_NOTE}){{3,}})|(?:其中[:：])?(?:{_any_of((*labels, *CLOSED_VALUES))}){_NOTE}[:：]?"
    )


@cache
def _body_words() -> re.Pattern[str]:
    """What parts the rows of indicators; other labels may be parts of names there."""
    levels = [*list_category_spellings(), *list_dimension_spellings()]
    head = _any_of(list_head_spellings())
    return re.compile(rf"(?P<run>(?:{head}{_NOTE}){{3,}})|{_any_of(word for word in levels if word.endswith('指标'))}{_NOTE}|项目名称[:：]?")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(_any_of(list_head_spellings()) + _NOTE)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of ``words``, branching at each character, so that a search does not try them one by one."""
    return _branch(sorted(set(words)))


def _branch(words: Sequence[str]) -> str:
    """The pattern for sorted words; a blank one among them makes the rest optional."""
    ways = [
        re.escape(first) + _branch([word[1:] for word in group])
        for first, group in groupby([word for word in words if word], key=lambda word: word[0])
    ]
    return f"(?:{'|'.join(ways)}){'?' if '' in words else ''}" if ways else ""
