"""What the pages say can be done: commands run, links lead somewhere, both READMEs say the same."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.architecture.syntax import REPOSITORY
from tools.command_line import run
from tools.console_blocks import SAMPLES, handwritten_pages

README = REPOSITORY / "README.md"
ENGLISH = REPOSITORY / "README.en.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
HELP_IS_MADE_WITH = (3, 11)
"""argparse lays its help out differently from version to version of Python."""
_COMMANDS = "read|check|explain|targets|score|report|show|measure|records|recompute"
RUNNABLE = re.compile(rf"^(?:\$ )?((?:echo .*\| )?jiheng (?:{_COMMANDS})\b.*)$", re.MULTILINE)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _commands() -> list[str]:
    blocks = [body for path in handwritten_pages() for _, body in BLOCK.findall(_text(path))]
    return sorted({command for body in blocks for command in RUNNABLE.findall(body)})


def test_the_readmes_have_the_same_headings_blocks_and_links() -> None:
    for pattern in (re.compile(r"^#+ ", re.MULTILINE), BLOCK, re.compile(r"^- ", re.MULTILINE)):
        assert pattern.findall(_text(README)) == pattern.findall(_text(ENGLISH))
    own_links, their_links = LINK.findall(_text(README)), LINK.findall(_text(ENGLISH))
    assert own_links[1:] == their_links[1:]
    assert (own_links[0], their_links[0]) == (ENGLISH.name, README.name)


@pytest.mark.parametrize("page", handwritten_pages(), ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_internal_link_leads_to_a_file(page: Path) -> None:
    links = [link for link in LINK.findall(_text(page)) if not link.startswith(("http://", "https://"))]
    broken = [link for link in links if not (page.parent / link).exists()]
    assert not broken, f"{page.name}: {broken}"


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", _text(REPOSITORY / "Makefile"), re.MULTILINE))
    named = {name for path in handwritten_pages() for name in re.findall(r"(?:`|^)make ([a-z]+)", _text(path), re.MULTILINE)}
    assert named <= targets


@pytest.mark.parametrize("command", _commands())
def test_every_command_line_of_a_page_runs(command: str, tmp_path: Path) -> None:
    for samples in SAMPLES:
        shutil.copytree(REPOSITORY / samples, tmp_path / samples)
    outcome = run(command, folder=tmp_path)
    assert outcome.code in (0, 1), outcome.errors
    assert not outcome.errors


def test_what_is_generated_is_up_to_date() -> None:
    outcome = run("python -m tools.generate_docs --check", folder=REPOSITORY)
    lines = [*outcome.output.splitlines(), *outcome.errors.splitlines()]
    stale = [line for line in lines if sys.version_info[:2] == HELP_IS_MADE_WITH or "commands.md" not in line]
    assert not stale, "\n".join(stale)
