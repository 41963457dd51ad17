"""DOCX: merged cells, nested tables, breaks, tracked changes, hidden text, text boxes, signs; files that mean harm."""

import pytest

import jiheng
from jiheng.document import Document
from jiheng.readers.registry import read_document
from tests.readers.papers import cell, docx, pack, paragraph, table

SPAN, DOWN, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ENTITIES = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def grid(document: Document) -> list[list[list[str]]]:
    """The texts of the cells, table by table and row by row."""
    return [[[one.text for one in row] for row in part.rows] for part in document.tables]


def read(body: str) -> list[list[list[str]]]:
    """The texts in a DOCX with this body."""
    return grid(read_document(docx(body)))


def run(text: str, properties: str = "") -> str:
    """A run with properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_lines_above_a_table_and_below_the_last_belong_to_it() -> None:
    body = paragraph("甲") + table(cell("1") + cell("2")) + paragraph("乙") + table(cell("3") + cell("4")) + paragraph("丙")
    assert read(body) == [[["甲"], ["1", "2"]], [["乙"], ["3", "4"], ["丙"]]]


def test_rows_are_counted_with_the_lines_above_them() -> None:
    (part,) = read_document(docx(paragraph("甲") + table(cell("") + cell(""), cell("1") + cell("2")))).tables
    assert [(row[0].source.row, row[-1].source.column) for row in part.rows] == [(1, 1), (3, 2)]


def test_a_merged_cell_repeats_its_text_and_its_source() -> None:
    body = table(cell("宽", SPAN) + cell("高", DOWN), cell("左") + cell("中") + cell("", GOES_ON), cell("下", SPAN) + cell("", GOES_ON))
    (part,) = read_document(docx(body)).tables
    assert [[one.text for one in row] for row in part.rows] == [["宽", "宽", "高"], ["左", "中", "高"], ["下", "下", "高"]]
    assert len({row[2].source for row in part.rows}) == 1


def test_columns_left_out_before_a_row_are_blank() -> None:
    body = table(cell("1") + cell("2"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("3"))
    assert read(body) == [[["1", "2"], ["", "3"]]]


def test_a_cell_merged_to_the_left_takes_its_columns() -> None:
    assert read(table(cell("甲", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("乙"))) == [[["甲", "甲", "乙"]]]


def test_breaks_tabs_and_paragraphs_stay_in_the_text() -> None:
    inside = f"<w:tc>{paragraph('一' + chr(10) + '二')}<w:p><w:r><w:tab/><w:t>三</w:t><w:noBreakHyphen/></w:r></w:p></w:tc>"
    assert read(table(inside + cell("x"))) == [[["一\n二\n\t三-", "x"]]]


def test_changes_are_read_as_accepted_and_said() -> None:
    body = (
        f"<w:p>{run('不少于')}<w:del>{run('10')}</w:del><w:ins>{run('20')}</w:ins><w:moveFrom>{run('走')}</w:moveFrom>{run('场')}</w:p>"
        + table(cell("1") + cell("2"), "<w:trPr><w:del/></w:trPr>" + cell("删") + cell("去"))
    )
    document = read_document(docx(body))
    assert grid(document) == [[["不少于20场"], ["1", "2"]]]
    assert [(notice.kind, notice.text) for notice in document.notices] == [("caution", "文档里有修订：按接受全部修订读，删去的文字没有读")]


def test_hidden_text_is_left_out_and_said() -> None:
    shown = run("得", '<w:vanish w:val="0"/>')
    document = read_document(docx(f"<w:p>{run('看')}{run('不见', '<w:vanish/>')}{shown}</w:p>"))
    assert grid(document) == [[["看得"]]]
    assert [notice.text for notice in document.notices] == ["文档里隐藏的文字没有读：不见"]


def test_content_controls_and_links_are_looked_into() -> None:
    inner = table(f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>" + cell("乙"))
    body = f"<w:sdt><w:sdtContent>{inner}<w:p><w:hyperlink>{run('丙')}</w:hyperlink></w:p></w:sdtContent></w:sdt>"
    assert read(body) == [[["甲", "乙"], ["丙"]]]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph('单位：万元')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    hanging = f"<w:r><mc:AlternateContent xmlns:mc='urn:mc'>{both}</mc:AlternateContent></w:r>"
    assert read(f"<w:p>{run('标题')}{hanging}</w:p>") == [[["标题"], ["单位：万元"]]]


@pytest.mark.parametrize(("font", "code", "sign"), [
    ("Symbol", "F0B3", "≥"), ("Symbol", "B3", "≥"), ("Wingdings", "F0FE", "☑"), ("宋体", "2265", "≥"),
    ("Symbol", "", "\ufffd"), ("x", "FFFFFFFF", "\ufffd"),
])
def test_signs_of_a_symbol_font_are_read(font: str, code: str, sign: str) -> None:
    assert read(f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/><w:t>90%</w:t></w:r></w:p>') == [[[f"{sign}90%"]]]


def test_formulas_are_text_and_field_codes_are_not() -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>≥90%</m:t></m:r></m:oMath>'
    assert read(f"<w:p>{formula}<w:r><w:instrText>PAGE</w:instrText></w:r>{run('。')}</w:p>") == [[["≥90%。"]]]


def test_a_table_inside_a_cell_stands_on_its_own_below() -> None:
    inner = f"<w:tc>{table(cell('内') + cell('里'))}{paragraph('旁')}</w:tc>"
    assert read(table(cell("外") + inner, cell("下") + cell("面"))) == [[["外", "旁"], ["下", "面"]], [["内", "里"]]]


def test_a_table_that_only_places_another_is_looked_through() -> None:
    placing = table(cell("标题"), f"<w:tc>{table(cell('1') + cell('2'))}{paragraph('尾')}</w:tc>")
    assert read(placing) == [[["标题"], ["1", "2"], ["尾"]]]


def test_an_embedded_document_is_said() -> None:
    document = read_document(docx(paragraph("甲") + "<w:altChunk/>"))
    assert [notice.text for notice in document.notices] == ["文档里嵌入的另一份文档没有读；请单独读它"]


def with_widths(body: str, *widths: int) -> str:
    """A table with the widths of its columns."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return body.replace("<w:tbl>", f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>", 1)


