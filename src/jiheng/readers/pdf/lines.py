"""Glyphs → lines → text, by where they were printed: the order in the file may be any."""

from collections.abc import Iterable
from math import inf
from operator import attrgetter

from jiheng.readers.pdf.page import Glyph

_X, _BASELINE = attrgetter("x"), attrgetter("baseline")
_SAME_LINE = 0.5
"""Baselines this share of a character's height apart belong to one line: raised and lowered signs."""

_LEAST_STEP = 2.0
"""Baselines closer than this, in points, are the same."""

_LEAST_EM = 6.0
_WIDE_STEP = 2.0
"""How many ems from the beginning of one character to that of the next make a gap."""


def find_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs by line from the top, each line from the left."""
    lines: list[list[Glyph]] = []
    baseline, height = -inf, 0.0
    for glyph in sorted(glyphs, key=_BASELINE):
        tall, step = glyph.bottom - glyph.top, glyph.baseline - baseline
        if lines and (step < _LEAST_STEP or step <= _SAME_LINE * max(tall, height)):
            lines[-1].append(glyph)
            height = max(tall, height)
        else:
            lines.append([glyph])
            height = tall
        baseline = glyph.baseline
    return [sorted(line, key=_X) for line in lines]


def write_line(line: list[Glyph]) -> str:
    """The text of one line: a blank where one was found, and where a gap is too wide to be none."""
    written: list[str] = []
    is_parted = False
    pen, em = inf, 0.0
    for text, x, *_ in line:
        if text == " ":
            is_parted = True
            continue
        if not is_parted and x - pen > _WIDE_STEP * _LEAST_EM:
            em = em or _em(line)
            is_parted = x - pen > _WIDE_STEP * em
        if is_parted and written:
            written.append(" ")
        written.append(text)
        pen, is_parted = x, False
    return "".join(written)


def write_text(glyphs: Iterable[Glyph]) -> str:
    """The text of a cell: lines were broken to fit, so they are joined, words of letters by a blank."""
    text = ""
    for line in find_lines(glyphs):
        following = write_line(line)
        if text and following and _is_letter(text[-1]) and _is_letter(following[0]):
            text += " "
        text += following
    return text


def _em(line: list[Glyph]) -> float:
    """About the size of the characters in a line."""
    return max(max(glyph.bottom - glyph.top, glyph.right - glyph.left) for glyph in line)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
