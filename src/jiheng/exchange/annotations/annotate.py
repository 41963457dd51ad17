"""Notes on findings → the same file with comments at their places, for the formats that can hold them."""

from collections.abc import Callable, Sequence

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.exchange.annotations.document import annotate_document
from jiheng.exchange.annotations.notes import Note
from jiheng.exchange.annotations.pages import annotate_pages
from jiheng.exchange.annotations.workbook import annotate_workbook

Annotator = Callable[..., bytes]

ANNOTATORS: dict[str, Annotator] = {"docx": annotate_document, "pdf": annotate_pages, "xlsx": annotate_workbook}
"""What annotates the documents of each format (the reader's name)."""


def annotate_file(content: bytes, notes: Sequence[Note], *, document: Document) -> bytes:
    """The file of ``content`` with the notes as comments of ours; those that we wrote before are gone, all others stay.

    ``document`` is what was read of these very bytes. Raises ``RefusedDocument`` for formats without comments.
    """
    annotator = ANNOTATORS.get(document.format)
    if annotator is None:
        raise RefusedDocument(
            f"“{document.name}”的格式写不进批注，能写批注的是 XLSX、DOCX 和 PDF；请用 Excel、Word 或 WPS 另存为其中一种，再检查。"
        )
    return annotator(content, notes, document=document)
