"""Files and folders that are there whole or not at all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiheng.errors import JihengError, say_why


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write a file or a folder to, which takes its place at the end; nothing stays of what failed.

    A folder that has files in it is never replaced. Raises ``JihengError`` where nothing can be written.
    """
    if target.is_dir() and any(target.iterdir()):
        raise JihengError(f"文件夹“{target}”里已有文件，没有写入；请换一个名字，或先清空它。")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".jiheng-") as folder:
            written = Path(folder, target.name)
            yield written
            if written.is_dir() and target.is_dir():
                target.rmdir()  # it is empty; not every system replaces a folder
            written.replace(target)
    except OSError as error:
        raise JihengError(f"“{target}”写不进去（{say_why(error)}）；请检查文件夹和磁盘空间，或换一个文件名再试。") from error
