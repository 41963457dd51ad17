"""Pages written out as text, cells by their place on the page or in the order of the page: invented forms of three kinds."""

import json
from pathlib import Path

import pytest

import jiheng
from tests.recognition.coverage import find_misplaced, find_uncovered

TEXTS = Path(__file__).parent / "texts"
KINDS, ORDERS = ("target", "sc", "hubei"), ("layout", "raw")


def _shown(target: object) -> str:
    return "".join(str(target["text"]).split()) if isinstance(target, dict) else ""


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_written_out_as_text_reads_as_the_form_it_shows(kind: str, order: str) -> None:
    truth = json.loads((TEXTS / f"{kind}.truth.json").read_text(encoding="utf-8"))["agencies"][0]
    document = jiheng.filing_to_json(jiheng.read(TEXTS / f"{kind}.{order}.txt").filing)
    (agency,) = document["agencies"]
    (project,) = agency["projects"]
    (wanted,) = truth["projects"]
    assert (agency["name"], project["name"]) == (truth["name"], wanted["name"])
    assert wanted["objective"] in ["".join((project[key] or "").split()) for key in ("annual_objective", "period_objective")]
    assert [(item["dimension"], item["category"], item["name"], _shown(item["annual_target"])) for item in project["indicators"]] == [
        (item["dimension"], item["category"], item["name"], item["annual"]) for item in wanted["indicators"]
    ]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_on_a_page_written_out_as_text_is_lost(kind: str, order: str) -> None:
    reading = jiheng.read(TEXTS / f"{kind}.{order}.txt")
    assert find_uncovered(reading) == []
    assert find_misplaced(reading) == []
