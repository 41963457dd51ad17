"""The tables that ship with jiheng are read and checked the same today as yesterday."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import jiheng

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOLDENS = Path(__file__).parent / "goldens"
TABLES = sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.suffix != ".md")


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_an_example_is_read_as_before(table: Path, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / f"{table.name}.filing.json", _json(jiheng.filing_to_json(jiheng.read(table).filing)))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_an_example_has_the_findings_it_had(table: Path, golden: Callable[[Path, str], None]) -> None:
    findings = jiheng.check(jiheng.read(table).filing).findings
    lines = [f"{finding.code} {finding.severity} {finding.source.place} {finding.message}" for finding in findings]
    golden(GOLDENS / f"{table.name}.findings.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_checking_twice_finds_the_same(table: Path) -> None:
    filing = jiheng.read(table).filing
    assert jiheng.check(filing) == jiheng.check(filing)


def _json(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
