"""Checks of the sheets of an XLSX package before a parser lays them out: DTDs, merges, far cells, sheets in disguise.

Every XML part is read once by expat, so that no spelling of a tag hides what is in it, and nothing that the headers promise is believed.
"""

import io
import re
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import CELLS, MEBIBYTE
from jiheng.readers.package import BROKEN, UNPACKED, refuse_broken

_MERGES = 20_000
_BLOCK = 1 << 16
_XML = (".xml", ".rels")
_SHEET_TAG = b"sheetData"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)


def check_sheets(content: bytes, *, name: str) -> None:
    """Read every part of the package once in blocks; raise ``RefusedDocument`` for what a parser should not see."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_parts(package, name=name)
    except BROKEN as error:
        raise refuse_broken(name) from error


def _check_parts(package: zipfile.ZipFile, *, name: str) -> None:
    gauge = _Gauge(name)
    left = UNPACKED
    for entry in package.infolist():
        take = gauge.part() if entry.filename.lower().endswith(_XML) else gauge.other
        with package.open(entry) as stream:
            while block := stream.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise RefusedDocument(f"“{name}”解压后的内容超过 {UNPACKED // MEBIBYTE} MB，已拒绝；请拆成几个文件再试。")
                take(block, False)
        take(b"", True)


class _Gauge:
    """What the XML parts of one package hold together: merges, and the rectangles between the first and the last filled cell of a sheet.

    The rectangles matter because parsers lay a sheet out in full: two cells in far corners would take all memory.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._merges = 0
        self._area = 0
        self._tail = b""
        self._row = self._column = 0
        self._box: tuple[int, int, int, int] | None = None

    def part(self) -> Callable[[bytes, bool], object]:
        """A function that takes the blocks of one XML part, and whether it is at its end."""
        self._area += self._extent
        self._row = self._column = 0
        self._box = None
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        return parser.Parse

    def other(self, block: bytes, is_final: bool, /) -> None:
        """Look at a block of a part that is no XML by its name, and must not be a sheet in disguise."""
        window = self._tail + block
        if _SHEET_TAG in window:
            raise RefusedDocument(f"“{self._name}”的工作表存放在不该在的地方，已拒绝；请用 Excel 或 WPS 另存为新的 XLSX 再试。")
        self._tail = b"" if is_final else window[-len(_SHEET_TAG):]

    def _refuse_doctype(self, *_: object) -> None:
        raise RefusedDocument(f"“{self._name}”的 XML 中有 DTD 或实体定义，已拒绝；请另存为新的文件再试。")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._place(attributes.get("r"))
        elif tag in ("v", "is", "f"):
            self._fill()
        elif tag == "row":
            number = attributes.get("r", "")
            self._row, self._column = int(number) if number.isdecimal() and len(number) < 10 else self._row + 1, 0
        elif tag == "mergeCell":
            self._merges += 1
            if self._merges > _MERGES:
                raise RefusedDocument(f"“{self._name}”的合并单元格超过 {_MERGES:,} 处，已拒绝；请删去多余的合并再试。")

    def _place(self, reference: str | None) -> None:
        """Where the cell that begins here stands: as it says, else right of the one before."""
        match = _REFERENCE.fullmatch(reference) if reference else None
        if match:
            self._column, self._row = _column_number(match[1].upper()), int(match[2])
        else:
            self._column += 1

    def _fill(self) -> None:
        """The cell that was begun is not empty."""
        top, left, bottom, right = self._box or (self._row, self._column, self._row, self._column)
        if not (self._box and top <= self._row <= bottom and left <= self._column <= right):
            self._box = min(top, self._row), min(left, self._column), max(bottom, self._row), max(right, self._column)
            if self._area + self._extent > CELLS:
                raise RefusedDocument(f"“{self._name}”的工作表范围过大（到第 {self._row:,} 行第 {self._column:,} 列）；请删去多余的空行空列和远处的单元格再试。")

    @property
    def _extent(self) -> int:
        if self._box is None:
            return 0
        top, left, bottom, right = self._box
        return (bottom - top + 1) * (right - left + 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
