"""Console blocks in handwritten pages: what stands under ``$ jiheng …`` is what the command really prints."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.command_line import REPOSITORY, run

SAMPLES = ("examples", "docs/佐证记录示例")
"""The folders that commands of the pages may read."""
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_RUNNABLE = re.compile(r"\bjiheng (?:read|check|explain|targets|score|report|show|measure|records|recompute)\b")


def pages_with_console_blocks() -> Iterator[tuple[Path, str]]:
    """Every handwritten page with its console blocks run anew: path and text."""
    for path in handwritten_pages():
        text = path.read_text(encoding="utf-8")
        yield path, _BLOCK.sub(lambda block: _run_block(block.group()), text)


def handwritten_pages() -> list[Path]:
    """The Markdown pages that people write."""
    guides = [path for path in (REPOSITORY / "docs").rglob("*.md") if "reference" not in path.parts]
    return sorted([*REPOSITORY.glob("*.md"), *guides])


def _run_block(block: str) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_output(line.removeprefix('$ '))}" for line in lines)


@cache
def _output(command: str) -> str:
    """What a command prints in a folder of its own with the examples; nothing for commands that keep running or install."""
    if not _RUNNABLE.search(command):
        return ""
    with tempfile.TemporaryDirectory() as name:
        for samples in SAMPLES:
            shutil.copytree(REPOSITORY / samples, Path(name) / samples)
        outcome = run(command, folder=Path(name))
    if outcome.code not in (0, 1) or outcome.errors:
        raise SystemExit(f"“{command}” ends with {outcome.code}: {outcome.errors.strip()}")
    return outcome.output
