"""The workbook of a merged table: every project with its file, sums as printed, who is missing."""

import io
from dataclasses import replace

import openpyxl

import jiheng
from tests.builders import make_filing, make_project


def test_every_project_stands_with_its_file_and_place_and_the_total_is_their_sum() -> None:
    filings = [replace(make_filing(make_project(f"项目{name}", total="12.50"), agency=name), name=f"{name}.xlsx") for name in "甲乙丙"]
    merging = jiheng.merge(filings)
    book = openpyxl.load_workbook(io.BytesIO(jiheng.write_merged_workbook(merging, missing=["丁单位"])))
    assert book.sheetnames == ["汇总", "项目", "指标", "来源", "核对", "未报"]
    projects = list(book["项目"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[-2], row[-1]) for row in projects] == [
        ("甲", "1. 甲.xlsx", "表1:8:1"), ("乙", "2. 乙.xlsx", "表1:8:1"), ("丙", "3. 丙.xlsx", "表1:8:1"),
    ]
    total = list(book["汇总"].iter_rows(min_row=2, values_only=True))[-1]
    assert (total[0], total[3]) == ("合计", sum(row[3] for row in projects))
    assert [row[3] for row in book["核对"].iter_rows(min_row=2, values_only=True)] == ["相符", "相符"]
    assert book["未报"]["A2"].value == "丁单位"


def test_a_conflict_has_a_row_of_its_own() -> None:
    merging = jiheng.merge([make_filing(make_project("培训", total="1.00")), make_filing(make_project("培训", total="2.00"))])
    book = openpyxl.load_workbook(io.BytesIO(jiheng.write_merged_workbook(merging)))
    assert book["冲突"]["A2"].value == "内容冲突"
