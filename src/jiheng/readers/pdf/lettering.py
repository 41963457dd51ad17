"""How texts are set that are not plain: turned, slanting across the page, invisible, in the colour of the paper, or cut off."""

from ctypes import byref, c_uint, c_void_p
from typing import Literal, NamedTuple

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.objects import Thing
from jiheng.source import Box

Concealed = Literal["", "slanting", "invisible", "pale"]
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_FILLED = frozenset({raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP})
_PALE = 250
"""Each of the colours from here on is white to the eye."""

_CLEAR = 8
"""An opacity up to this, of 255, shows nothing."""

_SLANT = 0.2
"""Letters that climb by more than this share of their way stand slanting: watermarks and stamps."""


class Lettering(NamedTuple):
    """One text: by how many quarter turns clockwise it lies, why nobody sees it as text of the page, what box it is cut off by."""

    quarters: int
    concealed: Concealed
    clip: Box | None
    box: Box | None = None


class Paint:
    """Asks for the colours of objects."""

    def __init__(self) -> None:
        """Four numbers that pdfium writes into, made once: a page has thousands of objects."""
        self._colour = tuple(c_uint() for _ in range(4))
        self._places = tuple(map(byref, self._colour))

    def is_pale(self, handle: c_void_p, *, is_stroke: bool = False) -> bool:
        """Whether an object is painted white or clear."""
        if not (calls.object_stroke if is_stroke else calls.object_fill)(handle, *self._places):
            return False
        red, green, blue, opacity = self._colour
        return opacity.value <= _CLEAR or red.value >= _PALE and green.value >= _PALE and blue.value >= _PALE

    def find_lettering(self, text: Thing) -> Lettering | None:
        """How a text object is set; None for plain dark text along the page."""
        a, b = text.direction
        if a > 0 and abs(b) <= _SLANT * a:
            quarters, is_slanting = 0, False
        else:
            quarters, is_slanting = _direction(a, b)
        mode = calls.text_mode(text.handle)
        concealed: Concealed = ""
        if is_slanting:
            concealed = "slanting"
        elif mode in _INVISIBLE:
            concealed = "invisible"
        elif mode in _FILLED and self.is_pale(text.handle):
            concealed = "pale"
        clip = text.clip
        if not quarters and not concealed and clip is None:
            return None
        return Lettering(quarters, concealed, clip, text.box if concealed == "pale" else None)


def _direction(a: float, b: float) -> tuple[int, bool]:
    """The quarter turns clockwise of what runs this way, and whether it runs along none of the page's edges."""
    along_x = abs(a) >= abs(b)
    far, near = (a, b) if along_x else (b, a)
    return (0 if a > 0 else 2) if along_x else (1 if b > 0 else 3), abs(near) > _SLANT * abs(far)
