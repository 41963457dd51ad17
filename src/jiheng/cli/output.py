"""Where a command's answer goes: the screen, or a file that is there whole or not at all."""

import sys
import tempfile
from pathlib import Path

from jiheng.errors import JihengError, say_why


def write_answer(answer: str | bytes, *, path: str | None, source: str) -> None:
    """Print ``answer`` (text, or bytes of it), or write it to ``path`` (``-`` or None is the screen), which must not be the ``source``.

    Raises ``JihengError`` where it cannot be written.
    """
    content = answer if isinstance(answer, bytes) else answer.encode()
    if path in (None, "-"):
        words = content.decode()
        sys.stdout.write(words if words.endswith("\n") else words + "\n")
        return
    target = Path(str(path))
    try:
        if target.exists() and target.samefile(source):
            raise JihengError(f"“{target}”就是要读的表，不能覆盖它；请用 -o 写明另一个文件。")
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".jiheng-") as folder:
            whole = Path(folder, target.name)
            whole.write_bytes(content)
            whole.replace(target)
    except OSError as error:
        raise JihengError(f"“{target}”写不进去（{say_why(error)}）；请换一个文件夹再试。") from error
