"""Where the characters of a cell of a DOCX stand in its XML: the pieces of text of its paragraphs, laid along what the reader read.

Whatever does not match to the character (text boxes, symbols, odd formulas) is not laid out, and nothing is written into it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from jiheng.exchange.annotations.package import children
from jiheng.readers.xml_part import attribute, local_name

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "rt", "Fallback", "txbxContent"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_OFF = frozenset({"0", "false", "off"})
_LABEL = 16
"""The characters of the longest automatic number before a paragraph."""

_Text = tuple[str, etree._Element | None]


class Piece(NamedTuple):
    """Some characters of a cell, from ``start`` on, and the element that holds them; None for signs that are no text."""

    start: int
    text: str
    element: etree._Element | None

    @property
    def end(self) -> int:
        """Where the next piece begins."""
        return self.start + len(self.text)


def list_paragraphs(origin: etree._Element) -> list[etree._Element]:
    """The paragraphs of a cell or a wrapper, or the paragraph itself; not those of tables within."""
    if local_name(origin) == "p":
        return [origin]
    found = []
    for child in origin:
        if isinstance(child.tag, str) and (local_name(child) == "p" or local_name(child) in _WRAPPERS):
            found += list_paragraphs(child)
    return found


def lay_out(origin: etree._Element, text: str) -> list[Piece]:
    """The pieces that make up a cell whose text was read as ``text``, in their order; none where they do not match.

    Ends of paragraphs and automatic numbers are pieces without an element.
    """
    laid: list[Piece] = []
    at = 0
    for paragraph in list_paragraphs(origin):
        pieces = _trimmed(list(_collect(paragraph)))
        own = "".join(text for text, _ in pieces)
        if not own:
            continue
        start = next((index for index in range(at, at + _LABEL) if text.startswith(own, index)), None)
        if start is None:
            return []
        laid.append(Piece(at, text[at:start], None))
        at = start
        for piece, element in pieces:
            laid.append(Piece(at, piece, element))
            at += len(piece)
    return [piece for piece in laid if piece.text] if at == len(text) else []


def _collect(element: etree._Element) -> Iterator[_Text]:
    """The texts below an element, with the elements that hold them."""
    for child in element:
        kind = local_name(child) if isinstance(child.tag, str) else ""
        if kind == "t":
            yield child.text or "", child
        elif kind in _SIGNS:
            yield _SIGNS[kind], None
        elif kind and kind not in _LEFT_OUT and not (kind == "r" and _is_hidden(child)):
            yield from _collect(child)


def _trimmed(pieces: list[_Text]) -> list[_Text]:
    """The pieces without those line breaks at both ends that a reader leaves out."""
    while pieces and pieces[0][0] == "\n":
        pieces = pieces[1:]
    while pieces and pieces[-1][0] == "\n":
        pieces = pieces[:-1]
    return pieces


def _is_hidden(run: etree._Element) -> bool:
    return any(
        (attribute(vanish, "val") or "1") not in _OFF for look in children(run, "rPr") for vanish in children(look, "vanish")
    )
