"""The order in which a reviewer reads: verdict, a few reasons, the rest, hints."""

from dataclasses import replace

from jiheng.rules.verdict import REASONS_FIRST, give_verdicts
from jiheng_web.display.findings import find_key, show_verdict
from tests.builders import make_filing, make_finding, make_indicator, make_source


def test_five_reasons_come_first_and_nothing_is_dropped() -> None:
    findings = [make_finding(f"IN{number:03}", severity="should") for number in range(1, 9)] + [make_finding("OB001", severity="hint")] * 2
    shown = show_verdict(give_verdicts(make_filing(), findings)[1])
    assert (len(shown.first), len(shown.rest), len(shown.hints)) == (REASONS_FIRST, 3, 1)
    assert sorted(item.finding.code for item in shown.findings) == sorted(finding.code for finding in findings)
    assert shown.counts == {"should": 8, "hint": 2}


def test_findings_of_one_rule_are_one_reason_with_the_first_in_front() -> None:
    shown = show_verdict(give_verdicts(make_filing(), [make_finding(), make_finding()])[1])
    assert [len(reason.rest) for reason in shown.first] == [1]


def test_where_a_number_is_printed_twice_the_place_tells_which_indicator_is_meant() -> None:
    first = replace(make_indicator(), source=make_source(start=0, end=30))
    second = replace(make_indicator(), source=make_source(start=30, end=60))
    finding = replace(make_finding(), source=make_source(start=40, end=50))
    assert find_key(finding, [("i1", first), ("i2", second)]) == "i2"


def test_a_finding_on_the_project_is_about_no_indicator() -> None:
    assert find_key(make_finding(indicator_number=None), [("i1", make_indicator())]) == ""
