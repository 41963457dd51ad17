"""Whether what is drawn can be seen by its colour, asked of many objects in one sweep."""

from collections.abc import Callable, Sequence
from ctypes import byref, c_uint

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.calls import Address

ROOM = 256
"""Of so many objects at most the colours are asked for in one sweep."""

_PALE = 250
"""Each of the colours from here on is white to the eye."""

_CLEAR = 8
"""An opacity up to this, of 255, shows nothing."""

_COLOURS = (c_uint * (4 * ROOM))()
_PLACES = [[byref(_COLOURS, 16 * at + 4 * part) for at in range(ROOM)] for part in range(4)]
_FIRST = [places[0] for places in _PLACES]
"""Where pdfium writes red, green, blue and opacity of one object after the other; one lock guards all calls."""


def is_pale(handle: Address, *, is_stroke: bool = False) -> bool:
    """Whether an object is painted white or clear."""
    ask = calls.object_stroke if is_stroke else calls.object_fill
    return bool(ask(handle, *_FIRST)) and _is_white(*_COLOURS[:4])


def find_pale(handles: Sequence[Address], ask: Callable[..., int]) -> list[bool]:
    """Of each object, whether it is painted white or clear; ``ask`` is the call for the colour that fills it or that of its pen."""
    are_painted = list(map(ask, handles, *_PLACES))
    colours = [_COLOURS[part:4 * len(handles):4] for part in range(4)]
    if not handles or max(colours[0]) < _PALE and min(colours[3]) > _CLEAR:
        return [False] * len(handles)
    return [bool(is_painted) and _is_white(*colour) for is_painted, *colour in zip(are_painted, *colours, strict=True)]


def _is_white(red: int, green: int, blue: int, opacity: int) -> bool:
    return opacity <= _CLEAR or red >= _PALE and green >= _PALE and blue >= _PALE
