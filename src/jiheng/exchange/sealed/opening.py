"""A sealed package → what is in it, once every digest holds; a package that is not as its manifest says is refused whole."""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from jiheng.domain.filing import Filing
from jiheng.errors import RefusedDocument, say_why
from jiheng.exchange.filing_from_json import filing_from_json
from jiheng.exchange.json_schemas import check_schema, parse_json
from jiheng.exchange.sealed.manifest import MANIFEST, MEMBERS, PACKAGE_BYTES, Manifest, digest_of, manifest_from_json
from jiheng.exchange.whole_files import whole
from jiheng.exchange.zips import fold_name, is_safe_name

_IS_LOCKED = 0x1
_END, _END_BYTES = b"PK\x05\x06", 22
"""How the last record of an archive begins, and how long it is where nothing was remarked on the archive."""
_FILE_BYTES = 2 * PACKAGE_BYTES
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError)
"""What the standard library raises on archives that are damaged, locked or made up."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was checked: its manifest, its seal (SHA-256 of the manifest), its filings in order, and all members by name."""

    manifest: Manifest
    seal: str
    filings: tuple[Filing, ...]
    members: Mapping[str, bytes]

    def save(self, target: Path) -> None:
        """Write all members into the new or empty folder ``target``; raises ``JihengError`` where that cannot be."""
        with whole(target) as place:
            for name, content in self.members.items():
                path = place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def is_package(source: Path) -> bool:
    """Whether the file at ``source`` is a sealed package, whole or not."""
    try:
        with zipfile.ZipFile(source) as archive:
            return MANIFEST in archive.namelist()
    except (*_BROKEN, OSError):
        return False


def open_package(source: Path, *, seal: str | None = None) -> Package:
    """The package at ``source``, every digest checked; ``seal`` is the one that the sender told, if any.

    Raises ``RefusedDocument`` with the first thing that is wrong: no package, damaged, a member changed, missing or too many, a name
    that leads out of the folder, more than a package may unpack to, another seal.
    """
    content = _load(source)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _read(archive, source.name)
    except _BROKEN as error:
        _refuse(source.name, "已损坏或不完整，请重新拷贝", error)
    return _check(members, source.name, seal=seal)


def _load(source: Path) -> bytes:
    try:
        with source.open("rb") as stream:
            content = stream.read(_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise RefusedDocument(f"找不到“{source}”；请检查路径。") from error
    except OSError as error:
        raise RefusedDocument(f"“{source.name}”打不开（{say_why(error)}）；请检查路径和权限。") from error
    if len(content) > _FILE_BYTES:
        _refuse(source.name, "太大，不是绩衡写的数据包")
    if not content.startswith(b"PK\x03\x04"):
        _refuse(source.name, "不是数据包，或者已损坏；数据包用 jiheng pack 打包")
    if _END in content and not (content[-_END_BYTES:].startswith(_END) and content.endswith(b"\0\0")):
        _refuse(source.name, "的末尾有打包时没有的内容，可能被改动过")
    return content


def _read(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """All members, the manifest too; sizes and names are looked at before anything is unpacked."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if MANIFEST not in names:
        _refuse(name, "里没有清单，不是绩衡的数据包；数据包用 jiheng pack 打包")
    if len(entries) > MEMBERS or sum(entry.file_size for entry in entries) > PACKAGE_BYTES:
        _refuse(name, f"解压后超过 {PACKAGE_BYTES >> 20} MB 或 {MEMBERS} 个文件，已拒绝")
    for entry in entries:
        if not _is_safe(entry.filename):
            _refuse(name, f"里的文件名“{entry.filename[:80]}”不安全，已拒绝")
        if entry.flag_bits & _IS_LOCKED:
            _refuse(name, "设有密码；请让对方不设密码重新打包")
    twice = [one for one, count in Counter(map(fold_name, names)).items() if count > 1]
    if twice:
        _refuse(name, f"里的“{twice[0]}”出现了两次，可能被改动过")
    return {entry.filename: archive.read(entry) for entry in entries}


def _is_safe(name: str) -> bool:
    """Whether every part of the name is one that we would write; so none leads out of the folder."""
    parts = name.split("/")
    return len(parts) <= 2 and all(map(is_safe_name, parts))


def _check(members: dict[str, bytes], name: str, *, seal: str | None) -> Package:
    written = members[MANIFEST]
    if seal is not None and digest_of(written) != seal.strip().lower():
        _refuse(name, "的封条与您给的不一致，不是同一个包；请与打包人核对封条")
    plain = parse_json(written, name=MANIFEST)
    check_schema(plain, "manifest", name=MANIFEST)
    manifest = manifest_from_json(plain)
    found = {member: content for member, content in members.items() if member != MANIFEST}
    for member in manifest.digests.keys() - found.keys():
        _refuse(name, f"里缺少“{member}”，可能不完整或被改动过")
    for member, content in found.items():
        if member not in manifest.digests:
            _refuse(name, f"里多出清单上没有的“{member}”，可能被改动过")
        if digest_of(content) != manifest.digests[member]:
            _refuse(name, f"里的“{member}”与清单上的摘要不一致，可能被改动过")
    return Package(manifest, digest_of(written), _filings(manifest, found, name), members)


def _filings(manifest: Manifest, members: Mapping[str, bytes], name: str) -> tuple[Filing, ...]:
    """The filings in the order of the documents, each of the very document that lies beside it."""
    filings: list[Filing] = []
    for document in manifest.documents:
        for member in (document.original, *document.filings, *document.workbooks):
            if member not in members:
                _refuse(name, f"的清单提到了“{member}”，包里却没有，可能被改动过")
        if manifest.digests[document.original] != document.sha256:
            _refuse(name, f"里的原件“{document.original}”与清单所记不一致，可能被改动过")
        for member in document.filings:
            filing = filing_from_json(members[member], name=PurePosixPath(member).name)
            if filing.sha256 != document.sha256:
                _refuse(name, f"里的“{member}”不是从同包的原件读出的，可能被改动过")
            filings.append(filing)
    for attachment in manifest.attachments:
        if manifest.digests.get(attachment.member) != attachment.sha256:
            _refuse(name, f"里的附件“{attachment.name}”与清单所记不一致，可能被改动过")
    return tuple(filings)


def _refuse(name: str, why: str, error: Exception | None = None) -> NoReturn:
    raise RefusedDocument(f"数据包“{name}”{why}；没有取出任何内容。") from error
