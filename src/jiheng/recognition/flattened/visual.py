"""Texts that show a page as it looked, cells of a column below each other: their pieces, and labels wrapped over several lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Field
from jiheng.recognition.flattened.rulers import WIDE, Ruler, Span, count_blanks
from jiheng.recognition.flattened.suits import is_amount, is_spaced
from jiheng.recognition.flattened.words import find_amount_head, find_head, find_label
from jiheng.regulations.taxonomy import read_category, read_dimension

LINES_MOST = 400
"""Longer texts are not looked at this way."""

_PARTED_LEAST = 4
_REACH, _PIECES_MOST, _PIECE_LENGTH = 3, 4, 12
_NEAR, _OFF_CENTRE = 1, 3
_AROUND, _LONG = 2, 4
_BRACKETS = ("（", "(")
_CLOSING = ("）", ")", "：", ":")


@dataclass(frozen=True, slots=False)
class Piece:
    """What stands together on a line, or a label wrapped over several."""

    field: Field
    first: int
    last: int
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The text without blanks and breaks."""
        return "".join(atom.text for atom in self.field)

    @cached_property
    def is_word(self) -> bool:
        """Whether this is a word of the form, not something filled in."""
        return len(self.text) > 1 and is_word(self.text)

    @cached_property
    def is_level(self) -> bool:
        """Whether this is a 一级 or 二级指标."""
        return is_level(self.text)

    def is_below(self, other: "Piece") -> bool:
        """Whether both may be lines of one cell, set to the left or centred."""
        return abs(self.start - other.start) <= _NEAR or abs(self.start + self.end - other.start - other.end) <= _OFF_CENTRE


def is_word(text: str) -> bool:
    """Whether a text is a label, the head of a column, or a level of indicators."""
    return (find_label(text) or find_head(text) or find_amount_head(text)) is not None or is_level(text)


def is_level(text: str) -> bool:
    """Whether a text is a 一级 or 二级指标."""
    return "指标" in text and (read_category(text).taxon or read_dimension(text).taxon) is not None


def is_visual(atoms: Sequence[Atom]) -> bool:
    """Whether wide blanks part the cells of enough lines, in a text that has lines and no other borders."""
    lines = Counter(atom.line for before, atom in zip(atoms, atoms[1:], strict=False) if count_blanks(before, atom) >= WIDE)
    return len(lines) >= _PARTED_LEAST and atoms[-1].line < LINES_MOST and all(
        atom.source.column == 1 and atom.gap != Gap.CELL for atom in atoms
    )


def list_pieces(atoms: Sequence[Atom]) -> list[Piece]:
    """The pieces of all lines, labels that were wrapped put together, in the order of their first lines."""
    ruler = Ruler(atoms)
    runs = list(_runs(atoms))
    spans: dict[int, list[Span]] = {}
    for run in runs:
        spans.setdefault(run[0].line, []).append(ruler.span(run))
    pieces = [_piece(part, ruler) for run in runs for part in _split(run, spans, ruler)]
    return sorted(_joined(pieces), key=lambda piece: (piece.first, piece.start))


def _runs(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    for _, line in groupby(atoms, key=lambda atom: atom.line):
        run: list[Atom] = []
        for atom in line:
            if run and count_blanks(run[-1], atom) >= WIDE:
                yield run
                run = []
            run.append(atom)
        yield run


def _split(run: Sequence[Atom], spans: dict[int, list[Span]], ruler: Ruler) -> Iterator[list[Atom]]:
    """A single blank parts cells, unless it is the space beside a figure and no cells stand so above or below."""
    near = [spans[line] for line in range(run[0].line - _AROUND, run[0].line + _AROUND + 1) if line != run[0].line and line in spans]
    part: list[Atom] = []
    for atom in run:
        rests = [ruler.span((atom, other)) for other in run if other.source.start >= atom.source.start]
        if part and (not is_spaced(part[-1].text, atom.text) or _is_border(part, ruler.span(part), rests, near)):
            yield part
            part = []
        part.append(atom)
    yield part


def _is_border(part: Sequence[Atom], span: Span, rests: Sequence[Span], near: Sequence[Sequence[Span]]) -> bool:
    """Whether two cells on a line around are aligned with these, or the beginning of a long one with the right one's."""
    start, end = rests[-1]
    if any(start == other and min(last - other, end - start) >= _LONG for line in near for other, last in line):
        return True
    if part[-1].text[-1].isascii() or part[-1].text.endswith(("年", "月")):
        return False
    return any(
        _is_aligned(span, one) and any(_is_aligned(rest, other) for rest in rests)
        for line in near for one, other in pairwise(line)
    )


def _is_aligned(one: Span, other: Span) -> bool:
    return one[0] == other[0] or abs(sum(one) - sum(other)) <= _OFF_CENTRE


def _piece(atoms: Sequence[Atom], ruler: Ruler) -> Piece:
    return Piece(tuple(atoms), atoms[0].line, atoms[0].line, *ruler.span(atoms))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    by_line: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_line.setdefault(piece.first, []).append(piece)
    taken: set[int] = set()
    for piece in pieces:
        if id(piece) in taken:
            continue
        chain = _longest_word([piece], by_line, taken)
        taken.update(map(id, chain))
        yield _chained(chain)


def _chained(chain: Sequence[Piece]) -> Piece:
    """One piece: on its middle line where it has one, so that it may be the label of several rows."""
    field = tuple(atom for piece in chain for atom in piece.field)
    first, last = chain[0].first, chain[-1].last
    if (first + last) % 2 == 0:
        first = last = (first + last) // 2
    return Piece(field, first, last, min(piece.start for piece in chain), max(piece.end for piece in chain))


def _longest_word(chain: list[Piece], by_line: dict[int, list[Piece]], taken: set[int]) -> list[Piece]:
    """The piece with the lines below it that make it the longest word of the form."""
    found = chain[:1]
    if chain[0].text.startswith(_BRACKETS):
        return found
    while len(chain) < _PIECES_MOST and len(chain[-1].text) <= _PIECE_LENGTH and not is_amount(chain[-1].text):
        following = _below(chain, by_line, taken)
        if following is None:
            break
        is_known = found[-1] is chain[-1] and _chained(found).is_word
        chain = [*chain, following]
        text = "".join(piece.text for piece in chain)
        if following.is_word and len(following.text) > 2 and is_known and not find_label(text):
            break
        if not is_word(text) or (is_known and following.text.startswith(_BRACKETS) and not following.text.endswith(_CLOSING)):
            continue
        found = chain
    return found


def _below(chain: Sequence[Piece], by_line: dict[int, list[Piece]], taken: set[int]) -> Piece | None:
    last = chain[-1]
    for line in range(last.first + 1, last.first + 1 + _REACH):
        for piece in by_line.get(line, ()):
            if piece.start < last.end and last.start < piece.end:
                return piece if piece.is_below(last) and id(piece) not in taken else None
    return None
