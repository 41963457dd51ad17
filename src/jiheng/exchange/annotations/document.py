"""Notes → comments in the margin of a DOCX, on the stretch of which they speak; existing comments keep their numbers."""

import copy
from collections.abc import Sequence

from lxml import etree

from jiheng.document import OWN_AUTHOR, Document
from jiheng.exchange.annotations.document_places import place_document
from jiheng.exchange.annotations.notes import Note, gather_notes
from jiheng.exchange.annotations.package import Package, children, namespace_of
from jiheng.exchange.annotations.paragraphs import lay_out, list_paragraphs
from jiheng.exchange.annotations.sheet_notes import SPACE
from jiheng.readers.docx_around import MAIN
from jiheng.readers.xml_part import attribute, local_name

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = OWN_AUTHOR[0]
_MARKERS = ("commentRangeStart", "commentRangeEnd", "commentReference")

Ends = tuple[etree._Element, etree._Element]
"""The first and the last element below paragraphs that a comment is on."""


def annotate_document(content: bytes, notes: Sequence[Note], *, document: Document) -> bytes:
    """The same document with the notes as comments; those that we wrote before are gone. Raises ``RefusedDocument`` for damage."""
    package = Package(content, name=document.name)
    root = package.parse(MAIN)
    origins = place_document(package, name=document.name)
    texts = {cell.source[1:4]: cell.text for table in document.tables for row in table.rows for cell in row}
    gathered = gather_notes(notes, document=document, place=lambda source: source[1:6])
    listed = package.find(MAIN, "comments")
    comments = package.parse_as(listed.part, "comments") if listed else _new_list(root)
    stale = _remove_own(comments, root)
    if not gathered and not stale:
        return content
    first = max([-1, *(_number(comment) for comment in children(comments, "comment"))]) + 1
    for number, note in enumerate(gathered.values(), start=first):
        place = (note.source.table or 0, note.source.row or 0, note.source.column or 0)
        ends = _find_ends(root, origins.get(place), texts.get(place, ""), note)
        if ends:
            _mark(ends, number, namespace_of(root))
            comments.append(_make_comment(namespace_of(root), number, note.text))
    package.write(MAIN, root)
    if listed and not children(comments, "comment"):
        package.part_relations(MAIN, listed)
    elif children(comments, "comment"):
        part = listed.part if listed else package.free_part("word/comments{}.xml", first="")
        package.write(part, comments)
        package.set_type(part, _COMMENTS_TYPE)
        if not listed:
            package.relate(MAIN, "comments", part)
    return package.to_bytes()


def _remove_own(comments: etree._Element, root: etree._Element) -> set[str]:
    """Take away what we wrote before, with its marks in the text; returns its numbers."""
    own = [comment for comment in children(comments, "comment") if attribute(comment, "author") == OWN_AUTHOR]
    numbers = {attribute(comment, "id") or "" for comment in own}
    for comment in own:
        comments.remove(comment)
    if numbers:
        for marker in [one for one in root.iter(*(f"{{*}}{kind}" for kind in _MARKERS)) if attribute(one, "id") in numbers]:
            parent = marker.getparent()
            if parent is not None:
                parent.remove(marker)
                _remove_if_empty(parent)
    return numbers


def _remove_if_empty(run: etree._Element) -> None:
    """Take away a run that was there for a mark only."""
    parent = run.getparent()
    if parent is not None and local_name(run) == "r" and not [child for child in run if local_name(child) != "rPr"]:
        parent.remove(run)


def _find_ends(root: etree._Element, origin: etree._Element | None, text: str, note: Note) -> Ends | None:
    """What the comment of a note is on: the runs of its stretch; where they cannot be told, or it has none, the whole cell."""
    if origin is None or not list_paragraphs(origin):
        origin = next(root.iter("{*}p"), None)
    if origin is None:
        return None
    start, end = note.source.start, note.source.end
    pieces = [piece for piece in lay_out(origin, text) if piece.start < end and start < piece.end]
    elements = [(piece.start, piece.element) for piece in pieces if piece.element is not None]
    if elements:
        (first_start, first), (last_start, last) = elements[0], elements[-1]
        is_one_run = first.getparent() is last.getparent()
        last_run = _split_after(last, end - last_start)
        first_run = _split_before(first, max(start - first_start, 0))
        return _below_paragraph(first_run), _below_paragraph(first_run if is_one_run else last_run)
    paragraphs = list_paragraphs(origin)
    return (paragraphs[0], paragraphs[-1]) if paragraphs else None


def _split_after(text: etree._Element, at: int) -> etree._Element:
    """The run up to so many characters of one of its texts; what follows becomes a run of the same look."""
    run = text.getparent()
    if run is None or local_name(run) != "r" or namespace_of(run) != namespace_of(text):
        return text
    if at < len(text.text or "") or any(local_name(one) == "t" for one in text.itersiblings()):
        _split(run, text, at)
    return run


def _split_before(text: etree._Element, at: int) -> etree._Element:
    """The run from so many characters of one of its texts on."""
    run = text.getparent()
    if run is None or local_name(run) != "r" or namespace_of(run) != namespace_of(text):
        return text
    is_first = not any(local_name(one) == "t" for one in text.itersiblings(preceding=True))
    return run if at <= 0 and is_first else _split(run, text, at)


def _split(run: etree._Element, text: etree._Element, at: int) -> etree._Element:
    """Cut a run in two within one of its texts; returns the second."""
    second = etree.Element(run.tag, attrib=dict(run.attrib), nsmap=run.nsmap)
    second.extend(copy.deepcopy(look) for look in children(run, "rPr"))
    rest = etree.SubElement(second, text.tag)
    rest.text = (text.text or "")[at:]
    text.text = (text.text or "")[:at]
    for piece in (text, rest):
        piece.set(SPACE, "preserve")
    second.extend(list(text.itersiblings()))
    run.addnext(second)
    return second


def _below_paragraph(element: etree._Element) -> etree._Element:
    """The element itself or what it stands in, right below its paragraph."""
    for ancestor in (element, *element.iterancestors()):
        parent = ancestor.getparent()
        if parent is None or local_name(parent) == "p":
            return ancestor
    return element


def _mark(ends: Ends, number: int, namespace: str) -> None:
    """Put the marks of a comment around its stretch, or into its paragraphs."""
    start, end, run = (etree.Element(f"{namespace}{kind}") for kind in ("commentRangeStart", "commentRangeEnd", "r"))
    reference = etree.SubElement(run, f"{namespace}commentReference")
    for marker in (start, end, reference):
        marker.set(f"{namespace}id", str(number))
    first, last = ends
    if local_name(first) == "p":
        first.insert(len(children(first, "pPr")), start)
        last.extend((end, run))
    else:
        first.addprevious(start)
        last.addnext(end)
        end.addnext(run)


def _new_list(root: etree._Element) -> etree._Element:
    namespace = namespace_of(root)
    return etree.Element(f"{namespace}comments", nsmap={"w": namespace[1:-1]})


def _make_comment(namespace: str, number: int, text: str) -> etree._Element:
    comment = etree.Element(f"{namespace}comment")
    for key, value in (("id", str(number)), ("author", OWN_AUTHOR), ("initials", _INITIALS)):
        comment.set(f"{namespace}{key}", value)
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(comment, f"{namespace}p"), f"{namespace}r")
        piece = etree.SubElement(run, f"{namespace}t")
        piece.text = line
        piece.set(SPACE, "preserve")
    return comment


def _number(comment: etree._Element) -> int:
    value = attribute(comment, "id") or ""
    return int(value) if value.isascii() and value.isdecimal() else -1
