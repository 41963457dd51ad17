"""Half a table: what is read is right, or the filing says that something is missing."""

from pathlib import Path

import pytest

import jiheng
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.page import EXAMPLES, REAL

EXAMPLE = EXAMPLES / "青江市科学技术馆.txt"
TABLES = [EXAMPLE, pytest.param(REAL, marks=pytest.mark.skipif(not REAL.exists(), reason="needs ../shared"))]
STEP = 50


@pytest.mark.parametrize("table", TABLES, ids=["example", "real"])
def test_a_table_cut_anywhere_is_read_right_or_says_so(table: Path) -> None:
    text = table.read_text(encoding="utf-8").rstrip()
    whole = list(jiheng.read(text.encode()).filing.projects)
    for end in range(STEP, len(text), STEP):
        try:
            reading = jiheng.read(text[:end].encode())
        except jiheng.JihengError:
            continue
        assert not find_uncovered(reading), end
        assert not find_misplaced(reading), end
        _assert_honest(reading.filing, whole, end)


def test_a_file_cut_inside_a_character_is_refused() -> None:
    content = EXAMPLE.read_bytes()
    for end in range(1000, 1100):
        try:
            content[:end].decode()
        except UnicodeDecodeError:
            with pytest.raises(jiheng.RefusedDocument, match="没有下载完"):
                jiheng.read(content[:end])


def _assert_honest(filing: jiheng.Filing, whole: list[jiheng.Project], end: int) -> None:
    """All projects but the last are those of the whole table; a last one that differs is not passed off as proved."""
    found = list(filing.projects)
    for project, original in zip(found[:-1], whole, strict=False):
        assert _values(project) == _values(original), end
    complete = len(found) == len(whole) and _values(found[-1]) == _values(whole[-1])
    assert complete or filing.proof.status != "proved" or filing.notices, end


def _values(project: jiheng.Project) -> object:
    return (
        project.name, project.funds.total, project.annual_objective,
        [(item.name, item.category, item.period_target, item.annual_target) for item in project.indicators],
    )
