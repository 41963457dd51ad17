"""A workbook to fill records in: typed columns, drop-downs, a worked example, and what each column wants."""

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiheng.domain.evidence.records import FIELD_TYPE_WORDS, Field, RecordKind
from jiheng.exchange.records.listing import say_field
from jiheng.exchange.sheets import FIXED_CREATION

ROWS = 5_000
"""Rows that are ready to be filled in; more may be added below."""
_NARROWEST, _WIDEST = 10, 30
_FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "money": "#,##0.00", "text": "@"}
_LIST_AT_MOST = 255
"""Characters of the options that a drop-down of Excel may have."""


def write_record_template(kind: RecordKind) -> bytes:
    """The bytes of an ``.xlsx`` workbook: ``填写`` is empty but for its head, ``说明`` tells of each column with an example.

    ``recognise_records`` reads it back, filled in, whatever else is in the file.
    """
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(stream, options) as book:
        book.set_properties({"title": f"{kind.words}登记表", "author": "绩衡", "created": FIXED_CREATION})
        head = book.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1, "border_color": "#DDE3EA", "text_wrap": True})
        must = book.add_format({"bold": True, "bg_color": "#FDECEA", "border": 1, "border_color": "#DDE3EA", "text_wrap": True})
        page = book.add_worksheet("填写")
        for at, each in enumerate(kind.fields):
            _write_column(book, page, at, each, head=must if each.is_required else head)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.repeat_rows(0)
        page.fit_to_pages(1, 0)
        _write_notes(book.add_worksheet("说明"), kind, head=head)
    return stream.getvalue()


def _write_column(book: Workbook, page: Worksheet, at: int, each: Field, *, head: Format) -> None:
    width = min(max(_NARROWEST, 2 * len(each.words) + 4), _WIDEST)
    page.set_column(at, at, width, book.add_format({"num_format": _number_format(each), "text_wrap": each.type == "text"}))
    page.write_string(0, at, each.words, head)
    page.write_comment(0, at, say_field(each), {"author": "绩衡"})
    validation = _validation(each)
    if validation:
        page.data_validation(1, at, ROWS, at, validation)


def _number_format(each: Field) -> str:
    if each.type == "number":
        return "0." + "0" * each.scale if each.scale else "0"
    return _FORMATS.get(each.type, "General")


def _validation(each: Field) -> dict[str, object] | None:
    choices = list(each.choices) if each.type == "choice" else ["是", "否"] if each.type == "yes-no" else []
    if not choices or len(",".join(choices)) > _LIST_AT_MOST:
        return None
    return {"validate": "list", "source": choices, "error_title": each.words, "error_message": "请从下拉列表里选。"}


def _write_notes(page: Worksheet, kind: RecordKind, *, head: Format) -> None:
    rows = [["列", "类型", "必填", "怎样填", "示例"]]
    example = kind.examples[0] if kind.examples else {}
    for each in kind.fields:
        must = "是" if each.is_required else ""
        rows.append([each.words, FIELD_TYPE_WORDS[each.type], must, say_field(each), example.get(each.words, "")])
    key = "、".join(kind.get_field(name).words for name in kind.key)
    rows.append(["", "", "", f"{key}都相同的算同一条，只计一次。", ""])
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            page.write_string(at, column, text, head if at == 0 else None)
    for column, width in enumerate((14, 14, 8, 60, 24)):
        page.set_column(column, column, width)
