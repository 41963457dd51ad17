"""The checkpoint in a file, for the commands that print it."""

from pathlib import Path

import jiheng


def read_checkpoint_file(path: str) -> "jiheng.Checkpoint":
    """The last checkpoint in the file at ``path``; raises ``JihengError`` where it cannot be read or holds none."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise jiheng.JihengError(f"存证“{path}”打不开；请写 jiheng ledger checkpoint 写出的文件。") from error
    return jiheng.find_checkpoints(text, name=path)[-1]
