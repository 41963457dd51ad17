"""HTML: charsets, spans, tags that are never closed, tables that only place others, what a browser does not show."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiheng
from jiheng.readers.registry import read_document

PAGE = "<table><tr><td>项目名称<td>总计</table>"


def read(page: str) -> list[list[list[str]]]:
    """The texts of the cells, table by table and row by row."""
    return [[[one.text for one in row] for row in part.rows] for part in read_document(page.encode()).tables]


@pytest.mark.parametrize("content", [
    PAGE.encode(), PAGE.encode("gb18030"), codecs.BOM_UTF8 + PAGE.encode(), codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"),
    ('<meta charset="gb2312">' + PAGE).encode("gbk"), ('<meta charset="gb2312">' + PAGE).encode(),
    ('<meta charset="utf-8">' + PAGE).encode("gbk"),
    '<meta http-equiv="Content-Type" content="text/html; charset=big5"><table><tr><td>項目名稱<td>總計</table>'.encode("big5"),
])
def test_a_page_is_read_in_its_charset_whatever_it_says(content: bytes) -> None:
    (table,) = read_document(content).tables
    assert [cell.text for cell in table.rows[0]] in (["项目名称", "总计"], ["項目名稱", "總計"])


@pytest.mark.parametrize("head", [
    "", "<!DOCTYPE html>\n<html>", "<?xml version='1.0'?>\n<!-- 注 -->\n<html><body>", "\ufeff<html>", "<tr><td>0<td>0",
])
def test_a_page_is_known_by_its_first_tags(head: str) -> None:
    assert read_document((head + PAGE).encode(), name="表.xls").format == "html"


def test_a_text_with_tags_in_its_cells_is_no_page() -> None:
    assert read_document("<p>目标</p>\t1.00\n<table>\t2.00".encode()).format == "text"


def test_spans_are_laid_out() -> None:
    page = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>戊<td rowspan=9>己<td>庚</table>尾"
    assert read(page) == [[["甲", "乙", "乙"], ["甲", "丙", "丁"], ["戊", "己", "庚"], ["尾"]]]


@pytest.mark.parametrize("span", ["0", "-1", "x", "２", "", "1.5"])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    assert read(f"<table><tr><td colspan='{span}'>甲<td>乙</table>") == [[["甲", "乙"]]]


def test_blanks_are_shown_as_a_browser_shows_them() -> None:
    page = "<table><tr><td> 甲\n   乙 <b>丙</b>\n<br>丁 a\n b<p>戊</p>己<td>&ge;90%&nbsp;</table>"
    assert read(page) == [[["甲乙 丙\n丁 a b\n戊\n己", "≥90%\u00a0"]]]


def test_what_is_not_shown_is_left_out_and_hidden_text_is_said() -> None:
    head = "<html><head><title>页</title><style>p{}</style></head><script>1</script>"
    body = "<p>看</p><p style='x:1;display: none'>不见</p><!-- 注 --><p hidden>也是</p>"
    document = read_document((head + body + PAGE).encode())
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [["看"], ["项目名称", "总计"]]
    assert [notice.text for notice in document.notices] == ["网页里隐藏的文字没有读：不见 也是"]


def test_a_table_that_only_places_another_is_looked_through() -> None:
    page = "<table><tr><td><h1>标题</h1><tr><td><p>单位：万元</p><table><caption>名</caption><tr><td>1<td>2</table>尾</table>"
    assert read(page) == [[["标题"], ["单位：万元"], ["名"], ["1", "2"], ["尾"]]]


def test_a_table_beside_text_stands_on_its_own_below() -> None:
    assert read("<table><tr><td>外<td>旁<table><tr><td>内<td>里</table><tr><td>下<td>面</table>") == [[["外", "旁"], ["下", "面"]], [["内", "里"]]]


EXCEL = (
    "<style>td{padding:0} .a,.b\n{x:y; mso-number-format:Percent;} .c{mso-number-format:\"\\0022≥\\00220\";} "
    ".d{mso-number-format:\"\\#\\,\\#\\#0\\.00\";} .e{mso-number-format:\"\\@\"} .f{mso-number-format:\"0\\,\"}</style>"
)


@pytest.mark.parametrize(("cell", "shown"), [
    ("class=a>0.95", "95.00%"), ("class='x b'>0.95", "95.00%"), ("class=c>95", "≥95"), ("class=d>1234.5", "1,234.50"),
    ("class=e>00123", "00123"),
    ("class=a>95%", "95%"), ("class=a x:num='0.953'>95", "95"), ("class=f>12345", "12345"), ("class=d>第1项", "第1项"),
    ("class=d>00123", "00123"),
    ("class=z>1.50", "1.50"), ("style=\"mso-number-format:'0\\.0%'\">0.5", "50.0%"),
    ("style='mso-number-format:\"yyyy\\0022年\\0022\"'>45747", "2025年"),
])
def test_a_bare_number_is_shown_as_a_spreadsheet_shows_the_page(cell: str, shown: str) -> None:
    assert read(f"<html>{EXCEL}<table><tr><td {cell}<td>x</table>") == [[[shown, "x"]]]


def test_raised_digits_stay_raised() -> None:
    assert read("<table><tr><td>10<sup>4</sup>m<sup>2</sup><td>x</table>") == [[["10⁴m²", "x"]]]


def test_formulas_with_cells_of_their_own_break_nothing() -> None:
    (table,) = read("<table><tr><td>1<math><tr><td>x</td></tr><td>y</math><td>2</table>")
    assert {cell for row in table for cell in row} >= {"x", "2"}


@pytest.mark.parametrize(("page", "why"), [
    ("<table><tr><td>" * 60 + "x", "嵌套超过 50 层"),
    ("<table><tr><td colspan=100000000>x", "单元格超过"),
    ("<table>" + "<tr><td rowspan=60000 colspan=300000>x" * 3, "单元格超过"),
    ("<html>" + "<b>" * 2_000_001, "标签超过"),
    ("<html>" + "<div>" * 100_000 + "x", "嵌套过深"),
    ("<html>" + "<div></x>" * 100_000 + "x", "嵌套过深"),
    ("<html>" + "<div>" * 9_000 + "x", "没有认出"),
    ("<html>" + "<!---->" * 9_000 + "x", "没有认出"),
    ("<!---->" * 9_000 + "<x", "没有认出"),
])
def test_a_page_that_means_harm_is_refused(page: str, why: str) -> None:
    with pytest.raises(jiheng.JihengError, match=why):
        jiheng.read(page.encode())


TAGS = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=2 colspan=3>", "<p>", "</p>", "<br>", "<math>", "<svg>",
    "<template>", "甲", " ",
)


@given(st.lists(st.sampled_from(TAGS), max_size=30))
def test_tags_in_any_order_lose_no_text_outside_what_is_not_shown(tags: list[str]) -> None:
    page = "<html><body>" + "".join(tags)
    shown = {cell for part in read_document(page.encode() + b"<p>z").tables for row in part.rows for cell in row}
    if not {"<svg>", "<template>", "<math>"} & set(tags):
        assert sum(cell.text.count("甲") for cell in shown) == page.count("甲")
