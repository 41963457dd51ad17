"""Elements of XML with Chinese text in them, whatever stood in a document."""

import re

from lxml import etree

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = "\ufffd"


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A new last child of ``parent`` in its namespace; ``_`` in the name of an attribute stands for ``-``."""
    element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, name))
    for key, value in attributes.items():
        element.set(key.replace("_", "-"), plain(value))
    if text is not None:
        element.text = plain(text)
    return element


def plain(text: str) -> str:
    """The text with a mark (�) for every character that XML cannot hold."""
    return _NOT_XML.sub(_INSTEAD, text)


def to_bytes(root: etree._Element) -> bytes:
    """The document in UTF-8, indented, with a line break at its end."""
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
