"""Real forms: the Shanghai form of 2026 as a grid, and ten self-evaluation sheets in every format."""

import json
from pathlib import Path

import pytest

import jiheng
from jiheng.document import Cell, Document, Table
from jiheng.recognition.registry import recognise
from jiheng.source import Source
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.page import SHARED

SAMPLES = SHARED / "samples"
SHEETS = [SAMPLES / f"self-evaluation{ending}" for ending in (".xlsx", ".xls", ".docx", "--docx.pdf")]
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_ten_self_evaluations_are_one_filing_that_is_proved(path: Path) -> None:
    reading = jiheng.read(path)
    filing = reading.filing
    assert (filing.form, filing.fiscal_year, filing.money_unit, filing.proof.status) == ("self-evaluation", 2025, "万元", "proved")
    assert not filing.proof.failures
    assert [len(agency.projects) for agency in filing.agencies] == [10]
    assert not [notice for notice in filing.notices if notice.kind != "caution"]
    assert not find_uncovered(reading)
    assert not find_misplaced(reading)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_the_self_evaluations_say_what_is_known_of_them(path: Path) -> None:
    truth = json.loads((SAMPLES / "self-evaluation.truth.json").read_text(encoding="utf-8"))
    wanted = [project for agency in truth["agencies"] for project in agency["projects"]]
    got = list(jiheng.read(path).filing.projects)
    assert [project.name for project in got] == [project["name"] for project in wanted]
    for project, known in zip(got, wanted, strict=True):
        assert project.budget is not None
        assert project.budget.spent is not None
        assert project.budget.spent.in_unit("万元") == known["budget"]["spent"]
        assert [_said(item) for item in project.indicators] == [
            tuple(_squeezed(item.get(key)) for key in _KEYS) for item in known["indicators"]
        ]


def test_the_shanghai_grid_is_proved_in_yuan() -> None:
    grid = json.loads((SAMPLES / "shanghai-demolition.grid.json").read_text(encoding="utf-8"))
    rows = tuple(
        tuple(Cell(text, Source("表", 1, row, column, 0, len(text))) for column, text in enumerate(cells, start=1))
        for row, cells in enumerate(grid, start=1)
    )
    filing = recognise(Document("表", "0" * 64, "xlsx", (Table(1, rows),)))
    (project,) = filing.projects
    assert (filing.form, filing.profile, filing.money_unit, filing.fiscal_year) == ("project-target", "shanghai", "元", 2026)
    assert project.period_funds is not None
    assert (project.funds.total, project.period_funds.total) == ((349_800_000,), (1_030_800_000,))
    assert filing.proof.status == "proved"
    assert not filing.notices
    truth = json.loads((SAMPLES / "shanghai-demolition.truth.json").read_text(encoding="utf-8"))
    known = truth["agencies"][0]["projects"][0]["indicators"]
    assert [(item.dimension, item.category, item.name, item.annual_target and item.annual_target.text) for item in project.indicators] == [
        (item["dimension"], item["category"], item["name"], item["annual"]) for item in known
    ]


_KEYS = ("dimension", "category", "name", "annual", "actual", "points", "score", "deviation_reason")


def _said(item: jiheng.Indicator) -> tuple[object, ...]:
    annual, actual = (target.text if target else None for target in (item.annual_target, item.actual))
    return tuple(map(_squeezed, (item.dimension, item.category, item.name, annual, actual, item.points, item.score, item.deviation_reason)))


def _squeezed(text: str | None) -> str | None:
    """The text without blanks: office software and page layout move them."""
    return None if text is None else "".join(text.split())
