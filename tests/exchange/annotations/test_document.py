"""Findings as comments in the margin of the user's own document."""

from pathlib import Path

import pytest
from lxml import etree

from jiheng.document import OWN_AUTHOR
from jiheng.exchange.annotations.annotate import annotate_file
from jiheng.exchange.annotations.comments import list_file_comments
from jiheng.exchange.annotations.document_places import place_document
from jiheng.exchange.annotations.package import Package
from jiheng.exchange.annotations.paragraphs import lay_out
from jiheng.source import Source
from tests.exchange.annotations.files import changed_parts, document_texts, find, parts, read, remark, runs_between, with_parts
from tests.readers import papers

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
NAME = "表.docx"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TABLE = (
    "<w:p><w:r><w:t>项目支出绩效自评表</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    "<w:tr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>培训场次不少于</w:t><w:tab/><w:t>10场</w:t></w:r><w:r><w:t>，每场100人</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>第二段</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


def test_a_finding_is_a_comment_on_its_stretch_and_no_other_part_changes() -> None:
    paper = papers.docx(_TABLE)
    document = read(paper, NAME)
    written = annotate_file(paper, [remark(find(document, "0场，每"))], document=document)
    assert changed_parts(paper, written) == {
        "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml",
    }
    assert runs_between(written, "0") == "0场，每"
    assert document_texts(written) == document_texts(paper)
    assert read(written, NAME).tables == document.tables
    assert read(written, NAME).notices == document.notices
    [comment] = list_file_comments(written, document=read(written, NAME))
    assert (comment.author, comment.source[1:4]) == (OWN_AUTHOR, (1, 2, 1))
    assert comment.text.startswith("IN003 建议改 指标值无法考核\n")


def test_runs_that_are_cut_keep_their_look() -> None:
    paper = papers.docx(_TABLE)
    document = read(paper, NAME)
    written = annotate_file(paper, [remark(find(document, "不少于"))], document=document)
    root = etree.fromstring(parts(written)["word/document.xml"])
    bold = [run for run in root.iter(f"{{{_W}}}r") if run.find(f"{{{_W}}}rPr/{{{_W}}}b") is not None]
    assert ["".join(run.itertext()) for run in bold] == ["培训场次", "不少于", "10场"]


@pytest.mark.parametrize("text", ["培训场次", "不少于\t10", "人\n第二段", "第二段", "项目支出绩效自评表", "培训场次不少于\t10场，每场100人\n第二段"])
def test_the_comment_is_on_exactly_the_characters_of_the_finding(text: str) -> None:
    paper = papers.docx(_TABLE)
    document = read(paper, NAME)
    written = annotate_file(paper, [remark(find(document, text))], document=document)
    assert runs_between(written, "0") == text.replace("\t", "").replace("\n", "")
    assert annotate_file(written, [remark(find(document, text))], document=read(written, NAME)) == written


def test_overlapping_findings_and_empty_cells_have_comments_of_their_own() -> None:
    paper = papers.docx(_TABLE)
    document = read(paper, NAME)
    findings = [remark(find(document, "不少于\t10场")), remark(find(document, "10场，每场")), remark(Source(NAME, 1, 2, 2, 0, 0))]
    written = annotate_file(paper, findings, document=document)
    assert [runs_between(written, str(number)) for number in range(3)] == ["不少于10场", "10场，每场", ""]
    seen = list_file_comments(written, document=read(written, NAME))
    assert [comment.source[1:4] for comment in seen] == [(1, 2, 1), (1, 2, 1), (1, 2, 2)]


def test_comments_of_people_stay_with_their_numbers_and_ours_are_replaced() -> None:
    paper = _with_comment(papers.docx(_TABLE.replace("<w:r><w:t>第二段", '<w:commentRangeStart w:id="7"/><w:r><w:t>第二段').replace(
        "第二段</w:t></w:r>", '第二段</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>')))
    document = read(paper, NAME)
    first = annotate_file(paper, [remark(find(document, "不少于")), remark(find(document, "每场"))], document=document)
    second = annotate_file(first, [remark(find(document, "每场"), "新的意见")], document=read(first, NAME))
    comments = list_file_comments(second, document=read(second, NAME))
    assert [(comment.author, comment.date) for comment in comments] == [("李审核", "2026-03-05T09:00:00Z"), (OWN_AUTHOR, None)]
    assert "新的意见" in comments[1].text
    assert runs_between(second, "7") == "第二段"
    assert runs_between(second, "8") == "每场"
    cleared = annotate_file(second, [], document=read(second, NAME))
    assert [comment.author for comment in list_file_comments(cleared, document=read(cleared, NAME))] == ["李审核"]
    assert document_texts(cleared) == document_texts(paper)


def test_without_findings_nothing_is_written() -> None:
    paper = papers.docx(_TABLE)
    document = read(paper, NAME)
    assert annotate_file(paper, [], document=document) == paper
    once = annotate_file(paper, [remark(find(document, "不少于"))], document=document)
    assert "word/comments.xml" not in parts(annotate_file(once, [], document=read(once, NAME)))


def test_a_cell_with_a_text_box_is_noted_as_a_whole() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paper = papers.docx(_TABLE.replace("<w:p><w:r><w:t>第二段", f"<w:p>{box}<w:r><w:t>第二段"))
    document = read(paper, NAME)
    written = annotate_file(paper, [remark(find(document, "不少于"))], document=document)
    assert "培训场次不少于10场" in runs_between(written, "0")
    assert read(written, NAME).tables == document.tables


@pytest.mark.skipif(not SAMPLES.exists(), reason="没有 ../shared/samples，无法在真实的表上试")
@pytest.mark.parametrize("name", ["guangzhou-kexie.docx", "self-evaluation.docx"])
def test_every_cell_of_a_real_document_is_found_to_the_character(name: str) -> None:
    paper = (SAMPLES / name).read_bytes()
    document = read(paper, name)
    origins = place_document(Package(paper, name=name), name=name)
    cells = {cell.source[1:4]: cell for table in document.tables for row in table.rows for cell in row}
    assert cells.keys() <= origins.keys()
    for place, cell in cells.items():
        assert "".join(piece.text for piece in lay_out(origins[place], cell.text)) == cell.text
    findings = [remark(cell.source, cell.source.place) for cell in cells.values()]
    written = annotate_file(paper, findings, document=document)
    assert read(written, name).tables == document.tables
    seen = list_file_comments(written, document=read(written, name))
    assert [comment.source[1:4] for comment in seen] == list(cells)


def _with_comment(paper: bytes) -> bytes:
    comments = (
        f'<w:comments xmlns:w="{_W}"><w:comment w:id="7" w:author="李审核" w:date="2026-03-05T09:00:00Z"><w:p><w:r><w:t>请核实</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Target="comments.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"/></Relationships>'
    )
    return with_parts(paper, {"word/comments.xml": comments.encode(), "word/_rels/document.xml.rels": relations.encode()})


_NESTED = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>内一</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>内二</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
_ODD = (
    "<w:p><w:r><w:t>题目</w:t></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的行</w:t></w:r></w:p></w:sdtContent></w:sdt><w:tbl>"
    '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>竖并</w:t></w:r></w:p></w:tc>'
    '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>横并</w:t></w:r></w:p></w:tc></w:tr>'
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    "<w:tc><w:p><w:ins><w:r><w:t>插入的</w:t></w:r></w:ins><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p></w:tc>"
    f"<w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>{_NESTED}<w:p/></w:tc></w:tr>"
    '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p></w:tc>'
    "<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>看得见</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:t>表后</w:t></w:r></w:p>"
)


def test_cells_that_are_merged_nested_wrapped_or_changed_are_each_noted_in_their_place() -> None:
    paper = papers.docx(_ODD)
    document = read(paper, NAME)
    cells = {cell.source: cell.text for table in document.tables for row in table.rows for cell in row if cell.text}
    assert {"题目", "控件里的行", "竖并", "横并", "插入的", "外", "内一", "内二", "链接", "看得见", "表后"} == set(cells.values())
    written = annotate_file(paper, [remark(source, text) for source, text in cells.items()], document=document)
    assert read(written, NAME).tables == document.tables
    for number, (source, text) in enumerate(cells.items()):
        assert runs_between(written, str(number)) == text
        assert list_file_comments(written, document=document)[number].source[1:4] == source[1:4]
