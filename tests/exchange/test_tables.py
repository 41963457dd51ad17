"""A flat table says the same in every file format, and nobody can attack through it."""

import csv
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import jiheng
from jiheng.exchange.tables.book import write_book
from jiheng.exchange.tables.columns import Row, TableColumn, TableLayout
from jiheng.exchange.tables.delimited import write_csv
from jiheng.exchange.tables.indicators import INDICATOR_COLUMNS, indicator_rows
from jiheng.exchange.tables.lines import to_lines
from jiheng.exchange.tables.writing import check_target, write_tables
from jiheng.text.targets import Date, Grade, Quantity
from tests.builders import make_filing, make_indicator, make_project, make_target

LAYOUT = TableLayout("指标", (TableColumn("名称"), TableColumn("数值", "number"), TableColumn("个数", "integer"), TableColumn("得分", "figure")))
SECOND = TableLayout("覆盖", (TableColumn("文件"),))
ROWS: list[Row] = [("甲,“乙”\n丙", "-12.5", 3, "9.5"), ("", None, None, "9.5分"), (None, "12345678901234567890", -1, None)]
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1+1", "＠x")
NO_FORMULAS = ("-12.5", "+3", "-", "≥90%", "1=1", "——")


def lines(*texts: str) -> list[str]:
    """Rows of one text each."""
    return to_lines([[text] for text in texts])


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def read_book(path: Path, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()  # type: ignore[return-value]


def named(filing: jiheng.Filing) -> list[dict[str, str | int | None]]:
    """The rows of a filing by the titles of their columns."""
    return [dict(zip((column.title for column in INDICATOR_COLUMNS), row, strict=True)) for row in indicator_rows(filing)]


def test_a_target_stands_as_written_and_as_evaluated() -> None:
    each = Quantity("=", Decimal(100), unit="人", per="每场", text="每场100人", approx=True)
    between = Quantity("range", Decimal("2.50"), Decimal(4), unit="%", text="2.5%—4%")
    filing = make_filing(make_project("甲", *(make_indicator("某", value) for value in (
        make_target("每场约100人，优", each, Grade("优")), make_target("2.5%—4%", between),
        make_target("优，6月底前", Grade("优"), Date("≤", "06")), make_target("优", Grade("优")),
    ))))
    first, second, third, fourth = named(filing)
    parts = ("类型", "符号", "数值", "上限", "日期", "单位", "每", "约", "分句数")
    assert [first[f"年度{part}"] for part in parts] == ["数量", "=", "100", None, None, "人", "每场", "约", 2]
    assert [second[f"年度{part}"] for part in parts] == ["数量", "range", "2.5", "4", None, "%", None, None, 1]
    assert [third[f"年度{part}"] for part in parts] == ["日期", "≤", None, None, "06", None, None, None, 2]
    assert [fourth[f"年度{part}"] for part in parts] == ["等级", None, None, None, None, None, None, None, 1]
    assert (first["实际值"], first["实际分句数"]) == (None, None)
    assert (first["表"], first["行"], first["页"], first["框"]) == (1, 8, None, None)


def test_a_csv_reads_back(tmp_path: Path) -> None:
    write_csv(tmp_path / "表.csv", LAYOUT, to_lines(ROWS))
    assert read_csv(tmp_path / "表.csv") == [
        ["名称", "数值", "个数", "得分"], ["甲,“乙”\n丙", "-12.5", "3", "9.5"], ["", "", "", "9.5分"], ["", "12345678901234567890", "-1", ""],
    ]


def test_no_text_in_a_csv_begins_as_a_formula_does(tmp_path: Path) -> None:
    write_csv(tmp_path / "表.csv", SECOND, lines(*FORMULAS, *NO_FORMULAS))
    _, *rows = read_csv(tmp_path / "表.csv")
    assert [row[0] for row in rows] == [*(f"'{text}" for text in FORMULAS), *NO_FORMULAS]


def test_a_workbook_holds_both_tables_with_numbers_as_numbers(tmp_path: Path) -> None:
    assert write_tables(tmp_path / "表.xlsx", [(LAYOUT, to_lines(ROWS)), (SECOND, lines(*FORMULAS))]) == [tmp_path / "表.xlsx"]
    assert read_book(tmp_path / "表.xlsx", "指标")[1:] == [
        ["甲,“乙”\n丙", -12.5, 3.0, 9.5], ["", "", "", "9.5分"], ["", "12345678901234567890", -1.0, ""],
    ]
    assert [row[0] for row in read_book(tmp_path / "表.xlsx", "覆盖")[1:]] == list(FORMULAS)
    assert b"<f>" not in b"".join(map(zipfile.ZipFile(tmp_path / "表.xlsx").read, zipfile.ZipFile(tmp_path / "表.xlsx").namelist()))


@pytest.mark.parametrize(("count", "sheets"), [(0, ["表"]), (3, ["表"]), (4, ["表", "表2"]), (7, ["表", "表2", "表3"])])
def test_more_rows_than_a_sheet_has_go_on_in_further_sheets(tmp_path: Path, count: int, sheets: list[str]) -> None:
    texts = [str(number) for number in range(count)]
    write_book(tmp_path / "表.xlsx", [(TableLayout("表", SECOND.columns), lines(*texts))], rows_per_sheet=3)
    book = CalamineWorkbook.from_path(tmp_path / "表.xlsx")
    assert book.sheet_names == sheets
    assert [row for name in sheets for row in book.get_sheet_by_name(name).to_python()[1:]] == [[text] for text in texts]


def test_a_parquet_file_reads_back_with_types(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra parquet")
    files = write_tables(tmp_path / "表 'x.parquet", [(LAYOUT, to_lines(ROWS[:2])), (SECOND, lines("甲"))])
    assert [file.name for file in files] == ["表 'x.parquet", "表 'x-覆盖.csv"]
    found = duckdb.read_parquet(str(files[0]))
    assert (found.columns, [str(kind) for kind in found.types]) == (["名称", "数值", "个数", "得分"], ["VARCHAR", "DOUBLE", "BIGINT", "VARCHAR"])
    assert found.fetchall() == [("甲,“乙”\n丙", -12.5, 3, "9.5"), (None, None, None, "9.5分")]


def test_a_parquet_file_takes_long_and_odd_texts(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra parquet")
    texts = ["#甲", "#", "长" * 2_000_000, '"', '""', "'", "a\r\nb", "a,b", "\\", "NULL", "\ud800", " x "]
    write_tables(tmp_path / "表.parquet", [(SECOND, lines(*texts)), (SECOND, [])])
    found = [row[0] for row in duckdb.read_parquet(str(tmp_path / "表.parquet")).fetchall()]
    assert found == [text.replace("\ud800", "\\ud800") for text in texts]


def test_a_parquet_file_may_be_empty(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra parquet")
    write_tables(tmp_path / "表.parquet", [(LAYOUT, []), (SECOND, [])])
    found = duckdb.read_parquet(str(tmp_path / "表.parquet"))
    assert (found.columns, found.fetchall()) == (["名称", "数值", "个数", "得分"], [])


def test_no_row_at_all_is_a_table_with_a_head_alone(tmp_path: Path) -> None:
    for suffix in (".csv", ".xlsx"):
        write_tables(tmp_path / f"表{suffix}", [(LAYOUT, []), (SECOND, [])])
    assert read_csv(tmp_path / "表.csv") == [["名称", "数值", "个数", "得分"]]


def test_a_table_that_fails_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("旧的", encoding="utf-8")
    with pytest.raises(jiheng.JihengError):
        write_tables(tmp_path / "表.csv", [(LAYOUT, _broken_lines()), (SECOND, [])])
    assert [path.name for path in tmp_path.iterdir()] == ["表.csv"]
    assert (tmp_path / "表.csv").read_text(encoding="utf-8") == "旧的"


@pytest.mark.parametrize("name", ["表", "表.txt", "表.xls", ".csv"])
def test_another_suffix_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(jiheng.JihengError, match=r"\.csv、\.xlsx、\.parquet"):
        check_target(Path(name))


def _broken_lines() -> Iterator[str]:
    """Lines on a disk that fails."""
    yield "甲,1,1,1"
    raise OSError(5, "disk")
