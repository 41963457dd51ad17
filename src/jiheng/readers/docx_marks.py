"""What the properties in a DOCX say, found in one look: most cells, rows and paragraphs have none that count."""

from collections.abc import Container
from typing import NamedTuple

from lxml import etree

from jiheng.readers.xml_part import attribute, count, local_name

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
)
TEXT = tuple(f"{{{namespace}}}t" for namespace in _NAMESPACES)
_LAYOUT = ("gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter", "del")
_HOLDERS = frozenset({"tcPr", "trPr"})
_BESIDE_TEXT = (
    "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "del", "moveFrom", "txbxContent", "checkBox", "den", "sup", "vanish", "vertAlign",
    "rt", "Fallback",
)
ROWS, CELLS, PARAGRAPHS, _TABLES, _FRAMES = (
    tuple(f"{{{namespace}}}{kind}" for namespace in _NAMESPACES[:2]) for kind in ("tr", "tc", "p", "tbl", "txbxContent")
)
_SELF_CONTAINED = (*_TABLES, *_FRAMES)
_SOUGHT = tuple(f"{{*}}{kind}" for kind in dict.fromkeys((*_LAYOUT, *_BESIDE_TEXT)))


class Marks(NamedTuple):
    """The properties of rows and cells by their kind, the paragraphs that are more than one text after another, the tags of texts, and
    the tables with others in them."""

    layout: dict[etree._Element, dict[str, etree._Element]]
    mixed: Container[etree._Element]
    texts: tuple[str, ...]
    deep: Container[etree._Element]

    def has(self, owner: etree._Element, kind: str) -> bool:
        """Whether a row or a cell has a property."""
        return owner in self.layout and kind in self.layout[owner]

    def columns(self, owner: etree._Element, kind: str) -> int:
        """How many columns a property of a row or a cell speaks of; 0 where it has none."""
        return count(self.layout[owner][kind], "val") if self.has(owner, kind) else 0

    def is_continued(self, cell: etree._Element, kind: str) -> bool:
        """Whether a cell goes on with the one above (``vMerge``) or to the left (``hMerge``)."""
        return self.has(cell, kind) and (attribute(self.layout[cell][kind], "val") or "continue") == "continue"


def find_marks(root: etree._Element) -> Marks:
    """The marks in a part, with a tag of texts; a paragraph is mixed, too, with what stands in a text box that hangs on it."""
    layout: dict[etree._Element, dict[str, etree._Element]] = {}
    mixed: set[etree._Element] = set()
    for element in root.iter(*_SOUGHT):
        holder = element.getparent()
        owner = holder.getparent() if holder is not None and local_name(holder) in _HOLDERS else None
        if owner is None:
            mixed.update(element.iterancestors("{*}p"))
        else:
            layout.setdefault(owner, {}).setdefault(local_name(element), element)
    # iter() looks for each tag that it is given, and for every element where it is given none
    texts = tuple(tag for tag in TEXT if next(root.iter(tag), None) is not None)
    deep = {table for inner in root.iter(*_SELF_CONTAINED) for table in inner.iterancestors(*_SELF_CONTAINED[:2])}
    return Marks(layout, mixed, texts or TEXT, deep)
