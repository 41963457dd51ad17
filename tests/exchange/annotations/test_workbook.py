"""Findings as comments in the cells of the user's own workbook."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import OWN_AUTHOR
from jiheng.errors import RefusedDocument
from jiheng.exchange.annotations.annotate import ANNOTATORS, annotate_file
from jiheng.exchange.annotations.comments import READERS, list_file_comments
from jiheng.exchange.annotations.notes import FORMATS
from jiheng.exchange.annotations.sheet_geometry import measure
from jiheng.readers.own_remarks import FOOT
from jiheng.source import Source
from tests.exchange.annotations.files import changed_parts, comments_in, find, looks, parts, read, remark, with_parts, write_workbook
from tests.readers import workbooks

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
_MAIN, _STRICT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_RELATIONS = "http://schemas.microsoft.com/office/2017/10/relationships"


def test_a_finding_is_a_comment_on_its_cell_and_nothing_else_changes() -> None:
    book = write_workbook()
    document = read(book)
    written = annotate_file(book, [remark(find(document, "≥10场"))], document=document)
    [(place, (author, text))] = comments_in(written).items()
    assert place == ("自评表", "B3")
    assert author == OWN_AUTHOR
    assert "IN003 建议改 指标值无法考核" in text
    assert "依据: 财预〔2015〕88号（条款待核对原文）" in text
    assert "建议: 改为数量值" in text
    assert looks(written) == looks(book)
    assert changed_parts(book, written) == {
        "[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert read(written).tables == document.tables


def test_several_findings_on_a_cell_are_one_comment_the_gravest_first() -> None:
    book = write_workbook()
    source = find(document := read(book), "≥10场")
    findings = [remark(source, "轻", severity="hint", code="AA001"), remark(source, "重", severity="must", code="AA002")]
    [(_, text)] = comments_in(annotate_file(book, findings, document=document)).values()
    assert text.index("AA002 必须改 重") < text.index("AA001 提示 轻")


def test_a_finding_in_a_merged_cell_or_on_the_whole_table_is_noted_on_its_first_cell() -> None:
    book = write_workbook()
    document = read(book)
    nowhere = Source("表.xlsx", None, None, None, 0, 0)
    inside = Source("表.xlsx", 1, 1, 3, 0, 0)
    written = annotate_file(book, [remark(nowhere, "甲"), remark(inside, "乙")], document=document)
    [(place, (_, text))] = comments_in(written).items()
    assert place == ("自评表", "A1")
    assert "甲" in text
    assert "乙" in text


def test_findings_on_two_sheets_lie_on_these_sheets() -> None:
    book = write_workbook()
    document = read(book)
    written = annotate_file(book, [remark(find(document, "满意度")), remark(find(document, "附表的一格"))], document=document)
    assert set(comments_in(written)) == {("自评表", "A4"), ("附表", "B3")}


def test_annotating_twice_gives_the_same_bytes_and_without_findings_the_first_ones() -> None:
    book = write_workbook()
    document = read(book)
    findings = [remark(find(document, "≥10场")), remark(find(document, "满意度"))]
    once = annotate_file(book, findings, document=document)
    assert annotate_file(once, findings, document=read(once)) == once
    cleared = annotate_file(once, [], document=read(once))
    assert comments_in(cleared) == {}
    assert not {name for name in parts(cleared) if "comment" in name or "vml" in name}
    assert annotate_file(book, [], document=document) == book


def test_the_findings_change_and_our_comments_with_them() -> None:
    book = write_workbook()
    document = read(book)
    once = annotate_file(book, [remark(find(document, "≥10场")), remark(find(document, "满意度"))], document=document)
    twice = annotate_file(once, [remark(find(document, "满意度"), "新的意见")], document=read(once))
    [(place, (_, text))] = comments_in(twice).items()
    assert place == ("自评表", "A4")
    assert "新的意见" in text


def test_comments_of_people_stay_also_on_a_cell_that_gets_one_of_ours() -> None:
    book = write_workbook({"B3": ("李审核", "李审核:\n请核实"), "A2": ("李审核", "表头对吗")})
    document = read(book)
    findings = [remark(find(document, "≥10场"))]
    once = annotate_file(book, findings, document=document)
    seen = comments_in(once)
    assert seen["自评表", "A2"] == ("李审核", "表头对吗")
    assert seen["自评表", "B3"][0] == "李审核"
    assert seen["自评表", "B3"][1].startswith("李审核:\n请核实\n—— 绩衡 ——\nIN003")
    assert annotate_file(once, findings, document=read(once)) == once
    cleared = annotate_file(once, [], document=read(once))
    assert comments_in(cleared) == comments_in(book)


def test_an_answer_written_below_ours_stays_and_is_read_as_that_of_a_person() -> None:
    book = write_workbook()
    document = read(book)
    findings = [remark(find(document, "≥10场"))]
    once = annotate_file(book, findings, document=document)
    part = parts(once)["xl/comments1.xml"].decode()
    answered = with_parts(once, {"xl/comments1.xml": part.replace(FOOT, f"{FOOT}\n已改为≥12场").encode()})
    for again in (annotate_file(answered, findings, document=read(answered)), annotate_file(answered, [], document=read(answered))):
        assert "已改为≥12场" in comments_in(again)["自评表", "B3"][1]
        theirs = [comment for comment in list_file_comments(again, document=read(again)) if not comment.is_own]
        assert [(comment.author, comment.text) for comment in theirs] == [("", "已改为≥12场")]


def test_our_own_comments_are_not_told_as_unread() -> None:
    book = write_workbook({"A2": ("李审核", "表头对吗")})
    document = read(book)
    written = annotate_file(book, [remark(find(document, "≥10场")), remark(find(document, "指标"))], document=document)
    assert read(written).notices == document.notices


def test_a_cell_with_a_thread_gets_a_reply() -> None:
    thread = (
        f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="B3" dT="2026-03-05T09:00:00.00" personId="{{1}}" id="{{AA}}">'
        "<text>请核实</text></threadedComment></ThreadedComments>"
    )
    book = _with_thread(write_workbook({"B3": ("tc={AA}", "[线程批注]\n请核实")}), thread)
    document = read(book)
    findings = [remark(find(document, "≥10场"))]
    written = annotate_file(book, findings, document=document)
    assert annotate_file(written, findings, document=read(written)) == written
    comments = list_file_comments(written, document=read(written))
    assert [(comment.author, comment.date, comment.is_own) for comment in comments] == [
        ("王主任", "2026-03-05T09:00:00.00", False), (OWN_AUTHOR, None, True),
    ]
    assert comments[0].text == "请核实"
    assert comments[1].source[1:4] == (1, 3, 2)
    cleared = annotate_file(written, [], document=read(written))
    assert [comment.author for comment in list_file_comments(cleared, document=read(cleared))] == ["王主任"]


def test_a_strict_workbook_is_annotated_in_its_own_namespaces() -> None:
    book = workbooks.pack()
    strict = {
        name: part.replace(_MAIN.encode(), _STRICT.encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument")
        for name, part in parts(book).items()
    }  # fmt: skip
    book = with_parts(book, strict)
    document = read(book)
    written = parts(annotate_file(book, [remark(find(document, "项目"))], document=document))
    assert _STRICT.encode() in written["xl/comments1.xml"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in written["xl/worksheets/_rels/sheet1.xml.rels"]


def test_a_sheet_with_prefixed_names_and_an_empty_list_of_types_is_annotated() -> None:
    book = workbooks.pack()
    sheet = f'<q:worksheet xmlns:q="{_MAIN}"><q:sheetData><q:row r="1"><q:c r="A1" t="inlineStr"><q:is><q:t>项目</q:t></q:is></q:c></q:row>' \
        "</q:sheetData><q:pageMargins/><q:extLst/></q:worksheet>"
    book = with_parts(book, {"xl/worksheets/sheet1.xml": sheet.encode()})
    document = read(book)
    written = parts(annotate_file(book, [remark(find(document, "项目"))], document=document))
    assert written["xl/worksheets/sheet1.xml"].index(b"<q:legacyDrawing") < written["xl/worksheets/sheet1.xml"].index(b"<q:extLst")
    assert b'Extension="vml"' in written["[Content_Types].xml"]
    assert b'PartName="/xl/comments1.xml"' in written["[Content_Types].xml"]


def test_a_damaged_drawing_or_list_of_types_is_refused_with_a_sentence() -> None:
    book = write_workbook({"B3": ("李审核", "请核实")})
    [drawing] = [name for name in parts(book) if name.endswith(".vml")]
    for broken in ({drawing: b"<xml><v:shape></xml>"}, {"[Content_Types].xml": None}, {drawing: b"<!DOCTYPE x []><xml/>"}):
        damaged = with_parts(book, broken)
        document = read(damaged)
        with pytest.raises(RefusedDocument, match=r"已损坏|DTD"):
            annotate_file(damaged, [remark(find(document, "≥10场"))], document=document)


def test_other_formats_are_refused() -> None:
    document = read("项目\t金额\n甲\t1\n".encode(), "表.txt")
    with pytest.raises(RefusedDocument, match="写不进批注"):
        annotate_file("项目\t金额\n甲\t1\n".encode(), [], document=document)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_a_finding_says_the_workbook_stays_whole(message: str) -> None:
    document = read(BOOK)
    written = annotate_file(BOOK, [remark(find(document, "≥10场"), message)], document=document)
    assert read(written).tables == document.tables
    assert annotate_file(written, [remark(find(document, "≥10场"), message)], document=read(written)) == written


BOOK = write_workbook()


@given(st.text(max_size=200))
def test_a_longer_text_never_gets_a_smaller_box(text: str) -> None:
    longer = measure(text + "，再加一句话说明理由。")
    assert longer[0] >= measure(text)[0]
    assert longer[0] * longer[1] >= measure(text)[0] * measure(text)[1] // 2


@pytest.mark.skipif(not SAMPLES.exists(), reason="没有 ../shared/samples，无法在真实的表上试")
@pytest.mark.parametrize("name", ["guangzhou-kexie.xlsx", "self-evaluation.xlsx"])
def test_every_filled_cell_of_a_real_workbook_can_be_noted(name: str) -> None:
    book = (SAMPLES / name).read_bytes()
    document = read(book, name)
    cells = {cell.source for table in document.tables for row in table.rows for cell in row}
    written = annotate_file(book, [remark(source, source.place) for source in cells], document=document)
    assert len(comments_in(written)) == len(cells)
    assert looks(written) == looks(book)
    assert read(written, name).tables == document.tables
    seen = list_file_comments(written, document=read(written, name))
    assert {comment.source[1:4] for comment in seen} == {source[1:4] for source in cells}
    assert all(comment.source.place in comment.text for comment in seen)


def _with_thread(book: bytes, thread: str) -> bytes:
    types = parts(book)["[Content_Types].xml"].decode()
    relations = parts(book)["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    persons = parts(book)["xl/_rels/workbook.xml.rels"].decode()
    person = f'<personList xmlns="{_THREADS}"><person displayName="王主任" id="{{1}}" userId="w" providerId="None"/></personList>'
    pointer = '<Relationship Id="rIdT" Type="{base}/{kind}" Target="{target}"/></Relationships>'
    return with_parts(book, {
        "[Content_Types].xml": types.encode(),
        "xl/threadedComments/threadedComment1.xml": thread.encode(),
        "xl/persons/person.xml": person.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": relations.replace("</Relationships>", pointer.format(
            base=_RELATIONS, kind="threadedComment", target="../threadedComments/threadedComment1.xml")).encode(),
        "xl/_rels/workbook.xml.rels": persons.replace("</Relationships>", pointer.format(
            base=_RELATIONS, kind="person", target="persons/person.xml")).encode(),
    })


def test_the_formats_that_hold_comments_are_those_that_are_written_and_read() -> None:
    assert ANNOTATORS.keys() == READERS.keys() == FORMATS


def test_our_comments_are_known_again_where_a_program_forgot_their_author() -> None:
    document = read(BOOK)
    findings = [remark(find(document, "≥10场"))]
    once = annotate_file(BOOK, findings, document=document)
    listed = parts(once)["xl/comments1.xml"].replace("<author>绩衡</author>".encode(), b"<author> </author>")
    saved = with_parts(once, {"xl/comments1.xml": listed})
    [comment] = list_file_comments(saved, document=read(saved))
    assert comment.is_own
    assert list(comments_in(annotate_file(saved, findings, document=read(saved)))) == [("自评表", "B3")]
    assert comments_in(annotate_file(saved, [], document=read(saved))) == {}
