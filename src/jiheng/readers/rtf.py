"""RTF → ``Document``: paragraphs and tables as Word, WPS and LibreOffice write them; a file called DOC may be one.

A cell has no span in RTF but a right edge: the edges of all rows of a table make its columns.
"""

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from jiheng.document import Document, Notice
from jiheng.errors import RefusedDocument
from jiheng.readers.flow import Block, Box, Flow, Grid
from jiheng.readers.limits import TAGS, TEXT_BYTES, read_whole
from jiheng.readers.symbols import raise_digits
from jiheng.source import Source

FORMAT = "rtf"

_MAGIC = b"{\\rtf"
_TOKEN = re.compile(rb"\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,9})? ?|([^a-zA-Z]))|([{}])|([^\\{}\r\n]+)")
_CODE_PAGE, _CHINESE_FONT, _HEAD = re.compile(rb"\\ansicpg(\d{1,5})"), b"\\fcharset134", 4096
_ENCODINGS = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
_WRITES = {
    "tab": "\t", "line": "\n", "nestcell": "\t", "nestrow": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_ENDS = frozenset({"par", "sect", "page"})
_RAISES = frozenset({"super", "nosupersub", "sub"})
_HIDES = frozenset({"v", "deleted"})
_NO_TEXT = frozenset(
    "fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote annotation object "
    "fldinst xe tc shptxt shprslt listtable listoverridetable revtbl rsidtbl themedata datastore".split()
)
_AROUND = {
    "header": "页眉", "headerl": "页眉", "headerr": "页眉", "headerf": "页眉", "footer": "页脚", "footerl": "页脚", "footerr": "页脚", "footerf": "页脚",
    "footnote": "脚注", "annotation": "批注", "pict": "图片", "object": "嵌入的对象", "shptxt": "文本框",
}
_NESTED = 1_000
_SAME_EDGE = 30
"""Right edges closer than so many twips (1.5 points) are one: programs round them differently from row to row."""


class _State(NamedTuple):
    """What a group hands down to the groups inside it: whether it is text, whether that is hidden or deleted, or stands above the line, and
    how many characters stand in for one in Unicode."""

    is_text: bool = True
    is_hidden: bool = False
    is_raised: bool = False
    stand_ins: int = 1


@dataclass(slots=True)
class _Cell:
    """How a cell is defined: its right edge in twips, whether it goes on with the cell above or to the left."""

    edge: int
    is_below: bool = False
    is_beside: bool = False


@dataclass(slots=True)
class _Row:
    """A row as it stands: how its cells are defined, and the lines of each."""

    cells: Sequence[_Cell]
    lines: list[list[str]] = field(default_factory=list)


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin an RTF file."""
    return head.startswith(_MAGIC)


def read(stream: BinaryIO, name: str) -> Document:
    """The paragraphs and tables; raises ``RefusedDocument`` for what is empty, too large or made up."""
    content = read_whole(stream, name=name, limit=TEXT_BYTES)
    writing = _Writing(_encoding(content))
    for number, token in enumerate(_TOKEN.finditer(content)):
        if number > TAGS or writing.depth > _NESTED:
            raise RefusedDocument(f"“{name}”的内容过多或嵌套过深，没有读取；请只保留绩效目标表，另存为 DOCX 再试。")
        writing.take(token)
    flow = Flow(name)
    flow.add(writing.finish())
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, flow.finish(), notices=tuple(writing.notices(name)))


def _encoding(content: bytes) -> str:
    code_page = _CODE_PAGE.search(content, 0, _HEAD)
    known = _ENCODINGS.get(int(code_page[1])) if code_page else None
    return known or ("gb18030" if _CHINESE_FONT in content else "cp1252")


class _Writing:
    """The text as it is written, token by token: the groups that are open, the line, the cells and the table."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._groups = [_State()]
        self._skip = 0
        self._line: list[str] = []
        self._hidden: list[str] = []
        self._around: dict[str, None] = {}
        self._blocks: list[Block] = []
        self._cells: list[_Cell] = []
        self._next = _Cell(0)
        self._lines: list[str] = []
        self._texts: list[list[str]] = []
        self._table: list[_Row] = []
        self._is_in_table = False

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._groups)

    def notices(self, name: str) -> Iterator[Notice]:
        """What was left out on purpose."""
        hidden = _whole("".join(self._hidden)).strip()
        if hidden:
            yield Notice(f"文档里隐藏或删去的文字没有读：{hidden[:60]}", Source(name, 1, 1, 1, 0, 0), "caution")
        if self._around:
            yield Notice(f"文档里的{'、'.join(self._around)}没有读", Source(name, None, None, None, 0, 0), "around")

    def finish(self) -> list[Block]:
        """All lines and grids."""
        self._end_line()
        self._end_table()
        return self._blocks

    def take(self, token: re.Match[bytes]) -> None:
        """Take in the next token."""
        code, word, number, symbol, brace, text = token.groups()
        if brace == b"{":
            self._groups.append(self._groups[-1])
        elif brace:
            self._skip = 0
            if len(self._groups) > 1:
                self._groups.pop()
        elif word:
            self._obey(word.decode(), None if number is None else int(number))
        elif symbol == b"*":
            self._groups[-1] = self._groups[-1]._replace(is_text=False)
        elif symbol:
            self._write(_SYMBOLS.get(symbol, ""))
        elif code and self._skip:
            self._skip -= 1
        elif code:
            self._write_bytes(bytes.fromhex(code.decode()))
        elif text:
            self._write_bytes(text[self._skip:])
            self._skip = max(self._skip - len(text), 0)

    def _obey(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word == "u" and number is not None:
            self._write(chr(number % 65_536))
            self._skip = group.stand_ins
        elif word == "uc":
            self._groups[-1] = group._replace(stand_ins=min(max(number or 0, 0), 8))
        elif word in _NO_TEXT:
            if word in _AROUND and (group.is_text or word == "shptxt"):
                self._around[_AROUND[word]] = None
            self._groups[-1] = group._replace(is_text=False)
        elif word in _HIDES or word == "plain":
            self._groups[-1] = group._replace(is_hidden=word in _HIDES and number != 0, is_raised=group.is_raised and word != "plain")
        elif word in _RAISES:
            self._groups[-1] = group._replace(is_raised=word == "super" and number != 0)
        elif word in _WRITES:
            self._write(_WRITES[word])
        elif group.is_text:
            self._lay_out(word, number)

    def _lay_out(self, word: str, number: int | None) -> None:
        """Words that end a line, a cell, a row, or define the row."""
        if word in _ENDS:
            self._end_line()
        elif word == "pard":
            self._is_in_table = False
        elif word == "intbl":
            self._is_in_table = True
        elif word == "cell":
            self._is_in_table = True
            self._end_line()
            self._texts.append(self._lines)
            self._lines = []
        elif word == "row":
            self._table.append(_Row(tuple(self._cells), self._texts))
            self._texts = []
        elif word == "trowd":
            self._cells, self._next = [], _Cell(0)
        elif word == "cellx" and number is not None:
            self._next.edge = number
            self._cells.append(self._next)
            self._next = _Cell(0)
        elif word in ("clvmrg", "clmrg"):
            self._next.is_below, self._next.is_beside = self._next.is_below or word == "clvmrg", self._next.is_beside or word == "clmrg"

    def _write_bytes(self, content: bytes) -> None:
        if self._groups[-1].is_text:
            self._write(self._decoder.decode(content))

    def _write(self, text: str) -> None:
        group = self._groups[-1]
        if group.is_text:
            (self._hidden if group.is_hidden else self._line).append(raise_digits(text) if group.is_raised else text)

    def _end_line(self) -> None:
        text = _whole("".join(self._line)).strip("\n")
        self._line = []
        self._decoder.reset()
        if self._is_in_table:
            self._lines.extend([text] if text else [])
        elif text and not text.isspace():
            self._end_table()
            self._blocks.append(text)

    def _end_table(self) -> None:
        if self._table:
            self._blocks.append(_grid(self._table))
        self._table = []


def _whole(text: str) -> str:
    """The text with the halves of characters beyond the first 65,536 put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _grid(rows: Sequence[_Row]) -> Grid:
    """The rows with their cells laid over the columns that all right edges make."""
    edges: list[int] = []
    for edge in sorted({cell.edge for row in rows for cell in row.cells}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return Grid([_boxes(row, edges) for row in rows])


def _boxes(row: _Row, edges: Sequence[int]) -> list[Box]:
    boxes: list[Box] = []
    column = 0
    for cell, lines in zip(row.cells, row.lines, strict=False):
        end = max(bisect_right(edges, cell.edge), column + 1)
        if cell.is_beside and boxes:
            boxes[-1].columns += end - column
        else:
            boxes.append(Box(list(lines), end - column, continues=cell.is_below))
        column = end
    return boxes + [Box(list(lines)) for lines in row.lines[len(row.cells):]]

