"""The XML of a sheet spelled as Excel, WPS and LibreOffice spell it, so that plain searches find its cells.

Whatever is spelled otherwise (prefixes, quotes, comments, other encodings, cells without a reference) is written anew by a real parser.
"""

import html
import re
from typing import NamedTuple
from xml.parsers import expat

from jiheng.errors import RefusedDocument
from jiheng.readers.xml_part import refuse_doctype

_CELLS = re.compile(rb'<c(?: r="([A-Z]{1,3}[1-9][0-9]{0,6})"[ />]|[\s/>])')
_STYLE_NOT_SECOND = re.compile(rb'<c r="[A-Z0-9]{2,10}" (?!s=)[^>]* s="')
_ODD_CELL = re.compile(rb":(?:c[\s/>]|row)")
_ODD_SIGNS = (b":c", b":row")
_ODD_ROWS = (b"<row>", b"<row\t", b"<row\n", b"<row\r")
_LETTERS, _DIGITS = bytes(range(65, 91)), bytes(range(48, 58))
_DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_KEPT = frozenset({"row", "col", "mergeCell"})


def check_xml(content: bytes, *, name: str) -> None:
    """Raise ``RefusedDocument`` for XML with a DTD or an entity of its own; raises ``ExpatError`` for damaged XML in odd encodings."""
    if _is_utf8(content):
        if any(_has(content, definition) for definition in _DEFINITIONS):
            raise refuse_doctype(name)
        return
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _raise(refuse_doctype(name))
    parser.Parse(content, True)


class Extent(NamedTuple):
    """The last row and column of a sheet, and how many cells the rectangle from its first cell to there has."""

    row: int = 0
    column: int = 0
    cells: int = 0


def find_extent(content: bytes, *, with_styles: bool = True) -> Extent | None:
    """How far the cells of a sheet reach, also those that are only styled; None for a sheet that is not spelled plainly.

    Plain is ``<c r="A1" s="1"`` for every cell and ``<row `` for every row: such a sheet needs no parser. Where nobody asks for styles,
    they may stand anywhere. Plain searches come first, which are many times faster than patterns.
    """
    if not _is_utf8(content) or b"\0" in content or _has(content, b"<!"):
        return None
    if any(sign in content for sign in _ODD_ROWS) or any(sign in content for sign in _ODD_SIGNS) and _ODD_CELL.search(content):
        return None
    if with_styles and _STYLE_NOT_SECOND.search(content):
        return None
    places = _CELLS.findall(content)
    if b"" in places:
        return None
    if not places:
        return Extent()
    joined = b" ".join(places)
    columns = [column_number(letters) for letters in set(joined.translate(None, _DIGITS).split())]
    rows = [int(row) for row in set(joined.translate(None, _LETTERS).split())]
    return Extent(max(rows), max(columns), (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1))


def respell(content: bytes, *, name: str) -> bytes:
    """The sheet written anew: rows, columns, merges, and the cells that are not empty, with place, style, kind, formula and value.

    Raises ``ExpatError`` for damaged XML, ``RefusedDocument`` for a DTD.
    """
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _raise(refuse_doctype(name))
    parser.StartElementHandler, parser.EndElementHandler = writer.start, writer.end
    parser.CharacterDataHandler = writer.write
    parser.Parse(content, True)
    return "".join(writer.pieces).encode()


class _Writer:
    """Takes in the tags of a sheet and writes those that count."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._row = self._column = 0
        self._cell = ""
        self._inner: list[str] = []
        self._is_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._begin_cell(attributes)
        elif tag in ("v", "f", "is"):
            self._inner.append(f"<{tag}>")
            self._is_value = tag == "v"
        elif tag in _KEPT:
            if tag == "row":
                number = attributes.get("r", "")
                self._row, self._column = int(number) if number.isdecimal() and len(number) < 10 else self._row + 1, 0
                attributes = {"r": str(self._row), **{key: value for key, value in attributes.items() if key != "r"}}
            self.pieces.append(f"<{tag} {' '.join(f'{key}={_quote(value)}' for key, value in attributes.items())}>")

    def end(self, tag: str) -> None:
        """Take in the end of an element; a cell without value and formula is not written."""
        tag = tag.rpartition(":")[2]
        if tag in ("v", "f", "is"):
            self._inner.append(f"</{tag}>")
            self._is_value = False
        elif tag == "c" and self._inner:
            self.pieces += [self._cell, *self._inner, "</c>"]

    def write(self, text: str) -> None:
        """Take in characters; only those of values count."""
        if self._is_value:
            self._inner.append(text.replace("<", "&lt;"))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        """Where the cell stands: as it says, else right of the one before."""
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self._column, self._row = column_number(match[1].upper().encode()), int(match[2])
        else:
            self._column += 1
        style, kind = attributes.get("s", "0"), attributes.get("t", "n")
        self._cell = f'<c r="{column_letters(self._column)}{self._row}" s={_quote(style)} t={_quote(kind)}>'
        self._inner = []


def column_number(letters: bytes) -> int:
    """``AB`` → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """28 → ``AB``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _quote(value: str) -> str:
    return f'"{html.escape(value)}"'


def _has(content: bytes, mark: bytes) -> bool:
    """Whether markup with an exclamation mark occurs, which is rare: a single byte is found many times faster."""
    return b"!" in content and mark in content


def _is_utf8(content: bytes) -> bool:
    declared = _DECLARED.match(content)
    return b"\0" not in content[:64] and not (declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"))


def _raise(error: RefusedDocument) -> None:
    raise error
