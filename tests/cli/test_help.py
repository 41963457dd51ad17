"""Help speaks Chinese and names every command."""

import re

import pytest

from jiheng.cli.main import list_commands
from tests.cli.terminal import run


def test_the_overview_names_every_installed_command() -> None:
    output = run("--help").output
    assert set(list_commands()) >= {"read", "check", "explain", "targets", "report"}
    assert all(re.search(rf"^\s+{name}\s", output, re.MULTILINE) for name in list_commands())


@pytest.mark.parametrize("command", ["", "read", "check", "explain", "targets", "report"])
def test_no_english_sentence_is_left_in_the_help(command: str) -> None:
    output = run(*filter(None, [command]), "--help").output
    assert output.startswith("用法：jiheng")
    assert not re.search(r"usage|options:|positional|arguments|show this|default", output)


def test_every_rule_that_is_listed_is_explained() -> None:
    codes = [line.split()[0] for line in run("explain").output.splitlines()]
    assert codes
    assert run("explain", codes[0]).output
