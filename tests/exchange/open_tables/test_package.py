"""The data package validates, keeps its keys, and says what the filings say."""

import csv
import hashlib
import json
import zipfile
from pathlib import Path

import frictionless
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import jiheng
from jiheng.domain.filing import Filing
from jiheng.exchange.open_tables.package import DESCRIPTOR, Publisher, write_open_package
from jiheng.exchange.open_tables.tables import FINDINGS, TABLES
from tests.builders import make_filing, make_finding, make_indicator, make_project
from tests.exchange.any_filings import HOSTILE, filings

EXAMPLES = sorted(path for path in (Path(__file__).parents[3] / "examples").iterdir() if path.suffix != ".md")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def faults(path: Path) -> list[object]:
    """What frictionless finds wrong with a package."""
    return list(frictionless.validate(str(path)).flatten(["rowNumber", "fieldName", "type", "note"]))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_examples_make_a_valid_package_as_folder_and_as_archive(tmp_path: Path) -> None:
    read_all = [reading.filing for path in EXAMPLES for reading in jiheng.read_all(path)]
    findings = [jiheng.check(filing).findings for filing in read_all]
    write_open_package(tmp_path / "包", read_all, findings=findings)
    write_open_package(tmp_path / "包.zip", read_all)
    assert faults(tmp_path / "包" / DESCRIPTOR) == []
    assert faults(tmp_path / "包.zip") == []
    assert len(read(tmp_path / "包" / "indicators.csv")) == sum(filing.indicator_count for filing in read_all)
    assert len(read(tmp_path / "包" / "findings.csv")) == sum(map(len, findings))
    assert not any(tmp_path.glob(".jiheng-*"))


@settings(max_examples=10, phases=[Phase.generate])  # frictionless takes seconds to shrink by
@given(some=st.lists(filings, max_size=2))
def test_any_filings_make_a_valid_package(some: list[Filing], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("包")
    write_open_package(folder / "包", some, findings=[(make_finding(),)] * len(some))
    assert faults(folder / "包" / DESCRIPTOR) == []


def test_the_descriptor_says_who_what_and_whence(tmp_path: Path) -> None:
    filing = make_filing()
    write_open_package(tmp_path / "p", [filing], publisher=Publisher("2025年目标", "CC-BY-4.0", "2025-01-31T00:00:00Z"))
    written = json.loads((tmp_path / "p" / DESCRIPTOR).read_text(encoding="utf-8"))
    assert (written["title"], written["created"], written["licenses"][0]["name"]) == ("2025年目标", "2025-01-31T00:00:00Z", "CC-BY-4.0")
    assert written["sources"] == [{"title": filing.name, "sha256": filing.sha256}]
    assert [resource["name"] for resource in written["resources"]] == [table.name for table in TABLES]
    for resource in written["resources"]:
        content = (tmp_path / "p" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert all(field["title"] and " / " in field["description"] for field in resource["schema"]["fields"])


def test_an_undecided_licence_is_said_to_be_undecided(tmp_path: Path) -> None:
    write_open_package(tmp_path / "p", [make_filing()])
    assert json.loads((tmp_path / "p" / DESCRIPTOR).read_text(encoding="utf-8"))["licenses"][0]["name"] == "undecided"


def test_the_same_filings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_open_package(tmp_path / name, [make_filing(), make_filing()])
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist()[0] == DESCRIPTOR


def test_findings_are_told_only_where_they_are_given(tmp_path: Path) -> None:
    write_open_package(tmp_path / "p", [make_filing()])
    assert not (tmp_path / "p" / f"{FINDINGS.name}.csv").exists()


def test_no_text_of_a_document_becomes_a_formula(tmp_path: Path) -> None:
    indicators = (make_indicator(text, number=number) for number, text in enumerate(HOSTILE, start=1))
    write_open_package(tmp_path / "p", [make_filing(make_project("=项目", *indicators, total="-3.00"))])
    names = [row["name"] for row in read(tmp_path / "p" / "indicators.csv")]
    assert not [name for name in names if len(name) > 1 and name[0] in "=+-@\t\r" and name != "-2"]
    assert [row["name"] for row in read(tmp_path / "p" / "projects.csv")] == ["'=项目"]
    assert {row["amount"] for row in read(tmp_path / "p" / "funds.csv")} == {"-3.00"}


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "别的.txt").write_text("旧")
    with pytest.raises(jiheng.JihengError, match="已有文件"):
        write_open_package(tmp_path / "p", [make_filing()])
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["别的.txt"]
