"""The laws of corrections: nothing but the wording changes, correcting twice is correcting once, and no finding is new."""

import io
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiheng
from tests.rules.corrections.corrected import correct_example, meanings, write_example
from tests.rules.example import write_table

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT.parent / "shared" / "samples"
FILES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".tsv", ".xlsx"))
PATTERNS = ("guangzhou-kexie.[dmtx][odx][cx]*", "guangzhou-kexie.md", "self-evaluation.[dx]*x", "shanghai-*.txt", "planted/*.txt")
REAL = sorted(path for pattern in PATTERNS for path in SAMPLES.glob(pattern) if path.suffix in (".docx", ".xlsx", ".md", ".txt"))

NAMES = st.lists(
    st.sampled_from(["科普", "培训", "场次", "人数", "的的", "<br/>", "&nbsp;", "，，", "（", ")", "“", "”", " ", "指标", "。", "２", "率"]),
    min_size=1, max_size=6,
).map("".join)
NUMBERS = st.sampled_from(["12", "１２", "一百", "两", "3.5", "60余", "约80", "10万", "十万", "1,200"])
VALUES = st.one_of(
    st.tuples(
        st.sampled_from(["", "≥", "≥≥", r"\geq ", "&ge;", "不少于", "不少于≥", "≤", "＞", "每月不少于", "共"]),
        NUMBERS, st.sampled_from(["场", "平米", "％", "%", "家", "公分", "", "人人"]), st.sampled_from(["", "以上", "。", "、", "左右", "以内；"]),
    ).map("".join),
    st.sampled_from(["良好", "明显提升", "按需", "<p>优</p>", "健全，，规范", "一小时内", "2025年１２月底前"]),
)
CATEGORIES = st.sampled_from(["数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标", "服务对象满意度指标"])
LINES = st.lists(st.tuples(CATEGORIES, NAMES, VALUES).map(" | ".join), min_size=1, max_size=3).map("\n".join)


def told(filing: jiheng.Filing) -> Counter[tuple[str, int | None, int | None]]:
    """How often each rule speaks about what."""
    return Counter((finding.code, finding.project_index, finding.indicator_number) for finding in jiheng.check(filing).findings)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_safe_corrections_keep_every_meaning_and_bring_no_finding(text: str) -> None:
    before = jiheng.read(write_table(text).encode(), name="示例.txt").filing
    after = jiheng.read(write_example(text).encode(), name="示例.txt").filing
    assert list(meanings(before)) == list(meanings(after))
    assert [project.funds.total for project in before.projects] == [project.funds.total for project in after.projects]
    assert not told(after) - told(before)


@settings(max_examples=40, deadline=None)
@given(LINES, st.booleans())
def test_correcting_twice_is_correcting_once(text: str, proposed: bool) -> None:
    once = write_example(text, proposed=proposed)
    again = jiheng.correct_document(jiheng.read(once.encode(), name="示例.txt").document)
    assert not again.safe
    assert not (proposed and again.proposed)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_is_corrected_in_its_own_format(path: Path) -> None:
    assert_corrected(path)


@pytest.mark.skipif(not REAL, reason="../shared is not there")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_table_is_corrected_in_its_own_format(path: Path) -> None:
    assert_corrected(path)


def assert_corrected(path: Path) -> None:
    """Correct a file both ways and hold what was written against the original."""
    reading = jiheng.read(path)
    corrections = jiheng.correct_document(reading.document)
    for proposed in (False, True):
        written = jiheng.write_corrections(path, corrections, proposed=proposed)
        after = jiheng.read(written.content, name=path.name)
        assert not written.unwritten
        assert proposed or not told(after.filing) - told(reading.filing)
        assert proposed or list(meanings(after.filing)) == list(meanings(reading.filing))
        again = jiheng.correct_document(after.document)
        assert not again.safe
        assert not (proposed and again.proposed)


def test_a_value_that_is_printed_twice_is_corrected_at_both_places() -> None:
    written = write_example("数量指标 | 报道媒体数 | 两家以上")
    assert written.count("2家以上") == 2
    assert "两家" not in written


def test_several_slips_in_one_value_are_one_change() -> None:
    (change,) = correct_example("质量指标 | 设备完好率 | ≥≥９８％。").safe
    assert (change.field, change.before, change.after) == ("指标值", "≥≥９８％。", "≥98%")


def test_only_the_characters_that_change_are_written() -> None:
    (first, second) = correct_example("质量指标 | 设备完好率 | ≥95%、").edits
    assert {first.before, second.before} == {"、"}
    assert {first.replacement, second.replacement} == {""}


@pytest.mark.parametrize("value", ["及时、", "20人人"])
def test_a_correction_that_changes_the_meaning_is_only_proposed(value: str) -> None:
    corrections = correct_example(f"质量指标 | 巡查情况 | {value}")
    assert not any(change.before == value for change in corrections.safe)
    assert not corrections.unproved


def test_a_value_in_several_columns_is_corrected_in_the_one_that_is_wrong() -> None:
    lines = [
        "2026年度项目支出绩效目标申报表", "项目名称\t社区改造", "主管部门\t示例市民政局\t实施单位\t示例市民政局", "项目资金（万元）\t年度资金总额\t100.00",
        "年度总体目标\t改造社区用房，服务居民不少于600人次，满意度达到90%以上。", "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位",
        "产出指标\t数量指标\t改造面积\t≥\t1600\t平米", "产出指标\t数量指标\t巡查次数\t\t30\t次", "满意度指标\t服务对象满意度指标\t居民满意度\t＞\t90\t%",
    ]
    table = "\n".join(lines).encode()
    corrections = jiheng.correct_document(jiheng.read(table, name="表.txt").document)
    lines = jiheng.write_corrections(table, corrections, proposed=True, name="表.txt").content.decode().splitlines()
    assert [line.split("\t", 3)[3] for line in lines[6:]] == ["≥\t1600\t平方米", "\t≥30\t次", "≥\t90\t%"]


def test_a_number_in_a_workbook_is_not_turned_into_words() -> None:
    book = openpyxl.load_workbook(ROOT / "examples" / "柳溪区文化馆.xlsx")
    cell = book.worksheets[0]["E15"]
    cell.value, cell.number_format = 0.95, "0%"
    content = io.BytesIO()
    book.save(content)
    corrections = jiheng.correct_document(jiheng.read(content.getvalue(), name="表.xlsx").document)
    assert [(change.before, change.after) for change in corrections.proposed] == [("95%", "≥95%")]
    written = jiheng.write_corrections(content.getvalue(), corrections, proposed=True, name="表.xlsx")
    assert (written.content, written.edits) == (content.getvalue(), 0)
    assert [fix.replacement for fix, _ in written.unwritten] == ["≥"]
    assert all(reason for _, reason in written.unwritten)
