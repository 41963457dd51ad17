"""Charts below a table say what the table says, and the table stays the same."""

from pathlib import Path

import pytest

import jiheng
from tests.forms.fillers.losses import list_losses

EXAMPLE = Path(__file__).parents[3] / "examples" / "柳溪区文化馆.xlsx"
KINDS: tuple[jiheng.FormKind, ...] = ("xlsx", "docx", "pdf")


def read() -> list[jiheng.Filing]:
    return [reading.filing for reading in jiheng.read_all(EXAMPLE)]


def test_every_measured_indicator_is_in_the_chart_of_its_project() -> None:
    filled = jiheng.fill(read(), form="self-evaluation", charts=True)
    chart = next(cell for cell in filled.sheets[0].cells if cell.picture)
    assert "人均培训成本" in chart.picture
    assert "2856" in chart.picture
    assert "全年培训任务完成时间" not in chart.picture


def test_a_summary_shows_ratings_and_scores() -> None:
    sheet = jiheng.fill(read(), form="self-evaluation-summary", charts=True).sheets[0]
    assert [cell.text for cell in sheet.cells if cell.picture] == ["图：等级分布", "图：自评得分"]


def test_tables_without_actual_values_have_no_chart() -> None:
    filled = jiheng.fill([jiheng.read(EXAMPLE.with_name("示范表.txt")).filing], form="project-target", charts=True)
    assert not any(cell.picture for sheet in filled.sheets for cell in sheet.cells)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_with_charts_reads_back_as_without(kind: jiheng.FormKind) -> None:
    filled = jiheng.fill(read(), form="self-evaluation", charts=True)
    again = [reading.filing for reading in jiheng.read_all(jiheng.write_form(filled, kind=kind), name=f"表.{kind}")]
    assert list_losses(read(), filled, again) == []
