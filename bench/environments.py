"""Environments of their own for peers and tools, so that none of them is a dependency of ours."""

import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def prepare(name: str, packages: Sequence[str]) -> Path | None:
    """The Python of an environment with ``packages``; None where they cannot be installed."""
    folder = REPOSITORY / ".data" / "bench" / name
    python = folder / "bin" / "python"
    if not (folder / "ready").is_file():
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], capture_output=True, text=True, check=False)
        if done.returncode:
            return None
        (folder / "ready").touch()
    return python
