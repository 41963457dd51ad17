"""What was read so far, on the disk: a line per document, so that a run that was stopped goes on where it stood.

A line of it is the key, the coverage and the rows of a document, JSON parted by tabs. A line that was cut when the run was killed does not
count. Only one run at a time holds a journal.
"""

import json
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from zlib import crc32

from jiheng.errors import JihengError, say_why
from jiheng.exchange.tables.indicators import INDICATOR_COLUMNS

if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Key(NamedTuple):
    """Which document in which version of the software: its digest, and its name, which sentences about it mention."""

    sha256: str
    name: str
    version: str

    @classmethod
    def of(cls, sha256: str, name: str) -> Self:
        """The key in this version, which knows these columns."""
        return cls(sha256, name, _VERSION)


class Journal:
    """The journal at ``path``, open and locked; raises ``JihengError`` where it cannot be, or where another run holds it."""

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        try:
            self._file = path.open("a+b")
        except OSError as error:
            raise JihengError(f"“{path}”写不进去（{say_why(error)}）；请检查文件夹和权限，或换一个地方写表格。") from error
        try:
            _lock(self._file.fileno())
        except OSError as error:
            self._file.close()
            raise JihengError(f"另一个 jiheng 正在用“{path}”写同一张表；请等它结束，或换一个文件名。") from error
        if anew:
            self._file.truncate(0)
        self._file.seek(0)
        if self._file.read(len(_BEGIN)) not in (b"", _BEGIN):
            self._file.close()
            raise JihengError(f"“{path}”不是读取进度，不能覆盖它；请给表格换一个文件名。")
        self._places = dict(self._read_places())

    def __contains__(self, key: Key) -> bool:
        return key in self._places

    def add(self, key: Key, coverage: bytes, lines: bytes) -> None:
        """Keep what was read of a document; it is in the system's hands when this returns."""
        place = self._file.seek(0, 2)
        self._file.write(b"\t".join([json.dumps(key, ensure_ascii=False).encode(errors="replace"), coverage, lines]) + b"\n")
        self._file.flush()
        self._places[key] = place

    def coverage(self, key: Key) -> dict[str, Any]:
        """What is said of the document as a whole."""
        found = json.loads(self._line(key)[1])
        return found if isinstance(found, dict) else {}

    def lines(self, key: Key) -> list[str]:
        """The rows of the document, as lines."""
        found = json.loads(self._line(key)[2])
        return found if isinstance(found, list) else []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def _line(self, key: Key) -> list[bytes]:
        self._file.seek(self._places[key])
        return self._file.readline().split(b"\t")

    def _read_places(self) -> Iterator[tuple[Key, int]]:
        """Where the line of each document begins; what was cut off is taken away."""
        place = self._file.seek(0)
        for line in self._file:
            parts = line.split(b"\t")
            if not line.endswith(b"\n") or len(parts) != 3:
                break
            key = _parsed_key(parts[0])
            if key:
                yield key, place
            place += len(line)
        self._file.truncate(place)


def _parsed_key(text: bytes) -> Key | None:
    try:
        sha256, name, made_with = json.loads(text)
    except (ValueError, TypeError):
        return None
    return Key(sha256, name, made_with)


_BEGIN = b'["'
_VERSION = f"{version('jiheng')}/{crc32(' '.join(column.title for column in INDICATOR_COLUMNS).encode()):08x}"
