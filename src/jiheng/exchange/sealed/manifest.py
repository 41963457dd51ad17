"""What a sealed package holds: the manifest ``jiheng.package/1``, whose schema stands in ``schemas/manifest.schema.json``."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MANIFEST = "jiheng-package.json"
"""The name of the manifest in the archive, by which a package is known."""
SCHEMA = "jiheng.package/1"
PACKAGE_BYTES = 256 << 20
"""The most that all members of a package may have, unpacked."""
MEMBERS = 5_000


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document of a package: its own name, its digest, and the members that hold it, its filings and their workbooks."""

    name: str
    sha256: str
    original: str
    filings: tuple[str, ...]
    workbooks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment: its own name, its digest, and the member that holds it."""

    name: str
    sha256: str
    member: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents and attachments, who packed them and when (as they were told), and the digest of every member by name.

    ``checkpoint`` is the line of ``checkpoint_line`` that says how the ledger stood then, where one was told.
    """

    documents: tuple[PackedDocument, ...]
    attachments: tuple[Attachment, ...]
    packed_by: str | None
    packed_at: str | None
    note: str | None
    digests: Mapping[str, str]
    checkpoint: str | None = None


def digest_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest_to_bytes(manifest: Manifest, members: Mapping[str, bytes]) -> bytes:
    """The manifest as JSON; ``members`` are all others, whose sizes it lists."""
    plain: dict[str, Any] = {
        "schema": SCHEMA, "packed_by": manifest.packed_by, "packed_at": manifest.packed_at, "note": manifest.note,
        "documents": [
            {
                "name": one.name, "sha256": one.sha256, "original": one.original, "filings": list(one.filings),
                "workbooks": list(one.workbooks),
            }
            for one in manifest.documents
        ],
        "attachments": [{"name": one.name, "sha256": one.sha256, "member": one.member} for one in manifest.attachments],
        "members": [{"name": name, "bytes": len(content), "sha256": manifest.digests[name]} for name, content in members.items()],
    }
    if manifest.checkpoint:
        plain["checkpoint"] = manifest.checkpoint
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def manifest_from_json(plain: Mapping[str, Any]) -> Manifest:
    """The manifest of a document that keeps its schema."""
    return Manifest(
        tuple(
            PackedDocument(one["name"], one["sha256"], one["original"], tuple(one["filings"]), tuple(one["workbooks"]))
            for one in plain["documents"]
        ),
        tuple(Attachment(one["name"], one["sha256"], one["member"]) for one in plain["attachments"]),
        plain["packed_by"], plain["packed_at"], plain["note"],
        {one["name"]: one["sha256"] for one in plain["members"]}, plain.get("checkpoint"),
    )
