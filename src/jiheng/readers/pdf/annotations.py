"""What was filled in or noted on a page after it was printed: values of form fields and texts put on top are read, remarks are named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_ushort
from dataclasses import dataclass, field

import pypdfium2.raw as raw

from jiheng.document import OWN_AUTHOR
from jiheng.readers.pdf.page import Glyph
from jiheng.readers.pdf.sheet import Sheet
from jiheng.readers.pdf.signs import BLANK
from jiheng.source import Box

_ANNOTATIONS = 20_000
_TEXT_UNITS = 1 << 16
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_TYPED = frozenset({raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX})
_TICKED = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
REMARKS = frozenset({
    raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK,
})
_TICK = "√"
_OFF = "Off"


@dataclass(slots=True)
class Annotations:
    """The characters that were filled in or put on top of a page, how many texts were put on top, and what remarks say."""

    glyphs: list[Glyph] = field(default_factory=list)
    texts_on_top: int = 0
    remarks: list[str] = field(default_factory=list)


@contextmanager
def open_form(document: object) -> Iterator[object | None]:
    """pdfium's handle on the form of a document, None where it has none; scripts in it are never run."""
    if not raw.FPDF_GetFormType(document):
        yield None
        return
    callbacks = raw.FPDF_FORMFILLINFO(version=2)
    form = raw.FPDFDOC_InitFormFillEnvironment(document, callbacks)
    try:
        yield form or None
    finally:
        if form:
            raw.FPDFDOC_ExitFormFillEnvironment(form)


def read_annotations(page: object, form: object | None, sheet: Sheet) -> Annotations:
    """What was filled in or noted on an open page."""
    found = Annotations()
    for index in range(min(int(raw.FPDFPage_GetAnnotCount(page)), _ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            try:
                _add(found, annotation, form, sheet)
            finally:
                raw.FPDFPage_CloseAnnot(annotation)
    return found


def _add(found: Annotations, annotation: object, form: object | None, sheet: Sheet) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return
    if kind == raw.FPDF_ANNOT_WIDGET and form:
        found.glyphs += _set(_field_value(annotation, form), _box(annotation, sheet))
    elif kind == raw.FPDF_ANNOT_FREETEXT:
        glyphs = _set(read_string(annotation, b"Contents"), _box(annotation, sheet))
        found.glyphs += glyphs
        found.texts_on_top += bool(glyphs)
    elif kind in REMARKS and read_string(annotation, b"T") != OWN_AUTHOR:
        found.remarks.append(read_string(annotation, b"Contents"))


def _field_value(annotation: object, form: object) -> str:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TYPED:
        return read_text(lambda buffer, size: int(raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)))
    return _TICK if kind in _TICKED and read_string(annotation, b"AS") not in ("", _OFF) else ""


def read_string(annotation: object, key: bytes) -> str:
    """A text that an annotation holds; empty where it holds none."""
    return read_text(lambda buffer, size: int(raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)))


def read_text(write: Callable[[object, int], int]) -> str:
    """What pdfium writes into a buffer; the size is in bytes, a closing zero among them."""
    size = write(None, 0)
    if not 2 < size <= 2 * _TEXT_UNITS:
        return ""
    buffer = (c_ushort * (size // 2))()
    write(buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def _box(annotation: object, sheet: Sheet) -> Box:
    place = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, place)
    return sheet.matrix.place_box(place.left, place.bottom, place.right, place.top)


def _set(text: str, box: Box) -> list[Glyph]:
    """The characters of a text, line by line from the upper left corner of its box, none of them outside it."""
    left, top, right, bottom = box
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    height = (bottom - top) / len(lines)
    glyphs = []
    for row, line in enumerate(lines):
        step = min((right - left) / max(len(line), 1), height)
        low = top + (row + 1) * height
        for at, sign in enumerate(line):
            x = left + at * step
            glyphs.append(Glyph(BLANK if sign.isspace() else sign, x, low, x, low - height, x + step, low))
    return glyphs if text.strip() else []
