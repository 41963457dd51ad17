"""Documents and their filings → a sealed package, the same bytes every time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.domain.filing import Filing
from jiheng.errors import RefusedDocument
from jiheng.exchange.filing_json import filing_to_json
from jiheng.exchange.sealed.manifest import (
    MANIFEST,
    MEMBERS,
    PACKAGE_BYTES,
    Attachment,
    Manifest,
    PackedDocument,
    digest_of,
    manifest_to_bytes,
)
from jiheng.exchange.whole_files import whole
from jiheng.exchange.workbook import write_workbook
from jiheng.exchange.zips import fold_name, safe_name, write_zip
from jiheng.ledger.checkpoint import Checkpoint, checkpoint_line

_ORIGINALS, _FILINGS, _WORKBOOKS, _ATTACHMENTS = "原件", "数据", "工作簿", "附件"
_LONGEST_SUFFIX = 12


@dataclass(frozen=True, slots=True)
class ToPack:
    """A document to pack: its name, its bytes, and the filings that were read of it."""

    name: str
    content: bytes
    filings: tuple[Filing, ...]


@dataclass(frozen=True, slots=True)
class PackedBy:
    """Who packs, when (ISO 8601) and what for, as the package is to say; the library has no clock and knows nobody.

    ``checkpoint`` is how the ledger stood then, so that whoever has the package can show later that it was not changed since.
    """

    who: str | None = None
    at: str | None = None
    note: str | None = None
    checkpoint: Checkpoint | None = None


class _Members:
    """The members of a package under names that every system can keep."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self._taken: dict[str, set[str]] = {}

    def add(self, folder: str, name: str, content: bytes) -> str:
        """Take a member in and say what it is called in the archive."""
        taken = self._taken.setdefault(folder, set())
        kept = safe_name(name, taken=taken)
        taken.add(fold_name(kept))
        self.contents[f"{folder}/{kept}"] = content
        return f"{folder}/{kept}"


def write_package(
    target: Path, documents: Sequence[ToPack], *, attachments: Sequence[tuple[str, bytes]] = (), packed_by: PackedBy | None = None,
) -> str:
    """Write the package to ``target`` and give its seal, the SHA-256 of the manifest; ``attachments`` are names with bytes.

    Raises ``RefusedDocument`` for a package too large to be opened again and ``JihengError`` where it cannot be written.
    """
    members, by = _Members(), packed_by or PackedBy()
    packed = tuple(_pack(document, members) for document in documents)
    attached = tuple(_attach(name, content, members) for name, content in attachments)
    size = sum(map(len, members.contents.values()))
    if size > PACKAGE_BYTES or len(members.contents) >= MEMBERS:
        raise RefusedDocument(f"要打包的内容共 {size >> 20} MB、{len(members.contents)} 个文件，超过上限（{PACKAGE_BYTES >> 20} MB）；请分成几个包。")
    digests = {name: digest_of(content) for name, content in members.contents.items()}
    line = checkpoint_line(by.checkpoint) if by.checkpoint else None
    manifest = manifest_to_bytes(Manifest(packed, attached, by.who, by.at, by.note, digests, line), members.contents)
    with whole(target) as place:
        write_zip(place, {MANIFEST: manifest, **members.contents})
    return digest_of(manifest)


def _pack(document: ToPack, members: _Members) -> PackedDocument:
    original = members.add(_ORIGINALS, document.name, document.content)
    filings: list[str] = []
    workbooks: list[str] = []
    for number, filing in enumerate(document.filings, start=1):
        stem = f"{document.name}-{number}" if len(document.filings) > 1 else document.name
        text = json.dumps(filing_to_json(filing), ensure_ascii=False, indent=1)
        filings.append(members.add(_FILINGS, f"{stem}.json", text.encode("utf-8", "surrogatepass")))
        workbooks.append(members.add(_WORKBOOKS, f"{stem}.xlsx", write_workbook(filing, None)))
    return PackedDocument(document.name, digest_of(document.content), original, tuple(filings), tuple(workbooks))


def _attach(name: str, content: bytes, members: _Members) -> Attachment:
    """An attachment is called by its digest, so that the same file is kept once."""
    digest = digest_of(content)
    suffix = "".join(character for character in Path(name).suffix if character.isalnum())[:_LONGEST_SUFFIX]
    called = f"{digest}.{suffix}" if suffix else digest
    member = f"{_ATTACHMENTS}/{called}"
    if member not in members.contents:
        member = members.add(_ATTACHMENTS, called, content)
    return Attachment(name, digest, member)
