"""A folder that is there whole or not at all: built beside the place where it belongs, then put there in one step."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jiheng.errors import JihengError, say_why
from jiheng.publication.site.frame import Page

MARK = "jiheng-site.txt"
"""The file by which a site is known, so that no other folder is ever replaced."""


@contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``target`` at the end; where anything goes wrong, ``target`` stays as it was.

    Raises ``JihengError`` where ``target`` is something else than an earlier site or an empty folder, and where it cannot be written.
    """
    _check_target(target)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".jiheng-") as beside:
            fresh, old = Path(beside, "new"), Path(beside, "old")
            fresh.mkdir()
            yield fresh
            _put(fresh, target, old)
    except OSError as error:
        raise JihengError(f"“{target}”写不进去（{say_why(error)}）；请检查文件夹和磁盘空间，或换一个地方再试。") from error


def _check_target(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise JihengError(f"“{target}”不是文件夹；请用 -o 写明另一个文件夹。")
    if not target.parent.is_dir():
        raise JihengError(f"“{target.parent}”不是文件夹；请先建好它，或用 -o 写明另一个地方。")
    if target.exists() and any(target.iterdir()) and not (target / MARK).is_file():
        raise JihengError(f"“{target}”里有别的文件，没有覆盖；请用 -o 写明一个空的或新的文件夹。")


def _put(fresh: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists() and not target.exists():
            old.rename(target)
        raise


def write_pages(root: Path, pages: Iterable[Page]) -> int:
    """Write the pages as they come; how many there were."""
    made: set[Path] = set()
    count = 0
    for page in pages:
        count += 1
        path = root / page.address
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(page.text.encode(errors="backslashreplace"))
    return count
