"""Comments written and read in a process with limits, as the command line and the web do."""

from pathlib import Path

import pytest

import jiheng
from jiheng.errors import RefusedDocument
from jiheng.sandbox.annotating import annotate_isolated, list_comments_isolated, read_source
from tests.exchange.annotations.files import comments_in, find, read, remark, with_parts, write_workbook
from tests.readers.pdf.files import pdf, table

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_what_is_written_in_a_process_of_its_own_is_read_in_one() -> None:
    book = write_workbook({"A2": ("李审核", "表头对吗")})
    document = read(book)
    note = remark(find(document, "≥10场"))
    written = annotate_isolated(book, [note], document=document)
    assert set(comments_in(written)) == {("自评表", "A2"), ("自评表", "B3")}
    theirs, ours = list_comments_isolated(written, document=read(written))
    assert (theirs.author, theirs.text, theirs.is_own) == ("李审核", "表头对吗", False)
    assert (ours.text, ours.source[1:4], ours.is_own) == (note.text, (1, 3, 2), True)


def test_a_damaged_part_is_refused_in_a_sentence() -> None:
    book = write_workbook({"A2": ("李审核", "表头对吗")})
    damaged = with_parts(book, {"[Content_Types].xml": b"<Types>"})
    document = read(book)
    with pytest.raises(RefusedDocument, match="已损坏"):
        annotate_isolated(damaged, [remark(find(document, "满意度"))], document=document)


def test_a_file_that_changed_since_it_was_read_is_refused() -> None:
    book = (EXAMPLES / "临川县教育局.xlsx").read_bytes()
    reading = jiheng.read(book, name="表.xlsx")
    with pytest.raises(RefusedDocument, match="改动过"):
        jiheng.annotate(book + b"\0", [], document=reading.document)
    assert jiheng.annotate(book, [], document=reading.document) == book


def test_files_without_comments_have_none() -> None:
    assert jiheng.read_comments(EXAMPLES / "临川县教育局.xlsx") == ()
    assert jiheng.read_comments(EXAMPLES / "示范表.txt") == ()


def test_the_boxes_of_a_page_come_through_both_ways() -> None:
    paper = pdf(table([("项目", "指标值"), ("培训", "明显提高")]))
    document = read(paper, "表.pdf")
    source = find(document, "明显提高")
    written = annotate_isolated(paper, [remark(source)], document=document)
    assert written.startswith(paper)
    [comment] = list_comments_isolated(written, document=read(written, "表.pdf"))
    assert comment.source.box == pytest.approx(source.box, abs=0.1)
    assert isinstance(comment.source.box, tuple)


def test_what_is_no_place_is_refused() -> None:
    for fields in ([], ["表", 1, 1], ["表", 1, 1, 1, 0, 0, None, ["a", 0, 0, 0]], ["表", 1, 1, 1, 0, 0, None, [1.0]]):
        with pytest.raises((ValueError, TypeError)):
            read_source(fields)
