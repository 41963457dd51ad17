"""What is given out about a real published table is complete and valid."""

import json
from importlib import resources
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

import jiheng

SAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "guangzhou-kexie.txt"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="没有 ../shared/samples，无法在真实的表上试")


def test_the_filing_satisfies_its_schema_and_its_sources_lie_in_the_document() -> None:
    reading = jiheng.read(SAMPLE)
    written = jiheng.filing_to_json(reading.filing)
    schema = resources.files("jiheng.exchange").joinpath("schemas/filing.schema.json").read_text(encoding="utf8")
    Draft202012Validator(json.loads(schema)).validate(written)
    texts = {(cell.source.row, cell.source.column): cell.text for row in reading.document.tables[0].rows for cell in row}
    for agency in written["agencies"]:
        for project in agency["projects"]:
            for indicator in project["indicators"]:
                span = indicator["source"]
                assert texts[span["row"], span["column"]][span["start"] : span["end"]].strip()


def test_the_workbook_has_a_row_for_every_indicator() -> None:
    filing = jiheng.read(SAMPLE).filing
    book = CalamineWorkbook.from_filelike(BytesIO(jiheng.write_workbook(filing, [])))
    assert len(book.get_sheet_by_name("指标").to_python()) == filing.indicator_count + 1
