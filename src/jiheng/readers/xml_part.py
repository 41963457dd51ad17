"""One XML part of a zip package, block by block: nothing outside it is loaded, and no entity is expanded."""

import io
import zipfile
from collections.abc import Collection, Iterator
from functools import lru_cache

from lxml import etree

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE, TAGS
from jiheng.readers.package import BROKEN, refuse_broken

_PART_BYTES = 64 * MEBIBYTE


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, which differs between editions of a standard."""
    return _without_namespace(str(element.tag))


@lru_cache(maxsize=1024)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute called ``name`` in whatever namespace; None where there is none."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


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
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if package.getinfo(part).file_size > _PART_BYTES:
                raise RefusedDocument(f"“{name}”展开后超过 {_PART_BYTES // MEBIBYTE} MB，没有读取；请拆成几个文件再试。")
            # in one piece: a document is often one table, and letting go of single elements takes longer than reading them
            root = parse_xml(_checked(package.read(part), name=name), name=name)
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(name) from error
    yield from find_blocks(root, body=body, blocks=blocks)


def _checked(part: bytes, *, name: str) -> bytes:
    """A part whose tree will not outgrow it many times: it is the tags that take memory, not the text between them."""
    if part.count(b"<") > TAGS:
        raise RefusedDocument(f"“{name}”的标签超过 {TAGS:,} 个，没有读取；请只保留绩效目标表，或拆成几个文件再试。")
    return part


def find_blocks(root: etree._Element, *, body: Collection[str], blocks: Collection[str]) -> Iterator[etree._Element]:
    """Every element of a part called as one of ``blocks`` whose parent is called as one of ``body``, in order."""
    for parent in root.iter(*(f"{{*}}{one}" for one in body)):
        yield from (element for element in parent if local_name(element) in blocks)
