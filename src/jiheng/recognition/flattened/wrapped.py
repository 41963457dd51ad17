"""Labels and texts out of lines in which wrapped cells stand above and below their row."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from jiheng.recognition.flattened.atoms import Atom
from jiheng.recognition.flattened.grid import Field, text_of
from jiheng.recognition.flattened.suits import width_of
from jiheng.recognition.flattened.tokens import Token, is_bracket, list_tokens, split_lines
from jiheng.recognition.flattened.words import CLOSED_VALUES, Word

_CAPTION = re.compile(r".*表|[（(].*[）)]|.*[:：].*|.*年度")
_SIDE = ("项目", "年度", "总体", "绩效", "目标")
_NUMBERED = re.compile(r"[\"“]?\s?(?:[（(])?(\d{1,2}|[一二三四五六七八九十])[）).、．]")
_ENDS = re.compile(r"[。；;！!][\"”]?\Z")
_CHINESE = "〇一二三四五六七八九十"

_Line = list[Token]


def list_wrapped_tokens(atoms: Sequence[Atom]) -> tuple[list[Field], list[Token], list[Atom]]:
    """The lines above the form, its labels and texts in the order of reading, and the pieces that fit nowhere."""
    lines = [list_tokens(list(split_lines(list(group)))) for _, group in groupby(atoms, key=lambda atom: atom.line)]
    lines = _with_brackets(lines)
    first = next((number for number, line in enumerate(lines) if _has_label(line)), len(lines))
    last_caption = max((number for number in range(first) if _CAPTION.fullmatch(_text(lines[number]))), default=-1)
    captions = [_field(line) for line in lines[:last_caption + 1]]
    tokens: list[Token] = []
    unread: list[Atom] = []
    for is_objective, part in _parts(lines[last_caption + 1:]):
        (_read_objectives if is_objective else _read_rows)(part, tokens, unread)
    return captions, tokens, unread


def _with_brackets(lines: list[_Line]) -> list[_Line]:
    """A bracket alone in its line goes to the first label without one in the lines above."""
    kept: list[_Line] = []
    for line in lines:
        if len(line) == 1 and is_bracket(text_of(line[0].field)) and not line[0].is_label and _attach(kept, line[0]):
            continue
        kept.append(line)
    return kept


def _attach(lines: list[_Line], bracket: Token) -> bool:
    for above in lines[-3:]:
        for index, token in enumerate(above):
            if token.word and token.word.role in ("money_heading", "objective") and not text_of(token.field).endswith(("）", ")")):
                above[index] = token._replace(field=token.field + bracket.field)
                return True
    return False


def _has_label(line: _Line) -> bool:
    return any(token.is_label for token in line)


def _text(line: _Line) -> str:
    return text_of(_field(line))


def _field(line: _Line) -> Field:
    return tuple(atom for token in line for atom in token.field)


def _parts(lines: Sequence[_Line]) -> Iterator[tuple[bool, list[_Line]]]:
    """The lines from a label of an objective to the next other label apart from the rest."""
    part: list[_Line] = []
    is_objective = False
    for line in lines:
        roles = {token.word.role for token in line if token.word}
        begins = "objective" in roles
        ends = bool(roles - {"objective", "heading"}) or any(token.head and not token.word for token in line)
        if (begins and not is_objective) or (ends and is_objective):
            if part:
                yield is_objective, part
            part, is_objective = [], begins
        part.append(line)
    if part:
        yield is_objective, part


def _read_rows(lines: Sequence[_Line], tokens: list[Token], unread: list[Atom]) -> None:
    """Rows of labels and texts: as many lines of wrapped texts stand above a row as below it."""
    rows = [number for number, line in enumerate(lines) if _has_label(line)]
    above = rows[0] if rows else len(lines)
    if not rows:
        unread.extend(atom for line in lines for atom in _field(line))
        return
    for index, row in enumerate(rows):
        limit = rows[index + 1] if index + 1 < len(rows) else len(lines)
        between = limit - row - 1
        below = min(above, between)
        pairs = list(zip(lines[row - above:row], lines[row + 1:row + 1 + below][::-1], strict=False))
        unread.extend(_fill(lines[row], pairs, tokens))
        if above > between:
            unread.extend(atom for line in lines[row - above:row - between] for atom in _field(line))
        above = between - below
    unread.extend(atom for line in lines[len(lines) - above:] for atom in _field(line))


def _fill(row: _Line, pairs: Sequence[tuple[_Line, _Line]], tokens: list[Token]) -> list[Atom]:
    """The row with its wrapped texts put together; what is left of the lines above and below it."""
    slots = _slots(row)
    left: list[Atom] = []
    for above, below in reversed(pairs):
        tops, bottoms = _field(above), _field(below)
        chosen = _choose(slots, tops, bottoms) if len(tops) == len(bottoms) else ()
        if not chosen:
            left.extend((*tops, *bottoms))
        for slot, top, bottom in zip(chosen, tops, bottoms, strict=False):
            slots[slot] = (slots[slot][0], (top, *slots[slot][1], bottom))
    for label, value in slots:
        tokens.extend((*(label or ()), *((Token(value),) if value else ())))
    return left


def _slots(row: _Line) -> list[tuple[tuple[Token, ...], Field]]:
    """The row as labels, each with the text behind it; a text before the first label has none."""
    slots: list[tuple[tuple[Token, ...], Field]] = []
    for token in row:
        if token.is_label:
            slots.append(((token,), ()))
        elif slots:
            slots[-1] = (slots[-1][0], slots[-1][1] + token.field)
        else:
            slots.append(((), token.field))
    return slots


def _choose(slots: Sequence[tuple[tuple[Token, ...], Field]], tops: Field, bottoms: Field) -> tuple[int, ...]:
    """Which texts of a row go on above and below: blank ones first, then those as wide as what stands above them."""
    places = range(len(slots))
    if len(tops) > len(slots):
        return ()
    return min(combinations(places, len(tops)), key=lambda way: _misfit(slots, way, tops, bottoms))


def _misfit(slots: Sequence[tuple[tuple[Token, ...], Field]], way: Sequence[int], tops: Field, bottoms: Field) -> int:
    misfit = 0
    for place, top, bottom in zip(way, tops, bottoms, strict=True):
        value = slots[place][1]
        if value:
            misfit += 2 + abs(width_of(text_of(value)) - width_of(top.text))
            misfit -= 10 * (top.text + text_of(value) + bottom.text in CLOSED_VALUES)
    blank = [place for place, (label, value) in enumerate(slots) if not value and not _is_heading(label)]
    return misfit + 6 * sum(place not in way for place in blank)


def _is_heading(label: Sequence[Token]) -> bool:
    return bool(label) and label[0].word is not None and label[0].word.role in ("heading", "money_heading")


def _read_objectives(lines: Sequence[_Line], tokens: list[Token], unread: list[Atom]) -> None:
    """One text below its label, or two side by side below theirs."""
    labels = [token for line in lines for token in line if token.is_label]
    if len(labels) > 1 and _is_one_below_the_other(lines):
        tokens.extend(token for line in lines for token in line)
        return
    side, texts = _without_side([tuple(atom for token in line if not token.is_label for atom in token.field) for line in lines])
    tokens.extend((Token(side, Word("heading", "heading")),) if side else ())
    if len(labels) == 1:
        tokens.extend((labels[0], Token(tuple(atom for text in texts for atom in text))))
        return
    if len(labels) > 2:
        tokens.append(labels.pop(0))
    columns = _part_columns(texts) if len(labels) == 2 else None
    if columns is None:
        tokens.extend(labels)
        unread.extend(atom for text in texts for atom in text)
        return
    for label, column in zip(labels, columns, strict=True):
        tokens.extend((label, *((Token(column),) if column else ())))


def _is_one_below_the_other(lines: Sequence[_Line]) -> bool:
    """Whether each text stands behind or below its own label, before the next one."""
    together = [token.is_label for line in lines for token in line]
    return together[0] and not together[-1] and not any(first and second for first, second in pairwise(together))


def _without_side(texts: Sequence[Field]) -> tuple[Field, list[Field]]:
    """The label that runs down the side, two characters a line, and the texts without it."""
    side: list[Atom] = []
    left = []
    for text in texts:
        if text and text[0].text in _SIDE and (not side or _SIDE.index(text[0].text) > _SIDE.index(side[-1].text)):
            side.append(text[0])
            text = text[1:]
        left.append(text)
    return tuple(side), [text for text in left if text]


def _part_columns(texts: Sequence[Field]) -> tuple[Field, Field] | None:
    """Two texts printed side by side: a line with two pieces has one of each, a single piece goes on with the text that waits for it."""
    left: list[Atom] = []
    right: list[Atom] = []
    for text in texts:
        cut = _cut(text, left, right)
        if cut is None:
            return None
        left.extend(text[:cut])
        right.extend(text[cut:])
    return tuple(left), tuple(right)


def _cut(text: Field, left: list[Atom], right: list[Atom]) -> int | None:
    """How many pieces of a line belong to the left text; None where nothing tells."""
    ways = [cut for cut in range(len(text) + 1) if _goes_on(left, text[:cut]) and _goes_on(right, text[cut:])]
    if len(ways) > 1:
        full = [cut for cut in ways if 0 < cut < len(text)]
        ways = full or ways
    if not ways and len(text) == 2:
        return 1
    return ways[0] if len(ways) == 1 else None


def _goes_on(column: Sequence[Atom], text: Field) -> bool:
    """Whether a text may go on with these pieces: with the next number where it has ended, without a number where it has not."""
    if not text:
        return True
    number = _number(text[0].text)
    if not column:
        return number in (None, 1)
    if not _ENDS.search(column[-1].text):
        return number is None
    numbers = [found for atom in column if (found := _number(atom.text))]
    return number == numbers[-1] + 1 if numbers and number else not numbers


def _number(text: str) -> int | None:
    match = _NUMBERED.match(text)
    if not match:
        return None
    return int(match[1]) if match[1].isdigit() else _CHINESE.index(match[1])
