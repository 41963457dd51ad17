"""Sound indicators of many fields, kept beside this file, are left alone by the rules on single indicators."""

from pathlib import Path

import pytest

from tests.rules.example import check_example

LINES = Path(__file__).with_name("sound_indicators.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_a_sound_indicator_carries_no_loud_finding(line: str) -> None:
    loud = [finding.message for finding in check_example(line) if finding.code.startswith("IN") and finding.severity != "hint"]
    assert loud == []
