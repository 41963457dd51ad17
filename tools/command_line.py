"""Runs the installed command line as a person would, for pages that show what it says."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
_PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed, and its exit code."""

    output: str
    errors: str
    code: int


def run(line: str, *, folder: Path) -> Outcome:
    """One line of a shell in ``folder``, with ``jiheng`` on the path, 100 columns wide, without colours."""
    path = f"{_PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    return Outcome(done.stdout, done.stderr, done.returncode)
