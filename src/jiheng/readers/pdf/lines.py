"""Glyphs → lines → text, by where they were printed: the order in the file may be any."""

from collections.abc import Iterable, Sequence
from math import inf
from operator import itemgetter

from jiheng.readers.pdf.page import Glyph, turned_box
from jiheng.readers.pdf.signs import BLANK

_X, _BASELINE, _QUARTERS = itemgetter(1), itemgetter(2), itemgetter(7)
_SAME_LINE = 0.5
"""Baselines this share of a character's height apart belong to one line: raised and lowered signs."""

_LEAST_STEP = 2.0
"""Baselines closer than this, in points, are the same."""

_SPACE = Glyph(BLANK, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""A blank that was not printed but is read."""

_LEAST_EM = 6.0
_WIDE_STEP = 2.0
"""How many ems from the beginning of one character to that of the next make a gap."""


def find_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs by line from the top, each line from the left."""
    lines: list[list[Glyph]] = []
    baseline, height = -inf, 0.0
    sunk = sorted(glyphs, key=_BASELINE)
    if sunk and sunk[-1].baseline - sunk[0].baseline < _LEAST_STEP:
        return [sorted(sunk, key=_X)]
    for glyph in sunk:
        _, _, pen, _, top, _, bottom, _ = glyph
        tall, step = bottom - top, pen - baseline
        if lines and (step < _LEAST_STEP or step <= _SAME_LINE * max(tall, height)):
            lines[-1].append(glyph)
            height = max(tall, height)
        else:
            lines.append([glyph])
            height = tall
        baseline = pen
    return [sorted(line, key=_X) for line in lines]


def set_line(line: list[Glyph]) -> list[Glyph]:
    """The characters of one line as they are read: a blank where one was found, and where a gap is too wide to be none."""
    put: list[Glyph] = []
    is_parted = False
    pen, em = inf, 0.0
    for glyph in line:
        if glyph[0] == BLANK:
            is_parted = True
            continue
        x = glyph[1]
        if not is_parted and x - pen > _WIDE_STEP * _LEAST_EM:
            em = em or _em(line)
            is_parted = x - pen > _WIDE_STEP * em
        if is_parted and put:
            put.append(_SPACE)
        put.append(glyph)
        pen, is_parted = x, False
    return put


def set_text(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a cell as they are read: lines were broken to fit, so they are joined, words of letters by a blank."""
    put: list[Glyph] = []
    for line in find_lines(_upright(glyphs)):
        following = set_line(line)
        if put and following and _is_letter(put[-1].text[-1]) and _is_letter(following[0].text[0]):
            put.append(_SPACE)
        put += following
    return put


def write(glyphs: Iterable[Glyph]) -> str:
    """What the characters say."""
    return "".join([glyph[0] for glyph in glyphs])


def _upright(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs of a cell in which some lie turned, as they stand when it is turned back; the upright ones among them go along."""
    if not any(map(_QUARTERS, glyphs)):
        return glyphs
    quarters = min(filter(None, map(_QUARTERS, glyphs)))
    boxes = ((glyph, *turned_box(glyph[3:7], quarters)) for glyph in glyphs)
    return [Glyph(glyph.text, left, (top + bottom) / 2, left, top, right, bottom, quarters) for glyph, left, top, right, bottom in boxes]


def _em(line: list[Glyph]) -> float:
    """About the size of the characters in a line."""
    return max(max(glyph.bottom - glyph.top, glyph.right - glyph.left) for glyph in line)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
