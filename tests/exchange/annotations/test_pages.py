"""Findings as highlights with a text on the pages of the user's own PDF."""

from pathlib import Path

import pytest

from jiheng.document import OWN_AUTHOR, Comment, Document
from jiheng.exchange.annotations.annotate import annotate_file
from jiheng.exchange.annotations.comments import list_file_comments
from jiheng.source import Source
from tests.exchange.annotations.files import find, read, remark
from tests.readers.pdf.files import pdf, table, text

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
NAME = "表.pdf"
ROWS = [("项目", "指标值"), ("培训", "明显提高"), ("讲座", "若干场")]


def test_a_finding_is_a_highlight_on_its_cell_and_the_bytes_before_stay() -> None:
    paper = pdf(text(50, 40, "自评表") + table(ROWS))
    document = read(paper, NAME)
    source = find(document, "明显提高")
    written = annotate_file(paper, [remark(source, "“明显提高”无法考核")], document=document)
    assert written.startswith(paper)
    after = read(written, NAME)
    assert (after.tables, after.notices) == (document.tables, document.notices)
    [comment] = _comments(written)
    assert (comment.author, comment.source[1:4], comment.source.page) == (OWN_AUTHOR, source[1:4], 1)
    assert comment.source.box == pytest.approx(source.box, abs=0.1)
    assert comment.text == "IN003 建议改 “明显提高”无法考核\n  依据: 财预〔2015〕88号（条款待核对原文）\n  建议: 改为数量值"


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("crop", ["", "/CropBox [10 20 580 390]"])
def test_a_highlight_lies_on_its_cell_also_on_turned_and_cut_pages(degrees: int, crop: str) -> None:
    paper = pdf(table(ROWS), page=f"/Rotate {degrees} {crop}")
    document = read(paper, NAME)
    source = find(document, "若干场")
    [comment] = _comments(annotate_file(paper, [remark(source)], document=document))
    assert comment.source.box == pytest.approx(source.box, abs=0.1)
    assert comment.source[1:4] == source[1:4]


def test_annotating_again_replaces_what_we_wrote_before() -> None:
    paper = pdf(table(ROWS), table(ROWS, top=100))
    document = read(paper, NAME)
    once = annotate_file(paper, [remark(find(document, "明显提高"), "甲"), remark(find(document, "若干场"), "乙")], document=document)
    assert len(_comments(once)) == 2
    twice = annotate_file(once, [remark(find(document, "若干场"), "丙")], document=read(once, NAME))
    assert ["丙" in comment.text for comment in _comments(twice)] == [True]
    cleared = annotate_file(twice, [], document=read(twice, NAME))
    assert _comments(cleared) == ()
    assert cleared.startswith(paper)
    assert annotate_file(paper, [], document=document) == paper


def test_remarks_of_people_are_read_with_author_and_date_and_stay() -> None:
    note = (
        "<< /Type /Annot /Subtype /Highlight /Rect [135 315 205 335] /QuadPoints [135 335 205 335 135 315 205 315] "
        f"/T <FEFF{'李审核'.encode('utf-16-be').hex()}> /Contents <FEFF{'请核实'.encode('utf-16-be').hex()}> /M (D:20260305091500+08'00') >>"
    )
    paper = pdf(table(ROWS), page=f"/Annots [{note}]")
    document = read(paper, NAME)
    [comment] = _comments(paper)
    assert (comment.author, comment.date, comment.text) == ("李审核", "2026-03-05T09:15:00+08:00", "请核实")
    written = annotate_file(paper, [remark(find(document, "若干场"))], document=document)
    assert [comment.author for comment in _comments(written)] == ["李审核", OWN_AUTHOR]
    assert read(written, NAME).notices == document.notices


def test_a_finding_without_a_place_is_noted_on_the_first_text() -> None:
    paper = pdf(text(50, 40, "自评表") + table(ROWS))
    document = read(paper, NAME)
    [comment] = _comments(annotate_file(paper, [remark(Source(NAME, None, None, None, 0, 0))], document=document))
    assert comment.source[1:4] == (1, 1, 1)


def test_a_file_that_opens_without_its_password_is_annotated_too() -> None:
    paper = pdf(table([("AB", "CD"), ("EF", "GH")]), password="")
    document = read(paper, NAME)
    [comment] = _comments(annotate_file(paper, [remark(find(document, "GH"))], document=document))
    assert "指标值无法考核" in comment.text


@pytest.mark.skipif(not SAMPLES.exists(), reason="没有 ../shared/samples，无法在真实的表上试")
@pytest.mark.parametrize("name", ["guangzhou-kexie--lines.pdf", "guangzhou-kexie--xlsx.pdf", "self-evaluation--docx.pdf"])
def test_every_cell_of_a_real_file_is_found_again_under_its_highlight(name: str) -> None:
    paper = (SAMPLES / name).read_bytes()
    document = read(paper, name)
    cells = {cell.source for table in document.tables for row in table.rows for cell in row if cell.source.box and cell.text}
    written = annotate_file(paper, [remark(source, source.place) for source in cells], document=document)
    assert written.startswith(paper)
    assert read(written, name).tables == document.tables
    seen = list_file_comments(written, document=document)
    assert {comment.source.place for comment in seen} == {source.place for source in cells}
    assert all(comment.source.place in comment.text for comment in seen)


def _comments(content: bytes) -> tuple[Comment, ...]:
    document: Document = read(content, NAME)
    return list_file_comments(content, document=document)
