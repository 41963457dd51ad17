"""Remarks on the pages of an open PDF: read with author, date and place, and written as highlights with a text.

What is written is appended to the file, so that all of its bytes stay as they were, a signature's too.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2.raw as raw

from jiheng.document import OWN_AUTHOR
from jiheng.readers.pdf.annotations import REMARKS, read_string
from jiheng.readers.pdf.sheet import Sheet
from jiheng.source import Box

_ANNOTATIONS = 20_000
_OPAQUE = 255
_LINE = 14
"""About the height of a line of print, in points."""


class Remark(NamedTuple):
    """One remark: its page (from 1) and box in points as readers count them, who wrote it, when (as the file has it), and what."""

    page: int
    box: Box
    author: str
    date: str
    text: str


class Highlight(NamedTuple):
    """A remark to be written, and the colour of the place: red, green and blue from 0 to 255."""

    page: int
    box: Box
    text: str
    colour: tuple[int, int, int]


class Remarks:
    """The remarks on the pages of a PDF that pdfium holds open."""

    def __init__(self, handle: object) -> None:
        self._handle = handle

    def read(self) -> Iterator[Remark]:
        """All remarks, page by page, ours and those of people; those without any text are left out."""
        for number in range(1, int(raw.FPDF_GetPageCount(self._handle)) + 1):
            with self._page(number) as page:
                if page and int(raw.FPDFPage_GetAnnotCount(page)):
                    sheet = Sheet.of(page)
                    for _, annotation in _each(page):
                        text = read_string(annotation, b"Contents")
                        if text and raw.FPDFAnnot_GetSubtype(annotation) in REMARKS:
                            author, date = read_string(annotation, b"T"), read_string(annotation, b"M")
                            yield Remark(number, _box(annotation, sheet), author, date, text)

    def replace_own(self, highlights: Sequence[Highlight]) -> int:
        """Take our remarks off all pages and write these; returns how many were taken off."""
        removed = 0
        for number in range(1, int(raw.FPDF_GetPageCount(self._handle)) + 1):
            wanted = [highlight for highlight in highlights if highlight.page == number]
            with self._page(number) as page:
                if page:
                    removed += _remove_own(page)
                    if wanted:
                        _write(page, wanted)
        return removed

    def save(self) -> bytes:
        """What has to be written behind the bytes that came, and those before it: the whole file."""
        pieces: list[bytes] = []

        def write(_: object, start: int, size: int) -> int:
            pieces.append(ctypes.string_at(start, size))
            return 1

        writer = raw.FPDF_FILEWRITE(version=1)
        writer.WriteBlock = type(writer.WriteBlock)(write)
        raw.FPDF_SaveAsCopy(self._handle, writer, raw.FPDF_INCREMENTAL)
        return b"".join(pieces)

    @contextmanager
    def _page(self, number: int) -> Iterator[object | None]:
        page = raw.FPDF_LoadPage(self._handle, number - 1)
        try:
            yield page or None
        finally:
            if page:
                raw.FPDF_ClosePage(page)


def _each(page: object) -> Iterator[tuple[int, object]]:
    """The annotations of a page with their numbers."""
    for index in range(min(int(raw.FPDFPage_GetAnnotCount(page)), _ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            try:
                yield index, annotation
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def _remove_own(page: object) -> int:
    own = [index for index, annotation in _each(page) if read_string(annotation, b"T") == OWN_AUTHOR]
    for index in reversed(own):
        raw.FPDFPage_RemoveAnnot(page, index)
    return len(own)


def _write(page: object, highlights: Sequence[Highlight]) -> None:
    sheet = Sheet.of(page)
    for highlight in highlights:
        left, bottom, right, top = sheet.unplace(highlight.box)
        annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
        try:
            raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left=left, top=top, right=right, bottom=bottom))
            for upper, lower in _lines(top, bottom):
                raw.FPDFAnnot_AppendAttachmentPoints(annotation, raw.FS_QUADPOINTSF(left, upper, right, upper, left, lower, right, lower))
            raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *highlight.colour, _OPAQUE)
            raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
            for key, value in ((b"T", OWN_AUTHOR), (b"Contents", highlight.text)):
                raw.FPDFAnnot_SetStringValue(annotation, key, _wide(value))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _lines(top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """The height of a box as strips of about a line: viewers round the ends of a marked strip by its height, a tall cell became an egg."""
    count = max(1, round((top - bottom) / _LINE))
    for index in range(count):
        yield top - (top - bottom) * index / count, top - (top - bottom) * (index + 1) / count


def _wide(text: str) -> ctypes.Array[ctypes.c_ushort]:
    units = text.encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)


def _box(annotation: object, sheet: Sheet) -> Box:
    place = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, place)
    return sheet.matrix.place_box(place.left, place.bottom, place.right, place.top)
