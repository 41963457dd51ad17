"""The reference of the commands: what ``jiheng … --help`` prints."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.command_line import REPOSITORY, run

PAGE = REPOSITORY / "docs" / "reference" / "commands.md"
_COMMAND = re.compile(r"^ {4}([a-z-]+) ", re.MULTILINE)


def command_pages() -> Iterator[tuple[Path, str]]:
    """Path and text of the page."""
    overview = _help("jiheng --help")
    lines = ["# 命令", "", "```text", overview, "```", ""]
    for name in _COMMAND.findall(overview):
        lines += [f"## jiheng {name}", "", "```text", _help(f"jiheng {name} --help"), "```", ""]
    yield PAGE, "\n".join(lines)


def _help(line: str) -> str:
    outcome = run(line, folder=REPOSITORY)
    if outcome.code:
        raise SystemExit(f"“{line}” ends with {outcome.code}: {outcome.errors.strip()}")
    return outcome.output.strip()
