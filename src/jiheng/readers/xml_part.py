"""One XML part of a zip package, block by block: nothing outside it is loaded, no entity is expanded, and what was read is let go."""

import io
import zipfile
from collections.abc import Collection, Iterator

from lxml import etree

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE
from jiheng.readers.package import BROKEN, refuse_broken

_PART_BYTES = 64 * MEBIBYTE


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, which differs between editions of a standard."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute called ``name`` in whatever namespace; None where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def count(element: etree._Element, name: str) -> int:
    """The count that an attribute gives, at least 1; 1 where it gives none."""
    value = attribute(element, name) or ""
    return max(int(value), 1) if value.isascii() and value.isdecimal() and len(value) < 10 else 1


def parse_part(package: zipfile.ZipFile, part: str) -> etree._Element:
    """The root of a small part; raises one of ``BROKEN`` or ``XMLSyntaxError`` for damage, ``LookupError`` where there is none."""
    if package.getinfo(part).file_size > _PART_BYTES:
        raise ValueError(f"{part} is too large")
    return _parse(package.read(part))


def parse_xml(content: bytes, *, name: str) -> etree._Element:
    """The root of an XML document; raises ``RefusedDocument`` for one with a DTD, ``LxmlError`` for damage."""
    root = _parse(content)
    if root.getroottree().docinfo.doctype:
        raise refuse_doctype(name)
    return root


def refuse_doctype(name: str) -> RefusedDocument:
    """What is said of XML with definitions of its own."""
    return RefusedDocument(f"“{name}”的 XML 中有 DTD 或实体定义，已拒绝；请另存为新的文件再试。")


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )
    return etree.fromstring(content, parser)


def read_blocks(content: bytes, *, part: str, name: str, body: Collection[str], blocks: Collection[str]) -> Iterator[etree._Element]:
    """Every element called as one of ``blocks`` whose parent is called as one of ``body``, in order.

    Raises ``RefusedDocument`` for XML that is damaged, too large, nested more than 256 deep, or has a DTD.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(part) as stream:
            if package.getinfo(part).file_size > _PART_BYTES:
                raise RefusedDocument(f"“{name}”展开后超过 {_PART_BYTES // MEBIBYTE} MB，没有读取；请拆成几个文件再试。")
            tags = tuple(f"{{*}}{block}" for block in blocks)
            parsed = etree.iterparse(
                stream, events=("end",), tag=tags, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
                remove_comments=True, remove_pis=True,
            )
            yield from _outermost(parsed, name=name, body=body)
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(name) from error


def _outermost(parsed: Iterator[tuple[str, etree._Element]], *, name: str, body: Collection[str]) -> Iterator[etree._Element]:
    for number, (_, element) in enumerate(parsed):
        if number == 0 and element.getroottree().docinfo.doctype:
            raise refuse_doctype(name)
        parent = element.getparent()
        if parent is not None and local_name(parent) in body:
            yield element
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del parent[0]
