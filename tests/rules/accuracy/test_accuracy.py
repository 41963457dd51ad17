"""Rules held against labels: what is counted as found, missed and false, and how the rules do on the labelled tables."""

from pathlib import Path

import pytest

import jiheng
from jiheng.errors import BrokenLabels
from jiheng.rules.accuracy.labels import read_labels
from jiheng.rules.accuracy.pages import print_accuracy
from jiheng.rules.accuracy.tally import Accuracy, measure
from tests.builders import make_filing, make_finding, make_indicator, make_project

LABELLED = Path(__file__).parents[1] / "labels"
PAIRS = [(path.with_name(path.name.removesuffix(".labels.yaml") + ".txt"), path) for path in sorted(LABELLED.glob("*.labels.yaml"))]
PERCENT_LEAST = 95
FILING = make_filing(make_project("甲", make_indicator(), make_indicator("培训人数")), make_project("乙"))


def labelled(text: str, *findings: jiheng.Finding) -> Accuracy:
    return measure([("表", FILING, findings, read_labels(text.encode(), name="表.labels.yaml"))])


def finding(concern: str = "vague", project: int | None = 1, number: int | None = 1, **more: object) -> jiheng.Finding:
    return make_finding(concern=concern, project_index=project, indicator_number=number, **more)  # type: ignore[arg-type]


def test_a_labelled_defect_is_found_by_a_finding_of_its_concern_at_its_place() -> None:
    accuracy = labelled("{must: {'1.1': [vague], '1.2': [vague]}}", finding(), finding("restated", number=2))
    assert (accuracy.wanted["vague"], accuracy.found["vague"], accuracy.recall("vague")) == (2, 1, 0.5)
    assert accuracy.misses == ("表 1.2：没有查出 vague",)


def test_a_hint_finds_only_what_is_mild() -> None:
    text = "{must: {'1.1': [vague, wording]}}"
    accuracy = labelled(text, finding(severity="hint"), finding("wording", severity="hint"))
    assert (accuracy.found["vague"], accuracy.found["wording"]) == (0, 1)


def test_a_finding_where_nothing_is_wrong_is_a_false_alarm() -> None:
    for text in ("{clean: ['1.1', '1.2']}", "{complete: true}"):
        accuracy = labelled(text, finding())
        assert (accuracy.alarmed, accuracy.false["vague"], accuracy.precision("vague")) == (1, 1, 0)
    assert labelled("{complete: true}").clean == 3


def test_what_may_be_found_is_neither_missed_nor_a_false_alarm() -> None:
    for findings in ((), (finding(),)):
        accuracy = labelled("{complete: true, may: {'1.1': [vague]}}", *findings)
        assert (accuracy.misses, accuracy.alarms, accuracy.clean) == ((), (), 2)


def test_where_labels_say_nothing_a_finding_is_not_counted() -> None:
    accuracy = labelled("{must: {'2.1': [vague]}}", finding())
    assert (sum(accuracy.right.values()), sum(accuracy.false.values())) == (0, 0)


def test_defects_of_projects_and_of_the_table_have_their_own_places() -> None:
    text = "{complete: true, project_must: {missing-cost: [2]}, table_must: [numbering]}"
    accuracy = labelled(text, finding("missing-cost", 2, None), finding("numbering", None, None), finding("missing-cost", 1, None))
    assert (accuracy.found["missing-cost"], accuracy.found["numbering"], accuracy.false["missing-cost"]) == (1, 1, 1)


def test_other_spellings_of_a_concern_are_understood() -> None:
    assert read_labels(b'{"must": {"1.1": ["MISCLASS", "NOT_QUANTIFIED"]}, "money_at": []}', name="表.json").must == {
        (1, 1): frozenset({"misclassified", "not-quantified"}),
    }


@pytest.mark.parametrize("text", [
    "[1]", "{must: [1]}", "{must: {一: [vague]}}", "{must: {'1.1': [没有这类]}}", "{没有: 1}", "{clean: 5}", "{must: {'1.1': vague}}", ":",
    "{must: {1.: [x]}}",
])  # fmt: skip
def test_labels_that_say_what_cannot_be_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BrokenLabels, match=r"^表\.labels\.yaml：[^\n]*。$"):
        labelled(text)


def test_the_page_counts_what_was_measured() -> None:
    page = print_accuracy(labelled("{complete: true, must: {'1.1': [vague]}}", finding(), finding(number=2)))
    assert page.startswith("1 张表，3 项指标，标注毛病 1 处，查出 1 处（100%）；没有毛病的指标 2 项，误报 1 项（50%）")
    assert "| `vague` | 1 | 1 | 100% | 2 | 1 | 50% |" in page


def test_the_rules_do_well_on_the_labelled_tables() -> None:
    accuracy = jiheng.measure_rules(PAIRS)
    assert len(PAIRS) >= 10
    assert sum(accuracy.found.values()) >= 0.95 * sum(accuracy.wanted.values()), accuracy.misses
    assert accuracy.alarmed <= 0.02 * accuracy.clean, accuracy.alarms


def test_no_loud_rule_is_wrong_more_than_once_in_twenty_times() -> None:
    """A rule below that belongs to the hints, in ``profiles/base.yaml``."""
    accuracy = jiheng.measure_rules(PAIRS)
    told = [rule.code for rule in jiheng.list_rules() if accuracy.precision(rule.code) is not None]
    low = [code for code in told if accuracy.right[code] * 100 < PERCENT_LEAST * (accuracy.right[code] + accuracy.false[code])]
    assert not low, accuracy.alarms
