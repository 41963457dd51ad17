"""What the XML of a workbook says before a parser lays it out: how large its sheets are, and what a parser does not tell.

Parsers lay a sheet out in full: two cells in far corners would take all memory, so nothing that the headers promise is believed. They
tell neither the number formats of cells, nor errors, nor formulas without a result, nor hidden rows and columns.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import unescape

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import CELLS, MEBIBYTE
from jiheng.readers.margins import strip_codes
from jiheng.readers.package import UNPACKED
from jiheng.readers.spelling import Extent, check_xml, column_letters, column_number, find_extent, respell

Place = tuple[int, int]
"""Row and column of a cell, from 1."""

_MERGES = 20_000
_BLOCK = 1 << 20
_XML = (".xml", ".rels")
_SHEET = b"sheetData"
_SHEET_BYTES = 200 * MEBIBYTE
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]* t="e"[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]{1,20})</v>')
_UNCACHED = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?![^>]* t="str")[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
_HIDDEN = rb' hidden="(?:1|true)"'
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]{1,7})"[^>]*?' + _HIDDEN)
_HIDDEN_COLUMNS = re.compile(rb"<col (?=[^>]*?" + _HIDDEN + rb')(?=[^>]*?min="([0-9]{1,5})")(?=[^>]*?max="([0-9]{1,5})")')
_MARGIN = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)(?: [^>]{0,99})?>([^<]{1,2000})</")
_COLUMNS_MOST = 16_384


@dataclass(slots=True)
class Survey:
    """What one sheet says: by row the columns with their style, and those with the error they show; formulas without a result; what is
    hidden. Rows and columns count from 1."""

    styles: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    errors: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    uncached: list[Place] = field(default_factory=list)
    margins: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def survey_sheets(package: zipfile.ZipFile, *, styles: Collection[str], name: str) -> dict[str, Survey]:
    """Every sheet of the package by the name of its part; ``styles`` are those to be told.

    Every part is read once; raises ``RefusedDocument`` for what a parser should not see, ``BROKEN`` for damage.
    """
    surveys: dict[str, Survey] = {}
    area = merges = 0
    left = UNPACKED
    for entry in package.infolist():
        if not entry.filename.lower().endswith(_XML):
            left -= _check_other(package, entry, left=left, name=name)
            continue
        content = _read_part(package, entry, left=left, name=name)
        left -= len(content)
        check_xml(content, name=name)
        if _SHEET not in content and not (b"\0" in content and _SHEET in content.replace(b"\0", b"")):
            continue
        extent = find_extent(content, with_styles=bool(styles))
        if extent is None or "0" in styles or area + extent.cells > CELLS:
            # written anew, a sheet has no more cells that are only styled: they take no room
            content = respell(content, name=name)
            extent = find_extent(content) or Extent()
        area, merges = area + extent.cells, merges + content.count(b"<mergeCell ")
        _check_size(area, merges, extent, name=name)
        surveys[entry.filename] = _survey(content, styles)
    return surveys


def _read_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, left: int, name: str) -> bytes:
    limit = min(left, _SHEET_BYTES)
    with package.open(entry) as stream:
        content = stream.read(limit + 1)
        if len(content) > limit:
            raise RefusedDocument(f"“{name}”解压后的内容超过 {limit // MEBIBYTE} MB，已拒绝；请拆成几个文件再试。")
        stream.read(1)  # the last read compares the checksum
    return content


def _check_other(package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, left: int, name: str) -> int:
    """How long a part is that is no XML by its name, and must not be a sheet in disguise."""
    size, tail = 0, b""
    with package.open(entry) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > left:
                raise RefusedDocument(f"“{name}”解压后的内容超过 {UNPACKED // MEBIBYTE} MB，已拒绝；请拆成几个文件再试。")
            if _SHEET in tail + block:
                raise RefusedDocument(f"“{name}”的工作表存放在不该在的地方，已拒绝；请用 Excel 或 WPS 另存为新的 XLSX 再试。")
            tail = block[-len(_SHEET):]
    return size


def _check_size(area: int, merges: int, extent: Extent, *, name: str) -> None:
    if merges > _MERGES:
        raise RefusedDocument(f"“{name}”的合并单元格超过 {_MERGES:,} 处，已拒绝；请删去多余的合并再试。")
    if area > CELLS:
        raise RefusedDocument(
            f"“{name}”的工作表范围过大（到第 {extent.row:,} 行第 {extent.column:,} 列）；请删去多余的空行空列和远处的单元格再试。"
        )


def _survey(content: bytes, styles: Collection[str]) -> Survey:
    survey = Survey()
    if styles:
        numbers: dict[bytes, int] = {}
        for letters, row, style in _styled(styles).findall(content):
            column = numbers.get(letters) or numbers.setdefault(letters, column_number(letters))
            survey.styles.setdefault(int(row), []).append((column, style.decode()))
    if b' t="e"' in content:
        for letters, row, text in _ERROR.findall(content):
            survey.errors.setdefault(int(row), []).append((column_number(letters), text.decode(errors="replace")))
    if b"<f" in content:
        survey.uncached = [(int(row), column_number(letters)) for letters, row in _UNCACHED.findall(content)]
    if b"<headerFooter" in content:
        survey.margins = tuple(strip_codes(unescape(printed.decode(errors="replace"))) for printed in _MARGIN.findall(content))
    if b" hidden=" in content:
        survey.hidden_rows = frozenset(map(int, _HIDDEN_ROW.findall(content)))
        survey.hidden_columns = frozenset(_spread(_HIDDEN_COLUMNS.findall(content)))
    return survey


def _styled(styles: Collection[str]) -> re.Pattern[bytes]:
    wanted = b"|".join(re.escape(style.encode()) for style in styles)
    return re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})" s="(' + wanted + rb')"')


def _spread(ranges: list[tuple[bytes, bytes]]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(int(first), min(int(last), _COLUMNS_MOST) + 1)


def cell_name(place: Place) -> str:
    """The name by which a spreadsheet calls a cell: ``C5``."""
    return f"{column_letters(place[1])}{place[0]}"
