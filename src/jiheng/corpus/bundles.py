"""What people hand in at once (a file, a sealed package, a ZIP of files) → its documents one by one, with what is known of their age."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jiheng.corpus.archives import Archives, Member, holds_many
from jiheng.errors import RefusedDocument
from jiheng.exchange.sealed.opening import is_package, open_package
from jiheng.readers.saved import find_saved_at

_SKIPPED = ("__macosx/", ".ds_store", "thumbs.db", "~$", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Bundled:
    """A document in a bundle: its name and its bytes, or (``refusal``) why there are none; ``dated`` is when it was saved, if known."""

    name: str
    content: bytes = b""
    dated: datetime.datetime | None = None
    refusal: str = ""


def read_bundle(path: Path, *, name: str = "") -> Iterator[Bundled]:
    """The documents in the file at ``path``, which people call ``name``, in its order; a plain file is the only document of itself.

    A member that cannot be taken out is one with a ``refusal``; a sealed package is taken whole or not at all. Raises
    ``RefusedDocument`` where the bundle itself cannot be opened.
    """
    shown = name or path.name
    if is_package(path):
        yield from _unseal(path)
    elif holds_many(path):
        yield from _unzip(path, shown)
    else:
        content = path.read_bytes()
        yield Bundled(shown, content, find_saved_at(content))


def _unseal(path: Path) -> Iterator[Bundled]:
    package = open_package(path)
    packed = _instant(package.manifest.packed_at)
    for document in package.manifest.documents:
        content = package.members[document.original]
        yield Bundled(document.name, content, find_saved_at(content) or packed)


def _unzip(path: Path, name: str) -> Iterator[Bundled]:
    archives, is_empty = Archives(), True
    try:
        for member in list(archives.list_members(path)):
            if not _is_skipped(member):
                is_empty = False
                yield _take(archives, path, member)
    finally:
        archives.close()
    if is_empty:
        raise RefusedDocument(f"压缩包“{name}”里没有文件；请检查是不是选错了。")


def _take(archives: Archives, path: Path, member: Member) -> Bundled:
    try:
        content = archives.read(path, member)
    except RefusedDocument as error:
        return Bundled(member.path, refusal=str(error))
    return Bundled(member.path.rpartition("/")[2], content, find_saved_at(content))


def _is_skipped(member: Member) -> bool:
    """What systems leave in archives, which no person put there."""
    path = member.path.lower()
    return path.startswith(_SKIPPED[0]) or path.rpartition("/")[2].startswith(_SKIPPED[1:])


def _instant(text: str | None) -> datetime.datetime | None:
    try:
        instant = datetime.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=datetime.UTC)
