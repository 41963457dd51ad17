"""The comments of one sheet: the part that lists them, ours among those of others, which stay.

So does what people wrote below the last line of ours.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from jiheng.document import OWN_AUTHOR
from jiheng.exchange.annotations.package import children, namespace_of
from jiheng.exchange.annotations.sheet_places import Place, read_place
from jiheng.readers.own_remarks import BEHIND, FOOT, HEAD, split_remark
from jiheng.readers.sheet_survey import cell_name
from jiheng.readers.xml_part import attribute, local_name

_FONT = (("sz", "9"), ("color", None), ("rFont", "宋体"), ("charset", "134"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def new_list(namespace: str) -> etree._Element:
    """A part without any comment, in the namespace of its sheet (with its braces)."""
    return etree.Element(f"{namespace}comments", nsmap={None: namespace[1:-1]} if namespace else None)


def text_of(comment: etree._Element) -> str:
    """All that a comment says, without the readings of characters."""
    texts = (piece for text in children(comment, "text") for piece in text.iter() if is_text(piece))
    return "".join(piece.text or "" for piece in texts)


def author_of(comment: etree._Element, authors: list[str]) -> str:
    """Who wrote a comment."""
    number = attribute(comment, "authorId") or ""
    return authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""


def list_authors(root: etree._Element) -> list[str]:
    """The authors whom a part names, in its order."""
    return [author.text or "" for authors in children(root, "authors") for author in children(authors, "author")]


def list_comments(root: etree._Element) -> Iterator[tuple[Place, etree._Element]]:
    """Every comment that has a cell, with that cell."""
    for parent in children(root, "commentList"):
        for comment in children(parent, "comment"):
            if place := read_place(attribute(comment, "ref") or ""):
                yield place, comment


def put_notes(root: etree._Element, notes: Mapping[Place, str]) -> dict[Place, str]:
    """Replace what we wrote before by these texts; returns the full text of every comment that we now take part in."""
    wanted = dict(notes)
    written: dict[Place, str] = {}
    for place, comment in list(list_comments(root)):
        theirs, ours = split_remark(text_of(comment))
        text = wanted.pop(place, "")
        if ours.startswith(HEAD):  # whoever is said to be the author: some programs forget it
            comment.set("authorId", str(_own_number(root)))
            _put_own(comment, text, answer=theirs)
        else:
            if ours:
                _cut(comment, theirs)
            if text:
                _append(comment, f"{BEHIND}{text}{FOOT}\n")
        if text:
            written[place] = text_of(comment)
    for place, text in wanted.items():
        number = _own_number(root)
        comment = etree.SubElement(_child(root, "commentList"), f"{namespace_of(root)}comment", ref=cell_name(place), authorId=str(number))
        _put_own(comment, text, answer="")
        written[place] = text_of(comment)
    return written


def has_own(root: etree._Element) -> bool:
    """Whether we wrote anything into the comments of a part."""
    return any(split_remark(text_of(comment))[1] for _, comment in list_comments(root))


def is_empty(root: etree._Element) -> bool:
    """Whether a part lists no comment."""
    return next(list_comments(root), None) is None


def _put_own(comment: etree._Element, text: str, *, answer: str) -> None:
    """Write a comment of ours anew, with what people had answered; one without either is taken away."""
    for body in children(comment, "text"):
        comment.remove(body)
    if not text and not answer:
        _remove(comment)
        return
    body = etree.Element(f"{namespace_of(comment)}text")
    comment.insert(0, body)
    body.append(_make_run(namespace_of(comment), HEAD, is_bold=True))
    body.append(_make_run(namespace_of(comment), f"{text or '（没有疑点了）'}{FOOT}\n{answer}"))


def _append(comment: etree._Element, text: str) -> None:
    """Write behind what somebody else wrote; a plain text becomes a run, since a text has runs or is plain."""
    namespace = namespace_of(comment)
    body = (children(comment, "text") or [etree.SubElement(comment, f"{namespace}text")])[0]
    for plain in children(body, "t"):
        run = etree.Element(f"{namespace}r")
        body.replace(plain, run)
        run.append(plain)
    runs = children(body, "r")
    body.insert(body.index(runs[-1]) + 1 if runs else 0, _make_run(namespace, text))


def _cut(comment: etree._Element, theirs: str) -> None:
    """Take away what we wrote behind somebody's remark, so that it says ``theirs``."""
    pieces = [piece for body in children(comment, "text") for piece in body.iter() if is_text(piece)]
    is_ours = False
    for piece in pieces:
        own, behind, _ = (piece.text or "").partition(BEHIND)
        is_ours = is_ours or bool(behind)
        if is_ours:
            piece.text = own if behind else ""
        if not piece.text:
            parent = piece.getparent()
            _remove(parent if parent is not None and local_name(parent) == "r" else piece)
    if answer := theirs.removeprefix(text_of(comment)):
        _append(comment, answer)


def _own_number(root: etree._Element) -> int:
    authors = _child(root, "authors", at=0)
    names = list_authors(root)
    if OWN_AUTHOR not in names:
        etree.SubElement(authors, f"{namespace_of(root)}author").text = OWN_AUTHOR
        names.append(OWN_AUTHOR)
    return names.index(OWN_AUTHOR)


def _child(root: etree._Element, kind: str, *, at: int | None = None) -> etree._Element:
    """The child of a kind, made where there is none."""
    for child in children(root, kind):
        return child
    child = etree.Element(f"{namespace_of(root)}{kind}")
    root.insert(len(root) if at is None else at, child)
    return child


def _make_run(namespace: str, text: str, *, is_bold: bool = False) -> etree._Element:
    run = etree.Element(f"{namespace}r")
    look = etree.SubElement(run, f"{namespace}rPr")
    if is_bold:
        etree.SubElement(look, f"{namespace}b")
    for kind, value in _FONT:
        one = etree.SubElement(look, f"{namespace}{kind}")
        one.set("val" if value else "indexed", value or "81")
    piece = etree.SubElement(run, f"{namespace}t")
    piece.text = text
    piece.set(SPACE, "preserve")
    return run


def is_text(piece: etree._Element) -> bool:
    """Whether an element holds text of the comment itself, and not the reading of its characters."""
    if not isinstance(piece.tag, str) or local_name(piece) != "t":
        return False
    parent = piece.getparent()
    return parent is None or local_name(parent) != "rPh"


def _remove(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)
