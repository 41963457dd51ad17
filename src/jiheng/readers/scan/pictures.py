"""The bytes of a picture → its pages as pixels; PNG, JPEG and TIFF, the last of which may hold several pages."""

import io
import warnings
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageOps

from jiheng.errors import RefusedDocument
from jiheng.readers.scan.paper import POINTS_PER_INCH, Pixels

FORMATS = ("PNG", "JPEG", "TIFF")
_PIXELS = 60_000_000
"""An A3 page at 400 dots per inch has half as many."""

_FEWEST, _SIDES = 64, (4_200, 2_300)
"""A page is scaled so that its longer side lies between these; lines of text are then 25 to 50 pixels high."""

_LONGER_SIDE = 842.0
"""The longer side of A4 in points, for a picture that does not say how large it is."""

_DPI = (90, 700)
_BROKEN = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, ArithmeticError, MemoryError, EOFError)
"""What the decoder raises on damaged files."""


class Picture(NamedTuple):
    """Pixels, and how many of them make a point."""

    pixels: Pixels
    point: float


def list_pictures(content: bytes, *, name: str, longer_side: float | None = None) -> Iterator[Picture]:
    """The pages of a picture; ``longer_side`` in points where it is known. Raises ``RefusedDocument`` for damaged and huge ones."""
    for number in count(1):
        try:
            picture = _read(content, number, place=f"“{name}”第 {number} 页", longer_side=longer_side)
        except Image.DecompressionBombError as error:
            raise RefusedDocument(f"“{name}”第 {number} 页像素太多，没有读取；请用每英寸 300 点以内扫描，再试。") from error
        except _BROKEN as error:
            raise RefusedDocument(f"图片“{name}”第 {number} 页已损坏或不完整，打不开；请重新扫描，或另存为 PNG、JPEG 再试。") from error
        if picture is None:
            return
        yield picture


def _read(content: bytes, number: int, *, place: str, longer_side: float | None) -> Picture | None:
    """Page ``number`` (from 1), None behind the last one."""
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=FORMATS) as image:
        try:
            image.seek(number - 1)
        except EOFError:
            return None
        if image.width * image.height > _PIXELS:
            raise RefusedDocument(f"{place}有 {image.width:,}×{image.height:,} 个像素，没有读取；请用每英寸 300 点以内扫描，再试。")
        if min(image.size) < _FEWEST:
            raise RefusedDocument(f"{place}只有 {image.width}×{image.height} 个像素，看不清文字；请用每英寸 200 点以上扫描。")
        return _picture(image, longer_side)


def _picture(frame: Image.Image, longer_side: float | None) -> Picture:
    side = longer_side or _longer_side(frame)
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    most, least = _SIDES
    longest = max(upright.size)
    scale = min(max(longest, least), most) / longest
    plain = upright.convert("L" if upright.mode in ("1", "L", "I;16") else "RGB")
    if scale != 1:
        size = (max(round(plain.width * scale), 1), max(round(plain.height * scale), 1))
        plain = plain.resize(size, Image.Resampling.LANCZOS)
    return Picture(np.ascontiguousarray(np.asarray(plain, dtype=np.uint8)), max(plain.size) / side)


def _longer_side(frame: Image.Image) -> float:
    """The longer side in points, by the dots per inch that the picture says if they are those of a scanner."""
    said = frame.info.get("dpi", (0, 0))
    dots = float(said[0]) if isinstance(said, tuple) and said else 0.0
    if _DPI[0] <= dots <= _DPI[1]:
        return max(frame.size) * POINTS_PER_INCH / dots
    return _LONGER_SIDE
