"""Notes → highlights with a text on the pages of a PDF, on the boxes of which they speak."""

from collections.abc import Sequence

from jiheng.document import Document
from jiheng.domain.finding import Severity
from jiheng.errors import RefusedDocument
from jiheng.exchange.annotations.notes import Note, gather_notes
from jiheng.readers.pdf.pdfium import open_pdf
from jiheng.readers.pdf.remarks import Highlight
from jiheng.source import Box, Source

_COLOURS: dict[Severity, tuple[int, int, int]] = {"must": (255, 170, 170), "should": (255, 235, 130), "hint": (200, 225, 255)}
_MARK = b"%PDF-"
_CORNER: Box = (20.0, 20.0, 120.0, 36.0)
"""Where a remark on a page as a whole lies."""


def annotate_pages(content: bytes, notes: Sequence[Note], *, document: Document) -> bytes:
    """The same PDF with the notes as highlights on its pages, its bytes unchanged before what is added.

    Remarks that we wrote before are gone. Raises ``RefusedDocument`` for what does not open.
    """
    cells = {cell.source[1:4]: cell.source for table in document.tables for row in table.rows for cell in row}

    def place(source: Source) -> tuple[int, Box]:
        printed = source if source.box else cells.get(source[1:4], source)
        return printed.page or 1, printed.box or _CORNER

    gathered = gather_notes(notes, document=document, place=place)
    with open_pdf(content, name=document.name) as pdf:
        removed = pdf.remarks.replace_own([_highlight(*where, note) for where, note in gathered.items()])
        if not gathered and not removed:
            return content
        written = pdf.remarks.save()
    if not written.startswith(content[content.find(_MARK):]):
        raise RefusedDocument(f"“{document.name}”里写不进批注；请用 Word、WPS 或阅读器另存为新的 PDF 再试。")
    return written


def _highlight(page: int, box: Box, note: Note) -> Highlight:
    return Highlight(page, box, note.text, _COLOURS[note.severity])
