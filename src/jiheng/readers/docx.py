"""DOCX → ``Document``: paragraphs and tables of the main text, as Word shows them with all changes accepted.

Deleted text is left out and inserted text kept; hidden text is left out; each is said, and so is what stands beside the main text.
Numbers of lists are counted as Word counts them. A table that follows another at once, on the same columns, is one with it, as Word
shows it.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from jiheng.document import Document, Notice
from jiheng.errors import RefusedDocument
from jiheng.readers.docx_around import MAIN, list_around, load_lists
from jiheng.readers.docx_marks import CELLS, PARAGRAPHS, ROWS, TEXT, Marks, find_marks
from jiheng.readers.flow import Block, Box, Flow, Grid, Place
from jiheng.readers.lists import Lists
from jiheng.readers.package import BROKEN, refuse_broken
from jiheng.readers.symbols import raise_digits, read_symbol
from jiheng.readers.xml_part import attribute, find_blocks, local_name, read_blocks
from jiheng.source import Source

FORMAT = "docx"

_PARAGRAPHS = 50_000
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DELETED = frozenset({"del", "moveFrom"})
_NO_TEXT = frozenset({"pPr", "rPr", "instrText", "rt", "Fallback"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_BODY, _BLOCKS = ("body",), ("p", "tbl", "altChunk", *_WRAPPERS)
_OFF = frozenset({"0", "false", "off"})

_Row = tuple[etree._Element, list[tuple[etree._Element, list[Block]]]]
"""A row, and its cells with what is in them."""

_Paragraph = tuple[etree._Element, list[str]]
"""A paragraph and its texts."""


def read_package(content: bytes, name: str) -> Document:
    """The document in a checked package; raises ``RefusedDocument`` for what is damaged, dangerous or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            lists, around = load_lists(package), list(list_around(package, name=name))
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(name) from error
    flow, text = Flow(name), _MainText(name, lists)
    for block in read_blocks(content, part=MAIN, name=name, body=_BODY, blocks=_BLOCKS):
        flow.add(text.read(block))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, flow.finish(), notices=(*text.notices(), *around))


def place_cells(main: etree._Element, lists: Lists, *, name: str) -> dict[Place, etree._Element]:
    """What every cell of the tables of a main text (the root of its part) was made of: a cell of a grid, or a paragraph outside any."""
    origins: dict[Place, object] = {}
    flow, text = Flow(name, origins=origins), _MainText(name, lists)
    for block in find_blocks(main, body=_BODY, blocks=_BLOCKS):
        flow.add(text.read(block), origin=block)
    flow.finish()
    return {place: origin for place, origin in origins.items() if isinstance(origin, etree._Element)}


