"""What an XLSX package says of its book as a whole: the parts of its sheets, its number formats, notes, text boxes and pictures."""

import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.document import Notice
from jiheng.readers.cell_formats.builtin import CODES
from jiheng.readers.cell_formats.formats import GENERAL, CellFormat
from jiheng.readers.own_remarks import split_remark
from jiheng.readers.xml_part import attribute, local_name, parse_part
from jiheng.source import Source

_BOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_NOTES = re.compile(r"xl/(?:comments\d*|comments/comment\d*|threadedComments/[^/]+)\.xml", re.IGNORECASE)
_DRAWINGS = re.compile(r"xl/drawings/drawing\d*\.xml", re.IGNORECASE)
_PICTURES = re.compile(r"xl/media/[^/]+", re.IGNORECASE)
_TEXTS = frozenset({"t", "text"})
_SHOWN_MOST = 60


class Book(NamedTuple):
    """The parts of the sheets in their order, and whether days are counted from 1904."""

    parts: tuple[str, ...]
    is_from_1904: bool


def read_book(package: zipfile.ZipFile) -> Book:
    """The order of the sheets; raises ``BROKEN`` and ``XMLSyntaxError`` for damage."""
    root = parse_part(package, _BOOK)
    relations = {attribute(one, "Id"): attribute(one, "Target") or "" for one in parse_part(package, _RELATIONS)}
    properties = root.find("{*}workbookPr")
    targets = [relations.get(attribute(sheet, "id"), "") for sheet in root.iterfind("{*}sheets/{*}sheet")]
    is_from_1904 = properties is not None and (attribute(properties, "date1904") or "0") in ("1", "true")
    return Book(tuple(target[1:] if target.startswith("/") else f"xl/{target}" for target in targets), is_from_1904)


def read_formats(package: zipfile.ZipFile) -> dict[str, CellFormat]:
    """The number formats that change what is shown, by the number of the cell style."""
    if _STYLES not in package.namelist():
        return {}
    root = parse_part(package, _STYLES)
    codes: dict[str, str] = {str(number): code for number, code in CODES.items()}
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[attribute(one, "numFmtId") or ""] = attribute(one, "formatCode") or ""
    known: dict[str, CellFormat] = {}
    formats = {}
    for number, style in enumerate(child for child in root.iterfind("{*}cellXfs/*") if local_name(child) == "xf"):
        code = codes.get(attribute(style, "numFmtId") or "0", "")
        if code.lower() not in GENERAL:
            formats[str(number)] = known.get(code) or known.setdefault(code, CellFormat(code))
    return formats


def list_unread(package: zipfile.ZipFile, *, name: str) -> Iterator[Notice]:
    """Notes, text boxes and pictures, none of which belongs to a cell."""
    source = Source(name, None, None, None, 0, 0)
    names = package.namelist()
    notes = [text for part in filter(_NOTES.fullmatch, names) for text in _texts(package, part, ("comment", "threadedComment"))]
    boxes = [text for part in filter(_DRAWINGS.fullmatch, names) for text in _texts(package, part, ("txBody",))]
    if notes:
        yield Notice(f"有 {len(notes)} 处批注没有读：{'；'.join(notes)[:_SHOWN_MOST]}", source, "around")
    if boxes:
        yield Notice(f"有 {len(boxes)} 个文本框没有读：{'；'.join(boxes)[:_SHOWN_MOST]}", source, "around")
    if pictures := sum(bool(_PICTURES.fullmatch(part)) for part in names):
        yield Notice(f"有 {pictures} 幅图片没有读", source, "around")


def _texts(package: zipfile.ZipFile, part: str, kinds: tuple[str, ...]) -> Iterator[str]:
    """The texts of the elements of these kinds that say anything, without what we wrote into them."""
    for element in parse_part(package, part).iter(*(f"{{*}}{kind}" for kind in kinds)):
        pieces = [str(inner.text or "") for inner in element.iter() if local_name(inner) in _TEXTS]
        if text := " ".join(split_remark("".join(pieces))[0].split()):
            yield text
