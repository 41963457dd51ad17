"""Records in workbooks and text: what is filled in is read, what is wrong is said cell by cell."""

import datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from jiheng.document import Document
from jiheng.domain.evidence.records import Field, FieldType, Record, RecordKind
from jiheng.errors import BrokenRecords
from jiheng.exchange.records.listing import list_records, mask
from jiheng.exchange.records.template import write_record_template
from jiheng.exchange.sheets import write_sheets
from jiheng.readers.registry import read_document
from jiheng.recognition.records.cells import read_cell
from jiheng.recognition.records.reading import RecordReading, recognise_records
from jiheng.regulations.record_kinds import list_record_kinds, load_record_kind
from tests.measures.building import kinds, records_of


def read_text(text: str, *, kind: str = "activity") -> RecordReading:
    """A pasted table, read."""
    return recognise_records(read_document(text.encode(), name="活动.txt"), load_record_kind(kind))


HEAD = "系列\t活动名称\t日期\t场次\t线下人次\n"


def test_a_pasted_table_is_read() -> None:
    reading = read_text(HEAD + "科创下午茶\t第1期\t2026年3月12日\t1\t52人次\n科创下午茶\t第2期\t2026/4/9\t1\t1,048\n")
    assert [record.values["onsite"] for record in reading.records] == [52, 1048]
    assert [record.day for record in reading.records] == [datetime.date(2026, 3, 12), datetime.date(2026, 4, 9)]
    assert reading.is_whole


def test_each_wrong_cell_gets_a_sentence_with_its_place() -> None:
    reading = read_text(HEAD + "甲\t第1期\t三月\t1\t52\n甲\t\t2026-03-12\t一场\t5.5\n")
    assert [mistake.sentence for mistake in reading.mistakes] == [
        "第 2 行“日期”“三月”：应为日期，如 2026-03-12。",
        "第 3 行“活动名称”空着：是必填的，不能空着。",
        "第 3 行“场次”“一场”：应为数字。",
        "第 3 行“线下人次”“5.5”：应为整数。",
    ]
    assert not reading.records


def test_the_same_event_twice_in_a_file_is_said_and_counts_once() -> None:
    reading = read_text(HEAD + "甲\t第1期\t2026-03-12\t1\t52\n" * 2)
    assert (len(reading.records), len(reading.repeated)) == (1, 1)


def test_a_column_that_is_no_field_is_named() -> None:
    reading = read_text("活动名称\t日期\t场次\t心情\n第1期\t2026-03-12\t1\t好\n")
    assert reading.unknown == ("心情",)
    assert reading.is_whole


def test_a_file_without_a_required_column_is_refused() -> None:
    with pytest.raises(BrokenRecords, match="缺少“场次”列"):
        read_text("活动名称\t日期\n第1期\t2026-03-12\n")


def test_a_file_of_something_else_is_refused_with_the_heads_that_it_should_have() -> None:
    with pytest.raises(BrokenRecords, match="没有“活动”的表头；表头应有：系列、活动名称"):
        read_text("姓名\t电话\n张三\t1\n")


def test_other_heads_can_be_told_once() -> None:
    document = read_document("名目\t何日\t几场\t备注\n第1期\t2026-03-12\t2\t无\n".encode(), name="活动.txt")
    named = {"名目": "name", "何日": "day", "几场": "sessions", "备注": ""}
    reading = recognise_records(document, load_record_kind("activity"), named=named)
    assert reading.records[0].values["sessions"] == 2
    assert reading.unknown == ()


def test_nothing_is_repaired_before_it_was_reported() -> None:
    reading = read_text("工单号\t类别\t报修时间\t修复时间\n1\t故障\t2026-03-02 09:10\t2026-03-02 08:00\n", kind="work_order")
    assert reading.mistakes[0].sentence == "第 2 行“修复时间”“2026-03-02 08:00”：早于报修时间 2026-03-02 09:10。"


@pytest.mark.parametrize("kind", list_record_kinds(), ids=lambda kind: kind.name)
def test_a_template_filled_with_its_example_is_read_back(kind: RecordKind) -> None:
    reading = recognise_records(fill_template(kind), kind)
    assert reading.is_whole, [mistake.sentence for mistake in reading.mistakes]
    assert [len(record.values) for record in reading.records] == [len(kind.examples[0])]


def fill_template(kind: RecordKind) -> Document:
    """The template with its own example typed into the first free row."""
    book = openpyxl.load_workbook(BytesIO(write_record_template(kind)))
    for column, each in enumerate(kind.fields, 1):
        book["填写"].cell(2, column).value = kind.examples[0].get(each.words)
    stream = BytesIO()
    book.save(stream)
    return read_document(stream.getvalue(), name="记录.xlsx")


def test_an_empty_template_has_no_records_and_no_mistakes() -> None:
    document = read_document(write_record_template(load_record_kind("activity")), name="活动.xlsx")
    reading = recognise_records(document, load_record_kind("activity"))
    assert (reading.records, reading.mistakes) == ((), ())


@given(kinds().flatmap(records_of))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_listed_record_is_read_back_to_the_same(record: Record) -> None:
    content = write_sheets([list_records(record.kind, [record], is_masked=False)], title="记录")
    reading = recognise_records(read_document(content, name="记录.xlsx"), record.kind)
    written = {name: value for name, value in record.values.items() if str(value).strip()}
    if reading.is_whole:
        assert reading.records[0].values == written
    else:
        assert "早于" in reading.mistakes[0].sentence or "必填" in reading.mistakes[0].sentence


def test_persons_are_masked_where_records_leave_the_house() -> None:
    assert [mask(text) for text in ("张三", "欧阳修文", "13800001234", "甲")] == ["张*", "欧***", "138****1234", "甲*"]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("２０２６－０３－１２", "date", datetime.date(2026, 3, 12)), ("20260312", "date", datetime.date(2026, 3, 12)),
        ("2026-03-12 00:00:00", "date", datetime.date(2026, 3, 12)), ("是", "yes-no", True), ("×", "yes-no", False),
        ("1,234.50元", "money", Decimal("1234.50")), ("12万元", "money", Decimal("120000.00")), ("—", "text", None),
    ],
)  # fmt: skip
def test_cells_are_read_as_people_write_them(text: str, type_: FieldType, value: object) -> None:
    unit = "元" if type_ == "money" else ""
    assert read_cell(text, Field("x", "列", type_, scale=2 if type_ == "money" else 0, measure_unit=unit)) == value
