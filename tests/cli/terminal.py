"""The command line as people and scripts run it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.recognition.page import EXAMPLES

COMMAND = Path(sys.executable).with_name("jiheng")
EXAMPLE = EXAMPLES / "青江市科学技术馆.txt"
GOOD = EXAMPLES / "示范表.txt"


class Outcome(NamedTuple):
    """How a command ended and what it said."""

    code: int
    output: str
    errors: str


def run(*words: str | Path | bytes, given: bytes = b"", cwd: Path | None = None, **environment: str) -> Outcome:
    """Run ``jiheng`` with these words and this standard input."""
    ended = subprocess.run([COMMAND, *words], input=given, capture_output=True, cwd=cwd, env=os.environ | environment, check=False)
    return Outcome(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