FIRST, SECOND = table(cell("甲") + cell("乙"), cell("1") + cell("2")), table(cell("3") + cell("4"))


@pytest.mark.parametrize(("body", "tables"), [
    (with_widths(FIRST, 100, 200) + with_widths(SECOND, 100, 200), [[["甲", "乙"], ["1", "2"], ["3", "4"]]]),
    (with_widths(FIRST, 100, 200) + with_widths(SECOND, 100, 300), [[["甲", "乙"], ["1", "2"]], [["3", "4"]]]),
    (with_widths(FIRST, 100, 200) + paragraph("") + with_widths(SECOND, 100, 200), [[["甲", "乙"], ["1", "2"]], [["3", "4"]]]),
    (with_widths(FIRST, 100, 200) + with_widths(FIRST, 100, 200), [[["甲", "乙"], ["1", "2"]]] * 2),
    (FIRST + SECOND, [[["甲", "乙"], ["1", "2"]], [["3", "4"]]]),
])
def test_a_table_goes_on_in_the_next_at_once_on_the_same_columns(body: str, tables: list[list[list[str]]]) -> None:
    assert read(body) == tables


def test_a_cell_merged_downwards_goes_on_over_the_cut_of_a_table() -> None:
    first = table(cell("高", DOWN) + cell("1"))
    second = table(cell("", GOES_ON) + cell("2"))
    assert read(with_widths(first, 1, 2) + with_widths(second, 1, 2)) == [[["高", "1"], ["高", "2"]]]


def numbered(text: str, *, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}</w:p>'


