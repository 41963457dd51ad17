"""The characters of an open page, with their places: those that are seen, and what is in the file only."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_void_p, cast
from dataclasses import dataclass, field
from itertools import compress, groupby, pairwise, repeat
from operator import sub

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.drawing import Drawing
from jiheng.readers.pdf.lettering import Lettering
from jiheng.readers.pdf.letters import Letters, read_letters
from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.sheet import Sheet
from jiheng.readers.pdf.signs import BLANK, UNKNOWN
from jiheng.readers.pdf.spelling import count_characters, spell

_SAMPLES = 64
_LOW = 0.6
_SAME_PLACE = 0.15
"""The same character again within this share of its size is printed bolder, not twice."""


@dataclass(slots=True)
class Characters:
    """The characters of a page: those seen, and by reason those in the file that nobody sees; how many have no Unicode value."""

    glyphs: list[Glyph] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    is_overlaid: bool = False
    unreadable: int = 0


@contextmanager
def open_text(page: object) -> Iterator[object | None]:
    """pdfium's handle on the text of a page; None where it has none."""
    text = raw.FPDFText_LoadPage(page)
    try:
        yield text or None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)


def find_quarters(text: object | None, *, default: int) -> int:
    """By how many quarter turns clockwise the sheet is turned to make most characters stand upright, told from a sample of them."""
    count = count_characters(text)
    matrix, handle = raw.FS_MATRIX(), _address(text)
    place = byref(matrix)
    votes: Counter[int] = Counter()
    for index in range(0, count, max(count // _SAMPLES, 1)):
        if calls.character_code(handle, index) > 0x20 and calls.character_matrix(handle, index, place):
            a, b = matrix.a, matrix.b
            votes[(0 if a > 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)] += 1
    return votes.most_common(1)[0][0] if votes else default


def read_characters(text: object | None, sheet: Sheet, drawing: Drawing) -> Characters:
    """All characters of a page; ``drawing`` tells which of them are turned or cannot be seen."""
    found = Characters()
    handle = _address(text)
    spelled = [(index, sign) for index, sign in enumerate(spell(text, handle)) if sign]
    letters = read_letters(handle, spelled, sheet)
    inside = letters.are_inside(*sheet.size)
    if drawing.letterings or not all(inside):
        objects = map(calls.character_object, repeat(handle), (index for index, _ in spelled))
        letters = _seen(letters, inside, [drawing.letterings.get(thing) for thing in objects], drawing, found)
    _level(letters)
    found.glyphs = _once(letters)
    found.unreadable = sum(glyph[0] == UNKNOWN for glyph in found.glyphs) if UNKNOWN in letters.said else 0
    return found


def _address(text: object | None) -> c_void_p:
    return cast(text, c_void_p)  # type: ignore[arg-type]  # a pointer of pdfium's


def _seen(
    letters: Letters, inside: Sequence[bool], letterings: Sequence[Lettering | None], drawing: Drawing, found: Characters,
) -> Letters:
    """The characters that are seen, as they lie; those that are not are noted in ``found``."""
    whys = []
    for at, lettering in enumerate(letterings):
        why = "beyond"
        if inside[at]:
            why = _why_unseen(letters, at, lettering, drawing) if lettering else ""
            found.is_overlaid |= bool(lettering and lettering.concealed and not why)
        if why and letters.said[at] != BLANK:
            found.left_out[why] = found.left_out.get(why, "") + letters.said[at]
        whys.append(why)
    turned = letters._replace(turns=[lettering.quarters if lettering else 0 for lettering in letterings])
    return turned.only([not why for why in whys]) if any(whys) else turned


def _why_unseen(letters: Letters, at: int, lettering: Lettering, drawing: Drawing) -> str:
    """Why nobody sees a character of a text that is not plainly set, nothing where it is seen: invisible text says what a picture shows."""
    if lettering.concealed:
        return "" if lettering.concealed == "invisible" and drawing.has_picture else lettering.concealed
    if lettering.clip is None:
        return ""
    left, top, right, bottom = lettering.clip
    x, y = (letters.lefts[at] + letters.rights[at]) / 2, (letters.tops[at] + letters.bottoms[at]) / 2
    return "" if left <= x <= right and top <= y <= bottom else "clipped"


def _level(letters: Letters) -> None:
    """Make small signs as high as what stands on their baseline: the ink of a comma may lie below the rule under its line."""
    _, _, baselines, _, tops, _, bottoms, turns = letters
    upright = [sign != BLANK and not turn for sign, turn in zip(letters.said, turns, strict=True)]
    runs = list(_runs(list(map(round, baselines))))
    levels: dict[int, tuple[float, float]] = {}
    for line, run in runs:
        if any(upright[run]):
            top, bottom = min(compress(tops[run], upright[run])), max(compress(bottoms[run], upright[run]))
            level = levels.get(line, (top, bottom))
            levels[line] = min(top, level[0]), max(bottom, level[1])
    heights = list(map(sub, bottoms, tops))
    for line, run in runs:
        top, bottom = levels.get(line, (0.0, 0.0))
        low = _LOW * (bottom - top)
        if line in levels and min(heights[run]) < low:
            for at in range(run.start, run.stop):
                if heights[at] < low and not turns[at]:
                    tops[at], bottoms[at] = top, bottom


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, slice]]:
    """Each number with the places at which it follows upon itself."""
    last = 0
    for number, run in groupby(numbers):
        first, last = last, last + len(list(run))
        yield number, slice(first, last)


def _once(letters: Letters) -> list[Glyph]:
    """The glyphs without those that some programs print a second time, a little beside, to make them bold."""
    glyphs = letters.glyphs
    if len(set(zip(letters.said, map(int, letters.xs), map(int, letters.baselines), strict=True))) == len(glyphs):
        return glyphs
    by_place = sorted(range(len(glyphs)), key=lambda at: (glyphs[at][0], round(glyphs[at][2] / 2), glyphs[at][1]))
    again = {max(pair) for pair in pairwise(by_place) if _covers(glyphs[pair[0]], glyphs[pair[1]])}
    return [glyph for at, glyph in enumerate(glyphs) if at not in again]


def _covers(one: Glyph, other: Glyph) -> bool:
    """Whether two characters are the same one, printed twice."""
    near = _SAME_PLACE * (one[6] - one[4])
    return other[1] - one[1] <= near and one[0] == other[0] != BLANK and abs(other[2] - one[2]) <= near and other[1] >= one[1]
