"""The comments in a file → facts: who remarked what on which cell, and when."""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from jiheng.document import OWN_AUTHOR, Comment, Document
from jiheng.exchange.annotations.document_places import place_document
from jiheng.exchange.annotations.package import Package, children
from jiheng.exchange.annotations.sheet_notes import author_of, list_authors, list_comments, text_of
from jiheng.exchange.annotations.sheet_places import Merges, list_sheets
from jiheng.exchange.annotations.threads import list_replies
from jiheng.readers.docx_around import MAIN
from jiheng.readers.own_remarks import HEAD, split_remark
from jiheng.readers.pdf.pdfium import open_pdf
from jiheng.readers.pdf.places import find_smallest
from jiheng.readers.xml_part import attribute, local_name
from jiheng.source import Source

_THREAD = re.compile(r"tc=\{[0-9A-Fa-f-]+\}")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-])(\d\d)'?(\d\d)?)?")


def read_workbook_comments(content: bytes, document: Document) -> Iterator[Comment]:
    """The comments of an XLSX sheet by sheet: those of threads one by one, the others as they stand in their cells."""
    package = Package(content, name=document.name)
    texts = _texts(document)
    for number, part in enumerate(list_sheets(package), start=1):
        if not package.has(part):
            continue
        merges = Merges(package.parse(part))

        def source(place: tuple[int, int], number: int = number, merges: Merges = merges) -> Source:
            spot = (number, *merges.origin(place))
            return Source(document.name, *spot, 0, len(texts.get(spot, "")))

        for reply in list_replies(package, part):
            yield Comment(source(reply.place), reply.author, reply.text.removeprefix(HEAD), reply.date)
        listed = package.find(part, "comments")
        root = package.parse(listed.part) if listed else None
        authors = list_authors(root) if root is not None else []
        for place, comment in list_comments(root) if root is not None else ():
            author = author_of(comment, authors)
            if not _THREAD.fullmatch(author):
                for who, text in _split(text_of(comment), author):
                    yield Comment(source(place), who, text)


def read_document_comments(content: bytes, document: Document) -> Iterator[Comment]:
    """The comments of a DOCX, each with the cell in which it begins; outside any cell that was read it has no place."""
    package = Package(content, name=document.name)
    listed = package.find(MAIN, "comments")
    if listed is None:
        return
    places = {element: place for place, element in place_document(package, name=document.name).items()}
    texts = _texts(document)
    marks: dict[str, etree._Element] = {}
    for mark in package.parse(MAIN).iter("{*}commentReference", "{*}commentRangeStart"):
        marks.setdefault(attribute(mark, "id") or "", mark)
    for comment in children(package.parse(listed.part), "comment"):
        first = marks.get(attribute(comment, "id") or "")
        around = (first, *first.iterancestors()) if first is not None else ()
        place = next((places[element] for element in around if element in places), None)
        source = Source(document.name, *place, 0, len(texts.get(place, ""))) if place else Source(document.name, None, None, None, 0, 0)
        text = "\n".join(_paragraph(paragraph) for paragraph in comment.iter("{*}p"))
        yield Comment(source, attribute(comment, "author") or "", text.strip(), attribute(comment, "date"))


def read_page_comments(content: bytes, document: Document) -> Iterator[Comment]:
    """The remarks on the pages of a PDF, each with its box and the smallest cell around the middle of it."""
    with open_pdf(content, name=document.name) as pdf:
        remarks = list(pdf.remarks.read())
    for remark in remarks:
        cell = find_smallest(remark.page, remark.box, document.tables)
        place = (cell.table, cell.row, cell.column) if cell else (None, None, None)
        source = Source(document.name, *place, 0, cell.end if cell else 0, remark.page, remark.box)
        yield Comment(source, remark.author, remark.text, _iso(remark.date))


READERS: Mapping[str, Callable[[bytes, Document], Iterator[Comment]]] = {
    "docx": read_document_comments, "pdf": read_page_comments, "xlsx": read_workbook_comments,
}
"""What reads the comments in documents of each format (the reader's name)."""


def list_file_comments(content: bytes, *, document: Document) -> tuple[Comment, ...]:
    """The comments in a file of which ``document`` was read; none in formats of which we read none."""
    reader = READERS.get(document.format)
    return tuple(reader(content, document)) if reader else ()


def _split(text: str, author: str) -> Iterator[tuple[str, str]]:
    """What a cell's comment says by who wrote it: below ours anybody may have answered, so that the author is not known."""
    theirs, ours = split_remark(text)
    if theirs:
        yield "" if author == OWN_AUTHOR else author, theirs.strip("\n").removeprefix(f"{author}:\n").removeprefix(f"{author}：\n")
    if ours:
        yield OWN_AUTHOR, _bare(ours)


def _bare(ours: str) -> str:
    """What we said, without the lines that tell it from what others said."""
    return "\n".join(line for line in ours.split("\n")[1:] if not line.startswith("——"))


def _paragraph(paragraph: etree._Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter("{*}t") if local_name(piece) == "t")


def _texts(document: Document) -> dict[tuple[int, int, int], str]:
    cells = (cell for table in document.tables for row in table.rows for cell in row)
    return {(cell.source.table or 0, cell.source.row or 0, cell.source.column or 0): cell.text for cell in cells}


def _iso(date: str) -> str | None:
    """``D:20260305091500+08'00'`` → ``2026-03-05T09:15:00+08:00``; None for what is no date."""
    match = _PDF_DATE.match(date)
    if not match:
        return None
    year, month, day, hour, minute, second, sign, zone, rest = match.groups()
    time = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    return f"{year}-{month}-{day}{time}" + (f"{sign}{zone}:{rest or '00'}" if time and sign else "")