def lists(*levels: tuple[str, str]) -> dict[str, str]:
    """The part that defines a list of these forms and texts; a second list begins at 5."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rules = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    second = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    return {"word/numbering.xml": (
        f'<w:numbering {namespace}><w:abstractNum w:abstractNumId="0">{rules}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{second}</w:numbering>'
    )}


@pytest.mark.parametrize(("levels", "shown"), [
    ([("decimal", "%1."), ("decimal", "%1.%2")], ["1.甲", "1.1 乙", "1.2 丙", "2.丁", "2.1 戊", "5.己"]),
    ([("chineseCounting", "%1、"), ("chineseCounting", "（%2）")], ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "五、己"]),
    ([("decimalEnclosedCircle", "%1"), ("upperLetter", "%2)")], ["① 甲", "A)乙", "B)丙", "② 丁", "A)戊", "⑤ 己"]),
    ([("bullet", "•"), ("upperRoman", "%2.")], ["甲", "I.乙", "II.丙", "丁", "I.戊", "己"]),
])
def test_numbers_of_lists_are_counted(levels: list[tuple[str, str]], shown: list[str]) -> None:
    first = numbered("甲") + numbered("乙", level=1) + numbered("丙", level=1)
    body = first + numbered("丁") + numbered("戊", level=1) + numbered("己", number=2)
    document = read_document(docx(body, more=lists(*levels)))
    assert [line[0] for line in grid(document)[0]] == shown


def test_a_number_may_be_all_that_a_cell_holds() -> None:
    body = table(f"<w:tc>{numbered('')}</w:tc>" + cell("甲"), f"<w:tc>{numbered('')}</w:tc>" + cell("乙"))
    assert grid(read_document(docx(body, more=lists(("decimal", "%1"))))) == [[["1", "甲"], ["2", "乙"]]]


def test_raised_digits_and_fractions_are_not_other_numbers() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {math}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
    power = f"<m:oMath {math}><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath>"
    assert read(f"<w:p>{run('10')}{run('4', raised)}{run('m')}{run('2', raised)} {formula}{power}</w:p>") == [[["10⁴m²1/310⁴"]]]


def test_tick_boxes_show_their_tick() -> None:
    boxes = "".join(f"<w:r><w:fldChar><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>" for state in (
        "<w:default w:val='0'/>", "<w:default w:val='0'/><w:checked/>", "<w:default w:val='1'/>",
    ))
    assert read(f"<w:p>{boxes}</w:p>") == [[["☐☑☑"]]]


def test_what_stands_beside_the_main_text_is_said() -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    more = {
        "word/header1.xml": f"<w:hdr {namespace}>{paragraph('附件2')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {namespace}>{paragraph('第 1 页 共 3 页')}</w:ftr>",
        "word/footnotes.xml": f"<w:footnotes {namespace}><w:footnote w:type='separator'>{paragraph('x')}</w:footnote>"
        f"<w:footnote>{paragraph('含结转')}</w:footnote></w:footnotes>",
        "word/comments.xml": f"<w:comments {namespace}><w:comment>{paragraph('请核对')}</w:comment></w:comments>", "word/media/a.png": "x",
    }
    notices = read_document(docx(paragraph("甲"), more=more)).notices
    assert [notice.text for notice in notices] == ["页眉没有读：附件2", "脚注没有读：含结转", "批注没有读：请核对", "有 1 幅图片没有读"]
    assert {notice.kind for notice in notices} == {"around"}


@pytest.mark.parametrize(("content", "why"), [
    (docx(paragraph("&b;"), doctype=ENTITIES), "DTD 或实体"),
    (docx(paragraph("&x;"), doctype='<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "DTD 或实体"),
    (docx("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000), "损坏"),
    (docx("<w:tbl><w:tr><w:tc>" * 60 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 60), "嵌套超过 50 层"),
    (docx(table(cell("x", '<w:gridSpan w:val="100000000"/>'))), "单元格超过"),
    (docx(paragraph("") * 50_001), "超过 50,000 段"),
    (docx("<w:p>" + "<w:r/>" * 2_000_001 + "</w:p>"), "标签超过 2,000,000 个"),
    (docx("<w:p>"), "损坏"),
    (docx(paragraph("甲"), more={"word/vbaProject.bin": "x"}), "含宏"),
    (pack({"word/other.xml": "<a/>"}), "压缩包"),
    (pack({"xl/workbook.bin": ""}), "损坏"),
])
def test_a_document_that_means_harm_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=why):
        read_document(content)


def test_a_list_that_runs_over_several_tables_is_read_whole() -> None:
    header = "".join(map(cell, ("项目名称", "总计", "绩效目标", "绩效指标")))
    packed = "1、1-产出指标；11-数量指标；场次；实施周期指标值:1场；年度指标值:1场。"
    first = table(header, "".join(map(cell, ("合计", "3.00", "", ""))), "".join(map(cell, ("甲", "1.00", "目标", packed))))
    second = table(header, "".join(map(cell, ("乙", "2.00", "目标", packed))))
    filing = jiheng.read(docx(paragraph("项目支出绩效目标表") + paragraph("单位：万元") + first + paragraph("项目支出绩效目标表") + second)).filing
    assert [item.name for item in filing.projects] == ["甲", "乙"]
    assert filing.proof.status == "proved"
    other = table(header, "".join(map(cell, ("合计", "2.00", "", ""))), "".join(map(cell, ("乙", "2.00", "目标", packed))))
    filing = jiheng.read(docx(paragraph("单位：万元") + first + other)).filing
    assert [item.name for item in filing.projects] == ["甲"]
    assert any("另一张表" in notice.text for notice in filing.notices)
