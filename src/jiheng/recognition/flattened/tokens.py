"""What stands above the indicators of a form, as labels and the texts between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Field, text_of
from jiheng.recognition.flattened.words import Word, find_amount_head, find_label

_PIECES_MOST = 4
_AMOUNT = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{2,6}|0")
_BRACKET = re.compile(r"[（(][^（）()]{1,30}[）)]")
_TITLE = re.compile(r"[（(]?.{0,30}绩效.{0,20}表|[（(]\s?20\d\d\s?年度?[）)]")
SHORT_LABEL = 2
"""Labels of two characters (单位, 电话) are ordinary words unless a colon follows or they stand alone in a line."""


class Token(NamedTuple):
    """A label with what it means, or a text; ``head`` is the kind of a column of money that it may head."""

    field: Field
    word: Word | None = None
    head: str | None = None

    @property
    def is_label(self) -> bool:
        """Whether this is no text that was filled in."""
        return self.word is not None or self.head is not None


def list_tokens(pieces: Sequence[Field]) -> list[Token]:
    """Labels put together from as many pieces as they take, and the pieces between them."""
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        token, taken = _token_at(pieces, at)
        tokens.append(token)
        at += taken
    return tokens


def _token_at(pieces: Sequence[Field], at: int) -> tuple[Token, int]:
    """The longest label that begins with a piece, else the piece as a text; a bracket behind a label belongs to it."""
    found, taken = Token(pieces[at]), 1
    joined: Field = ()
    if is_bracket(text_of(pieces[at])):
        return found, taken
    for end in range(at, min(at + _PIECES_MOST, len(pieces))):
        is_whole = found.is_label and _is_word(found) and is_label(text_of(pieces[end]), least=1)
        text = "".join(text_of(joined + pieces[end]).split())
        is_stacked = pieces[end][0].gap == Gap.LINE and find_label(text) is not None
        if end > at and ((is_whole and not is_stacked) or pieces[end][0].gap == Gap.CELL):
            break
        joined += pieces[end]
        word, head = find_label(text), find_amount_head(text)
        if (word or head) and (end == at or not _BRACKET.fullmatch(text_of(pieces[end])) or found.is_label):
            found, taken = Token(joined, word, head), end + 1 - at
    return found, taken


def split_lines(atoms: Sequence[Atom], *, in_one_line: bool = False) -> Iterator[Field]:
    """The lines as pieces, each parted at the blanks beside a label or an amount; beside titles, too, where all stands in one line."""
    for _, group in groupby(atoms, key=lambda atom: atom.line):
        piece: list[Atom] = []
        for atom in group:
            if piece and (atom.gap == Gap.CELL or _is_border(piece, atom) or (in_one_line and _is_beside_title(piece[-1], atom))):
                yield tuple(piece)
                piece = []
            piece.append(atom)
        yield tuple(piece)


def _is_border(piece: Sequence[Atom], atom: Atom) -> bool:
    text = "".join(before.text for before in piece)
    if atom.gap == Gap.NONE or is_label(atom.text) or _AMOUNT.fullmatch(text):
        return True
    if is_label(text, least=1) and _AMOUNT.fullmatch(atom.text):
        return True
    return is_label(text, least=1) and (is_label(atom.text, least=1) if len(text) <= SHORT_LABEL else not _BRACKET.fullmatch(atom.text))


def _is_beside_title(before: Atom, atom: Atom) -> bool:
    return _TITLE.fullmatch(before.text) is not None or _TITLE.fullmatch(atom.text) is not None


def _is_word(token: Token) -> bool:
    """Whether a label is long enough to be whole; 年度 may be the first half of 年度总体目标."""
    return sum(len(atom.text) for atom in token.field) > SHORT_LABEL


def is_label(text: str, *, least: int = SHORT_LABEL) -> bool:
    """Whether ``text`` alone is a label of the form, of more than ``least`` characters."""
    return len(text) > least and (find_label(text) is not None or find_amount_head(text) is not None)


def is_bracket(text: str) -> bool:
    """Whether ``text`` is nothing but a bracket, as stands below a label: （元）."""
    return _BRACKET.fullmatch("".join(text.split())) is not None
