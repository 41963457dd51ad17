"""Real budget publications: every table is read and proved, nothing is lost."""

import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

import jiheng
from tests.recognition.publications.pages import SAMPLES, find_uncovered

FILES = sorted(SAMPLES.glob("*.pdf"))
SAID = {"010": (50, "5634.81", 2024, 268), "014": (25, "11381.60", 2025, 155), "021": (20, "7054.05", 2026, 123)}

pytestmark = pytest.mark.skipif(not FILES, reason="没有 ../shared/samples，无法在真实的公开文件上试")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_real_publication_is_read_whole_and_proved(path: object) -> None:
    reading = jiheng.read(str(path))
    written = jiheng.filing_to_json(reading.filing)
    schema = resources.files("jiheng.exchange").joinpath("schemas/filing.schema.json").read_text(encoding="utf8")
    Draft202012Validator(json.loads(schema)).validate(written)
    count, amount, year, rows = SAID[reading.filing.name[:3]]
    (said,) = written["statements"]
    assert (said["project_count"], said["amount"], said["money_unit"], said["fiscal_year"]) == (count, amount, "万元", year)
    assert (written["form"], written["fiscal_year"], written["proof"]["status"], written["agencies"]) == ("publication", year, "proved", [])
    assert (len(written["budget_tables"]), sum(len(table["rows"]) for table in written["budget_tables"])) == (9, rows)
    assert find_uncovered(reading) == []
