"""The long tables: a row per indicator, a row per clause, and a word on every column."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from jiheng.exchange.open_tables.flat import CLAUSE_ROWS, DICTIONARY, INDICATORS, describe_columns, write_long_tables
from jiheng.text.grammar import parse_target
from tests.builders import make_filing, make_indicator, make_project

FILING = make_filing(make_project("甲", make_indicator("培训", parse_target("培训2场，每场100人")), make_indicator("=满意度", "优")))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_csv_has_the_indicators_and_beside_it_stand_clauses_and_dictionary(tmp_path: Path) -> None:
    files = write_long_tables(tmp_path / "表.csv", [FILING])
    assert [file.name for file in files] == ["表.csv", "表-分句.csv", "表-字段.csv"]
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") and b"\r\n" in file.read_bytes() for file in files)
    indicators, clauses, words = map(read, files)
    assert [row["三级指标"] for row in indicators] == ["培训", "'=满意度"]
    annual = [row for row in clauses if row["哪个值"] == "annual_target" and row["三级指标"] == "培训"]
    assert [(row["分句次序"], row["数值"], row["计量单位"], row["每"]) for row in annual] == [("1", "2", "场", ""), ("2", "100", "人", "每场")]
    assert len({row["指标编号"] for row in clauses}) == 2
    assert list(words[0]) == [column.title for column in DICTIONARY.columns]


def test_every_column_is_explained_in_both_languages() -> None:
    described = list(describe_columns())
    assert [(row[0], row[1]) for row in described] == [
        (table.name, column.title) for table in (INDICATORS, CLAUSE_ROWS) for column in table.columns
    ]
    assert all(row[3] and str(row[4])[0].isascii() for row in described)


def test_a_workbook_has_the_tables_as_sheets(tmp_path: Path) -> None:
    (file,) = write_long_tables(tmp_path / "表.xlsx", [FILING, FILING])
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["指标", "分句", "字段"]
    assert len(book.get_sheet_by_name("指标").to_python()) == 5


def test_parquet_has_types(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra parquet")
    files = write_long_tables(tmp_path / "表.parquet", [FILING])
    assert [file.name for file in files] == ["表.parquet", "表-分句.parquet", "表-字段.csv"]
    found = duckdb.read_parquet(str(files[1]))
    values = found.columns.index("数值")
    assert sorted(row[values] for row in found.fetchall() if row[values] is not None) == [2.0, 2.0, 100.0, 100.0]


def test_no_filing_gives_tables_with_heads_alone(tmp_path: Path) -> None:
    files = write_long_tables(tmp_path / "表.csv", [])
    assert [len(read(file)) for file in files[:2]] == [0, 0]
