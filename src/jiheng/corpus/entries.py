"""Which files a folder or an archive holds: in the order of their paths, each to be read when its turn comes."""

import os
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jiheng.corpus.archives import Archives, holds_many
from jiheng.errors import RefusedDocument, say_why
from jiheng.exchange.waivers.baseline_file import BASELINE_SUFFIX
from jiheng.exchange.waivers.waiver_file import WAIVERS_SUFFIX
from jiheng.readers.limits import TEXT_BYTES

_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_JUNK_BEGINS = (".", "~$")
"""Hidden files, and the locks that Office and WPS leave beside an open document."""
_BESIDE = (WAIVERS_SUFFIX, BASELINE_SUFFIX)
"""What lies beside a table and belongs to it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its path from the folder's or archive's root, and how to get its bytes.

    ``read`` raises ``RefusedDocument``; it gives one byte more than the largest document has where the file is larger.
    """

    path: str
    read: Callable[[], bytes]

    @property
    def name(self) -> str:
        """The file name alone."""
        return self.path.rpartition("/")[2]


def is_many(source: Path) -> bool:
    """Whether ``source`` stands for many documents: a folder, or a zip archive of files."""
    return source.is_dir() or (source.is_file() and holds_many(source))


def list_entries(source: Path, archives: Archives, *, without: Collection[Path] = ()) -> list[Entry]:
    """All files below ``source`` in the order of their paths, without what systems and Office leave behind and without ``without``.

    A single document is an entry of its own. Raises ``RefusedDocument`` where there is no such place.
    """
    if not source.exists():
        raise RefusedDocument(f"找不到“{source}”；请检查路径。")
    if source.is_dir():
        found = _below(source, archives, shunned={path.absolute() for path in without})
    else:
        found = _at(source, archives, shown="" if holds_many(source) else _shown(source.name))
    return sorted((entry for entry in found if not _is_junk(entry.path)), key=lambda entry: entry.path)


def closed_entry(path: str, why: str) -> Entry:
    """An entry that cannot be read, and says so when it is asked."""
    return Entry(path, partial(_refuse, why))


def _below(folder: Path, archives: Archives, *, shunned: Collection[Path]) -> Iterator[Entry]:
    """The documents in all folders; for a folder that does not open, an entry that says why."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not _is_junk(name)]
        for path in (Path(root, name) for name in folders if Path(root, name).is_symlink()):  # it may lead round in a circle
            yield closed_entry(_shown(path.relative_to(folder).as_posix()), f"“{_shown(path.name)}”是通向别处的链接，没有读取；请直接读那个文件夹。")
        for path in (Path(root, name) for name in names if not _is_junk(name)):
            if path.absolute() not in shunned:
                yield from _at(path, archives, shown=_shown(path.relative_to(folder).as_posix()))
    for error in closed:
        path = Path(str(error.filename))
        yield closed_entry(f"{_shown(path.relative_to(folder).as_posix())}/", f"文件夹“{_shown(path.name)}”打不开（{say_why(error)}）；请检查权限。")


def _at(path: Path, archives: Archives, *, shown: str) -> Iterator[Entry]:
    """The document at ``path``, or those in the archive at it."""
    if not _is_regular(path):
        yield closed_entry(shown, f"“{shown}”不是普通文件，或者打不开，没有读取；请检查链接和权限。")
    elif not holds_many(path):
        yield Entry(shown, partial(_read, path))
    else:
        prefix = f"{shown}/" if shown else ""
        try:
            for member in archives.list_members(path):
                yield Entry(prefix + _shown(member.path), partial(archives.read, path, member))
        except RefusedDocument as error:
            yield closed_entry(shown or _shown(path.name), str(error))


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(TEXT_BYTES + 1)
    except OSError as error:
        raise RefusedDocument(f"“{_shown(path.name)}”打不开（{say_why(error)}）；请检查权限，或先关闭正在使用它的程序。") from error


def _refuse(why: str) -> bytes:
    raise RefusedDocument(why)


def _shown(path: str) -> str:
    """A path that can be printed: bytes that are no characters become question marks."""
    return path.encode(errors="replace").decode()


def _is_junk(path: str) -> bool:
    return path.endswith(_BESIDE) or any(part.lower() in _JUNK or part.startswith(_JUNK_BEGINS) for part in path.split("/"))
