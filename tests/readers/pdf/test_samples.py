"""The published table, written as PDF by several programs, is the table that was published."""

from pathlib import Path

import pytest

import jiheng
from jiheng.readers.pdf import reader
from jiheng.recognition.registry import recognise

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared")


def facts(filing: jiheng.Filing) -> list[object]:
    """What the filing says, without blanks."""
    return [
        (_squeezed(project.name), project.funds.total, _squeezed(project.annual_objective or ""), [
            (item.number, item.category, _squeezed(item.name), _squeezed(item.annual_target.text if item.annual_target else ""))
            for item in project.indicators
        ])
        for project in filing.projects
    ]


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("variant", ["docx", "xlsx", "lines"])
def test_every_variant_says_what_the_text_says_and_is_proved(variant: str) -> None:
    path = SAMPLES / f"guangzhou-kexie--{variant}.pdf"
    with path.open("rb") as stream:
        filing = recognise(reader.read(stream, path.name))
    assert filing.proof.status == "proved"
    assert facts(filing) == facts(jiheng.read(SAMPLES / "guangzhou-kexie.txt").filing)
    assert not filing.notices


def test_ten_sheets_on_seventeen_pages_are_ten_tables() -> None:
    with (SAMPLES / "self-evaluation--docx.pdf").open("rb") as stream:
        document = reader.read(stream, "自评表.pdf")
    assert (document.pages, len(document.tables)) == (17, 10)
