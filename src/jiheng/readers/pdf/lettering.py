"""How texts are set that are not plain: turned, slanting across the page, invisible, in the colour of the paper, or cut off."""

from collections import deque
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from typing import Literal, NamedTuple

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.calls import Address
from jiheng.readers.pdf.objects import Layer, find_bounds
from jiheng.readers.pdf.paint import ROOM, find_pale
from jiheng.readers.pdf.sheet import Matrix
from jiheng.source import Box

Concealed = Literal["", "slanting", "invisible", "pale"]
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_FILLED = frozenset({raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP})
_SLANT = 0.2
"""Letters that climb by more than this share of their way stand slanting: watermarks and stamps."""

_MATRICES = (c_float * (6 * ROOM))()
_MATRIX_PLACES = [byref(_MATRICES, 24 * at) for at in range(ROOM)]
"""Where pdfium writes the matrices of so many objects in one sweep; one lock guards all calls."""


class Lettering(NamedTuple):
    """One text: by how many quarter turns clockwise it lies, why nobody sees it as text of the page, what box it is cut off by."""

    quarters: int
    concealed: Concealed
    clip: Box | None
    box: Box | None = None


def find_letterings(texts: Sequence[tuple[Address, int]], layer: Layer) -> Iterator[tuple[int, Lettering]]:
    """How the text objects of a layer, each given with its mode, are set, by their addresses; plain dark texts are left out."""
    for first in range(0, len(texts), ROOM):
        part = texts[first:first + ROOM]
        handles = [handle for handle, _ in part]
        clips = list(map(calls.object_clip, handles))
        ways, whites = _directions(handles, layer.outer), find_pale(handles, calls.object_fill)
        looks = zip(part, ways, whites, clips, map(calls.clip_count, clips), strict=True)
        for (handle, mode), (quarters, is_slanting), is_white, path, count in looks:
            clip = layer.find_clip(handle, path, count) if count > 0 else None
            concealed: Concealed = ""
            if is_slanting:
                concealed = "slanting"
            elif mode in _INVISIBLE:
                concealed = "invisible"
            elif is_white and mode in _FILLED:
                concealed = "pale"
            if quarters or concealed or clip:
                box = find_bounds(handle, layer.outer) if concealed == "pale" else None
                yield handle.value or 0, Lettering(quarters, concealed, clip, box)


def _directions(handles: Sequence[Address], outer: Matrix) -> list[tuple[int, bool]]:
    """Of each object, by how many quarter turns clockwise it lies on the page, and whether it runs along none of the page's edges."""
    deque(map(calls.object_matrix, handles, _MATRIX_PLACES), maxlen=0)
    a, b, c, d, _, _ = outer
    end = 6 * len(handles)
    ways = list(zip(_MATRICES[0:end:6], _MATRICES[1:end:6], strict=True))
    directions = {(x, y): _direction(x * a + y * c, x * b + y * d) for x, y in set(ways)}
    return [directions[way] for way in ways]


def _direction(x: float, y: float) -> tuple[int, bool]:
    """The quarter turns clockwise of what runs this way, and whether it runs along none of the page's edges."""
    if x > 0 and abs(y) <= _SLANT * x:
        return 0, False
    along_x = abs(x) >= abs(y)
    far, near = (x, y) if along_x else (y, x)
    return (0 if x > 0 else 2) if along_x else (1 if y > 0 else 3), abs(near) > _SLANT * abs(far)