class _MainText:
    """The main text as it is walked through, and what has to be said about it."""

    def __init__(self, name: str, lists: Lists) -> None:
        self._name = name
        self._lists = lists
        self._paragraphs = 0
        self._hidden: list[str] = []
        self._has_deletions = self._has_chunks = False
        self._marks = Marks({}, (), (), ())

    def notices(self) -> Iterator[Notice]:
        """What was left out on purpose."""
        source = Source(self._name, 1, 1, 1, 0, 0)
        if self._has_deletions:
            yield Notice("文档里有修订：按接受全部修订读，删去的文字没有读", source, "caution")
        if self._hidden:
            yield Notice(f"文档里隐藏的文字没有读：{''.join(self._hidden)[:60]}", source, "caution")
        if self._has_chunks:
            yield Notice("文档里嵌入的另一份文档没有读；请单独读它", source)

    def read(self, block: etree._Element) -> list[Block]:
        """The lines and grids of a block of the main text."""
        if not self._marks.texts:
            self._marks = find_marks(block.getroottree().getroot())
        return self._read_blocks([block])

    def _read_blocks(self, elements: Iterable[etree._Element]) -> list[Block]:
        """The lines and grids of paragraphs, tables and what wraps them; text boxes follow the paragraph on which they hang."""
        blocks: list[Block] = []
        for element in elements:
            kind = local_name(element)
            if kind == "p":
                text, boxes = self._read_paragraph(element)
                blocks.append(text)
                for box in boxes:
                    blocks += self._read_blocks(box)
            elif kind == "tbl":
                blocks.append(self._read_table(element))
            elif kind in _WRAPPERS:
                blocks += self._read_blocks(element)
            elif kind == "altChunk":
                self._has_chunks = True
        return blocks

    def _read_table(self, table: etree._Element) -> Grid:
        widths = tuple(attribute(column, "w") or "" for column in table.iterfind("{*}tblGrid/{*}gridCol"))
        rows = self._walk(table) if table in self._marks.deep else self._sweep(table)
        return Grid([self._lay_row(row, cells) for row, cells in rows], widths)

    def _walk(self, table: etree._Element) -> list[_Row]:
        """The rows of a table with other tables or text boxes in it."""
        rows = [row for row in _unwrapped(table, "tr") if not self._is_deleted(row)]
        return [(row, [(cell, list(filter(None, self._read_blocks(cell)))) for cell in _unwrapped(row, "tc")]) for row in rows]

    def _sweep(self, table: etree._Element) -> list[_Row]:
        """The rows of any other table, looked through in one sweep: most of such a document is tables, and this is several times faster."""
        rows: list[tuple[etree._Element, list[tuple[etree._Element, list[_Paragraph]]]]] = []
        cells: list[tuple[etree._Element, list[_Paragraph]]] = []
        paragraphs: list[_Paragraph] = []
        pieces: list[str] = []
        for element in table.iter(*ROWS, *CELLS, *PARAGRAPHS, *self._marks.texts):
            tag = element.tag
            if tag in TEXT:
                pieces.append(element.text or "")
            elif tag in PARAGRAPHS:
                pieces = []
                paragraphs.append((element, pieces))
            elif tag in CELLS:
                paragraphs = []
                cells.append((element, paragraphs))
            else:
                cells = []
                rows.append((element, cells))
        return [(row, [(cell, self._write(paragraphs)) for cell, paragraphs in cells]) for row, cells in rows if not self._is_deleted(row)]

    def _write(self, paragraphs: list[_Paragraph]) -> list[Block]:
        """The paragraphs that say anything."""
        return [text for paragraph, pieces in paragraphs if (text := self._read_paragraph(paragraph, pieces)[0])]

    def _is_deleted(self, row: etree._Element) -> bool:
        is_deleted = self._marks.has(row, "del")
        self._has_deletions = self._has_deletions or is_deleted
        return is_deleted

    def _lay_row(self, row: etree._Element, cells: list[tuple[etree._Element, list[Block]]]) -> list[Box]:
        marks = self._marks
        before, after = marks.columns(row, "gridBefore"), marks.columns(row, "gridAfter")
        boxes = [Box(columns=before)] if before else []
        for cell, blocks in cells:
            if cell not in marks.layout:
                boxes.append(Box(blocks, origin=cell))
                continue
            columns = marks.columns(cell, "gridSpan") or 1
            if boxes and marks.is_continued(cell, "hMerge"):
                boxes[-1].columns += columns
            else:
                boxes.append(Box(blocks, columns, 1, marks.is_continued(cell, "vMerge"), cell))
        return [*boxes, Box(columns=after)] if after else boxes

    def _read_paragraph(self, paragraph: etree._Element, texts: list[str] | None = None) -> tuple[str, list[etree._Element]]:
        """The text of a paragraph and the text boxes that hang on it; ``texts`` are its texts where somebody has looked for them."""
        self._paragraphs += 1
        if self._paragraphs > _PARAGRAPHS:
            raise RefusedDocument(f"“{self._name}”超过 {_PARAGRAPHS:,} 段，没有读取；请只保留绩效目标表，或拆成几个文件再试。")
        label = self._lists.next_label(paragraph) if self._lists.levels else ""
        pieces: list[str] = []
        boxes: list[etree._Element] = []
        if paragraph in self._marks.mixed:
            self._collect(paragraph, pieces, boxes)
        else:
            pieces = [text.text or "" for text in paragraph.iter(*self._marks.texts)] if texts is None else texts
        text = "".join(pieces).strip("\n")
        return label + text if text else label.strip(), boxes

    def _collect(self, element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
        for child in element:
            if child.tag in TEXT:
                pieces.append(child.text or "")
                continue
            kind = local_name(child)
            if kind in _MARKS:
                pieces.append(_MARKS[kind])
            elif kind == "sym":
                pieces.append(read_symbol(attribute(child, "font") or "", attribute(child, "char") or ""))
            elif kind in _DELETED:
                self._has_deletions = True
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind == "checkBox":
                pieces.append(_tick(child))
            elif kind == "r":
                self._collect_run(child, pieces, boxes)
            elif kind == "den":
                pieces.append("/")
                self._collect(child, pieces, boxes)
            elif kind not in _NO_TEXT:
                self._collect(child, pieces, boxes)

    def _collect_run(self, run: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
        """The text of a run, its raised digits as such."""
        if _is_hidden(run):
            self._collect(run, self._hidden, [])
            return
        start = len(pieces)
        self._collect(run, pieces, boxes)
        if _is_raised(run):
            pieces[start:] = map(raise_digits, pieces[start:])


def _unwrapped(parent: etree._Element, kind: str) -> list[etree._Element]:
    """The children of one kind, also those that stand in content controls and the like."""
    found: list[etree._Element] = []
    for child in parent:
        own = local_name(child)
        if own == kind:
            found.append(child)
        elif own in _WRAPPERS:
            found += _unwrapped(child, kind)
    return found


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find("{*}rPr/{*}vanish")
    return vanish is not None and (attribute(vanish, "val") or "1") not in _OFF


def _is_raised(run: etree._Element) -> bool:
    """Whether a run stands above the line; in formulas it is the parent that says so."""
    parent = run.getparent()
    alignment = run.find("{*}rPr/{*}vertAlign")
    return (alignment is not None and attribute(alignment, "val") == "superscript") or (parent is not None and local_name(parent) == "sup")


def _tick(box: etree._Element) -> str:
    """A tick box of a form: ticked as it was left, else as it was made."""
    marks = [mark for mark in (box.find("{*}checked"), box.find("{*}default")) if mark is not None]
    return "☑" if marks and (attribute(marks[0], "val") or "1") not in _OFF else "☐"
