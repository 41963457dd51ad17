"""Sound indicators of many fields, kept beside this file, are left alone; flawed ones are found out, each for its own flaw."""

from pathlib import Path

import pytest

from tests.rules.example import check_example

FOLDER = Path(__file__).parent
SOUND = (FOLDER / "sound_indicators.txt").read_text(encoding="utf-8").splitlines()
FLAWED = (FOLDER / "flawed_indicators.txt").read_text(encoding="utf-8").splitlines()
MILD = {"wording"}
"""Concerns that a hint is enough for."""
ON_MONEY = "MN"
"""Rules that hold an indicator against the project's money, of which the example has only its default."""


@pytest.mark.parametrize("line", SOUND)
def test_a_sound_indicator_carries_no_loud_finding(line: str) -> None:
    on_it = [finding for finding in check_example(line) if finding.indicator_number and not finding.code.startswith(ON_MONEY)]
    assert [finding.message for finding in on_it if finding.severity != "hint"] == []


@pytest.mark.parametrize("line", FLAWED)
def test_a_flawed_indicator_is_found_out(line: str) -> None:
    concern, _, indicator = line.partition(" | ")
    found = {finding.concern for finding in check_example(indicator) if finding.severity != "hint" or finding.concern in MILD}
    assert concern in found
