"""Class, measure unit and direction of names labelled by hand before the word lists were run on them (``names/*.tsv``)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from jiheng.regulations.lexicon import expect_of
from jiheng.regulations.store import load_yaml
from jiheng.regulations.taxonomy import list_categories

FOLDER = Path(__file__).with_name("names")
BATCHES = sorted(path.name for path in FOLDER.glob("*.tsv"))
ENTRIES = load_yaml("lexicon/expectations.yaml")
REFINEMENTS = load_yaml("lexicon/refinements.yaml")
NONE = "-"


class Label(NamedTuple):
    """One name and what a person says it promises; several dimensions are as good as each other."""

    name: str
    category: str
    dimensions: frozenset[str]
    direction: str


def labels(batch: str) -> Iterator[Label]:
    for line in (FOLDER / batch).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            category, dimensions, direction, names = line.split("\t")
            allowed = frozenset(dimensions.split("/"))
            yield from (Label(name, category, allowed, direction.replace(NONE, "")) for name in names.split())


def judge(batch: str) -> Counter[str]:
    """How many answers are right, open (nothing is said) or wrong, by what is asked."""
    found: Counter[str] = Counter()
    for label in labels(batch):
        kind = expect_of(label.name)
        own, dimensions, direction = (kind.own, kind.dimensions, kind.direction) if kind else ("", frozenset[str](), "")
        found["category " + _verdict(own == label.category, own)] += 1
        fits = not dimensions.isdisjoint(label.dimensions) or not dimensions and NONE in label.dimensions
        found["dimension " + _verdict(fits, dimensions)] += 1
        found["direction " + _verdict(direction == label.direction, direction)] += 1
    return found


def _verdict(is_right: bool, said: object) -> str:
    return "right" if is_right else "wrong" if said else "open"


@pytest.mark.parametrize("batch", BATCHES)
def test_hardly_a_name_is_taken_for_something_else(batch: str) -> None:
    found, count = judge(batch), sum(1 for _ in labels(batch))
    for asked in ("category", "dimension", "direction"):
        assert found[f"{asked} right"] >= 0.95 * count, found
        assert found[f"{asked} wrong"] <= 0.02 * count, found


def test_the_labels_are_many_and_each_name_is_labelled_once() -> None:
    names = [label.name for batch in BATCHES for label in labels(batch)]
    assert len(names) == len(set(names)) >= 500
    assert {label.category for batch in BATCHES for label in labels(batch)} <= {taxon.name for taxon in list_categories()}


def test_no_label_stands_as_a_whole_in_the_word_lists() -> None:
    """Knowledge of the field is patterns: an entry that is a whole indicator's name is not one."""
    listed = {str(word) for entry in ENTRIES["expectations"] for word in entry["words"]}  # type: ignore[attr-defined]
    names = {label.name for batch in BATCHES for label in labels(batch)}
    assert sum(len(name) > 5 for name in names & listed) == 0


def test_a_refinement_names_groups_and_classes_that_exist() -> None:
    groups = {entry.get("group") for entry in ENTRIES["expectations"]}  # type: ignore[attr-defined]
    owns = {taxon.name for taxon in list_categories()} | {"", None}
    for change in REFINEMENTS["refinements"]:  # type: ignore[attr-defined]
        assert set(change["of"]) <= groups, change["title"]
        assert change.get("own") in owns
        assert change["near"], change["title"]


@pytest.mark.parametrize(("name", "category", "direction"), [
    ("森林覆盖率", "生态效益指标", "more"), ("政策知晓率", "社会效益指标", "more"), ("按期整改率", "时效指标", "more"),
    ("带动就业人数", "社会效益指标", "more"), ("参加培训人数", "数量指标", ""), ("处置突发事件数", "数量指标", ""), ("发生突发事件数", "质量指标", "less"),
    ("挽回经济损失", "经济效益指标", "more"), ("直接经济损失", "经济效益指标", "less"), ("未按时办结率", "时效指标", "less"),
])
def test_other_words_of_a_name_refine_what_its_ending_says(name: str, category: str, direction: str) -> None:
    kind = expect_of(name)
    assert kind is not None
    assert (kind.own, kind.direction) == (category, direction)
