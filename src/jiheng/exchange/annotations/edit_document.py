"""Corrections in the tables of a DOCX: each run keeps its look, and of the document only its main part changes."""

from collections.abc import Sequence

from jiheng.document import Document
from jiheng.exchange.annotations.document_places import place_document
from jiheng.exchange.annotations.package import Package
from jiheng.exchange.annotations.paragraphs import Piece, lay_out
from jiheng.exchange.annotations.sheet_notes import SPACE
from jiheng.exchange.annotations.stretches import Refused, Stretch, Wanted, refuse_cell, replace_in_pieces
from jiheng.readers.docx_around import MAIN

_FIXED = "这一段里有换行、制表符或自动编号，没有改；请在文件里改"


def edit_document(content: bytes, wanted: Wanted, document: Document) -> tuple[bytes, Refused]:
    """The document with the stretches replaced, and why some cannot be."""
    package = Package(content, name=document.name)
    root = package.parse(MAIN)
    origins = place_document(package, name=document.name)
    texts = {cell.source[1:4]: cell.text for table in document.tables for row in table.rows for cell in row}
    refused: Refused = {}
    for place, stretches in wanted.items():
        pieces = lay_out(origins[place], texts.get(place, "")) if place in origins else []
        if pieces:
            refused |= {(place, stretch): _FIXED for stretch in _edit(pieces, stretches)}
        else:
            refused |= refuse_cell(place, stretches, "这一格里有文本框、域或特殊符号，没有改；请在文件里改")
    package.write(MAIN, root)
    return package.to_bytes(), refused


def _edit(pieces: Sequence[Piece], stretches: Sequence[Stretch]) -> list[Stretch]:
    """Change the texts of a cell; returns the stretches that would change what is no text."""
    texts = [piece.text for piece in pieces]
    fixed = {index for index, piece in enumerate(pieces) if piece.element is None}

    def is_writable(stretch: Stretch) -> bool:
        news = replace_in_pieces(texts, [stretch], fixed=fixed)
        return all(news[index] == texts[index] for index in fixed)

    writable = [stretch for stretch in stretches if is_writable(stretch)]
    for piece, new in zip(pieces, replace_in_pieces(texts, writable, fixed=fixed), strict=True):
        if piece.element is not None and piece.text != new:
            piece.element.text = new
            piece.element.set(SPACE, "preserve")
    return [stretch for stretch in stretches if stretch not in writable]
