"""A zip package of which single parts are changed: whatever is not changed is written as it came.

Workbooks and documents are never loaded and saved as a whole by a library, which loses what that library does not know.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE
from jiheng.readers.package import BROKEN, check_package, refuse_broken
from jiheng.readers.xml_part import attribute, local_name, refuse_doctype

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT, _STRICT_OFFICE = "http://purl.oclc.org/ooxml/", "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PART_BYTES = 64 * MEBIBYTE


class Relation(NamedTuple):
    """One line of a part's relationships: its id, the last word of its type (``comments``), and the part it points at."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of a workbook or document, by name; raises ``RefusedDocument`` for what is damaged, dangerous or too large."""

    def __init__(self, content: bytes, *, name: str) -> None:
        self.name = name
        self.parts = check_package(content, name=name)
        self._content = content
        self._changed: dict[str, bytes | None] = {}
        self._trees: dict[str, etree._Element] = {}

    @property
    def is_changed(self) -> bool:
        """Whether any part was written or removed."""
        return bool(self._changed)

    def open(self) -> zipfile.ZipFile:
        """The package as it came, to be closed after use; raises one of ``BROKEN`` for damage."""
        return zipfile.ZipFile(io.BytesIO(self._content))

    def has(self, part: str) -> bool:
        """Whether there is such a part now."""
        return self._changed[part] is not None if part in self._changed else part in self.parts

    def parse(self, part: str) -> etree._Element:
        """The root of a part, with whatever stands around it; changes to it count once it is written."""
        if part not in self._trees:
            try:
                root = etree.fromstring(self._read(part), etree.XMLParser(
                    resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, strip_cdata=False,
                ))
            except (*BROKEN, etree.LxmlError) as error:
                raise refuse_broken(self.name) from error
            if root.getroottree().docinfo.doctype:
                raise refuse_doctype(self.name)
            self._trees[part] = root
        return self._trees[part]

    def parse_as(self, part: str, kind: str) -> etree._Element:
        """The root of a part, which must be called ``kind``: what a relationship says of a part need not be so."""
        root = self.parse(part)
        if local_name(root) != kind:
            raise refuse_broken(self.name)
        return root

    def write(self, part: str, root: etree._Element, *, is_declared: bool = True) -> None:
        """Put the tree in the place of a part, or add it; drawings in VML have no line that declares them XML."""
        self._trees[part] = root
        if is_declared:
            self._changed[part] = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
        else:
            self._changed[part] = etree.tostring(root.getroottree(), encoding="UTF-8")

    def remove(self, part: str) -> None:
        """Take a part away, with what its relationships and the list of content types say of it."""
        self._trees.pop(part, None)
        self._changed[part] = None
        types = self.parse(_TYPES)
        for one in [child for child in types if attribute(child, "PartName") == f"/{part}"]:
            types.remove(one)
            self.write(_TYPES, types)

    def set_type(self, part: str, content_type: str) -> None:
        """Say of what type a part is."""
        types = self.parse(_TYPES)
        if any((attribute(one, "PartName") or "").lower() == f"/{part}".lower() for one in types):
            return
        etree.SubElement(types, f"{{{_TYPES_NAMESPACE}}}Override", PartName=f"/{part}", ContentType=content_type)
        self.write(_TYPES, types)

    def set_default_type(self, suffix: str, content_type: str) -> None:
        """Say of what type parts with a suffix are that say nothing of their own."""
        types = self.parse(_TYPES)
        if any((attribute(one, "Extension") or "").lower() == suffix for one in types):
            return
        types.insert(0, etree.Element(f"{{{_TYPES_NAMESPACE}}}Default", Extension=suffix, ContentType=content_type))
        self.write(_TYPES, types)

    def relations(self, owner: str) -> Iterator[Relation]:
        """What a part points at within the package."""
        path = _relations_of(owner)
        for one in self.parse(path) if self.has(path) else ():
            target = attribute(one, "Target") or ""
            if attribute(one, "TargetMode") != "External" and target:
                kind = (attribute(one, "Type") or "").rpartition("/")[2]
                yield Relation(attribute(one, "Id") or "", kind, _resolve(owner, target))

    def find(self, owner: str, kind: str) -> Relation | None:
        """The first relation of a kind that points at a part that is there."""
        return next((one for one in self.relations(owner) if one.kind == kind and self.has(one.part)), None)

    def relate(self, owner: str, kind: str, part: str, *, base: str = "") -> Relation:
        """Let a part point at another; the kind stands below ``base`` (default: that of the owner's own edition of the standard)."""
        path = _relations_of(owner)
        if self.has(path):
            root = self.parse(path)
        else:
            root = etree.Element(f"{{{_RELATIONS_NAMESPACE}}}Relationships", nsmap={None: _RELATIONS_NAMESPACE})
            self.set_default_type("rels", _RELATIONS_TYPE)
        taken = {attribute(one, "Id") for one in root}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = posixpath.relpath(part, posixpath.dirname(owner))
        base = base or office_namespace(self.parse(owner))
        etree.SubElement(root, f"{{{_RELATIONS_NAMESPACE}}}Relationship", Id=f"rId{number}", Type=f"{base}/{kind}", Target=target)
        self.write(path, root)
        return Relation(f"rId{number}", kind, part)

    def part_relations(self, owner: str, relation: Relation) -> None:
        """Let a part no longer point at another, and take that away."""
        path = _relations_of(owner)
        root = self.parse(path)
        for one in [child for child in root if attribute(child, "Id") == relation.id]:
            root.remove(one)
        self.write(path, root)
        self.remove(relation.part)

    def free_part(self, pattern: str, *, first: str = "1") -> str:
        """The first name of the ``pattern`` (``xl/comments{}.xml``) that no part has, with ``first``, 2, 3 … in it."""
        taken = {part.lower() for part in (*self.parts, *self._changed)}
        names = map(pattern.format, (first, *range(2, len(taken) + 3)))
        return next(part for part in names if part.lower() not in taken)

    def to_bytes(self) -> bytes:
        """The package; the very bytes that came where nothing was changed."""
        if not self._changed:
            return self._content
        stream = io.BytesIO()
        left = dict(self._changed)
        try:
            with self.open() as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
                if len(old.namelist()) != len(self.parts):
                    raise refuse_broken(self.name)
                for entry in old.infolist():
                    content = left.pop(entry.filename, b"") or None if entry.filename in left else old.read(entry)
                    if content is not None:
                        new.writestr(_like(entry), content, compress_type=_compression(entry))
                for part, content in left.items():
                    if content is not None:
                        new.writestr(zipfile.ZipInfo(part), content, compress_type=zipfile.ZIP_DEFLATED)
        except BROKEN as error:
            raise refuse_broken(self.name) from error
        return stream.getvalue()

    def _read(self, part: str) -> bytes:
        changed = self._changed.get(part)
        if changed is not None:
            return changed
        with self.open() as package:
            if package.getinfo(part).file_size > _PART_BYTES:
                raise RefusedDocument(f"“{self.name}”的一个部分超过 {_PART_BYTES // MEBIBYTE} MB，没有写批注；请拆成几个文件再试。")
            return package.read(part)


def office_namespace(root: etree._Element) -> str:
    """The namespace of relationships in the edition of the standard (transitional or strict) in which a part is written."""
    return _STRICT_OFFICE if (etree.QName(root).namespace or "").startswith(_STRICT) else _OFFICE


def namespace_of(root: etree._Element) -> str:
    """The namespace of an element, ready to be put before a name."""
    namespace = etree.QName(root).namespace
    return f"{{{namespace}}}" if namespace else ""


def children(parent: etree._Element, kind: str) -> list[etree._Element]:
    """The children called ``kind`` in whatever namespace."""
    return [child for child in parent if isinstance(child.tag, str) and local_name(child) == kind]


def _relations_of(owner: str) -> str:
    folder, file = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolve(owner: str, target: str) -> str:
    path = unquote(target).replace("\\", "/")
    return posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(owner), path))


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
    copy.external_attr, copy.create_system, copy.comment = entry.external_attr, entry.create_system, entry.comment
    return copy


def _compression(entry: zipfile.ZipInfo) -> int:
    return zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED


