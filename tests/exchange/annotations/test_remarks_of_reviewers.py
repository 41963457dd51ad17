"""Remarks of reviewers, written among ours, and the answers below them."""

import jiheng
from tests.builders import make_filing


def test_a_remark_stands_at_its_cell_and_is_read_back() -> None:
    content = jiheng.write_form(jiheng.fill([make_filing()], form="project-target", region="central"), kind="xlsx")
    reading = jiheng.read(content, name="表.xlsx")
    source = next(reading.filing.projects).indicators[0].sources["annual_target"][0]
    annotated = jiheng.annotate(content, [], document=reading.document, notes=[jiheng.note_remark(source, "意见 7 请说明依据")])
    (comment,) = jiheng.read_comments(annotated, name="表.xlsx")
    assert (comment.is_own, comment.text, comment.source[1:4]) == (True, "意见 7 请说明依据", source[1:4])
