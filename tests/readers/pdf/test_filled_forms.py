"""What was filled in after printing stands in the cells where it is seen; what was written at the side is named."""

from jiheng.document import Document
from tests.readers.pdf.files import HEIGHT, form, pdf, table
from tests.readers.pdf.test_grids import read, texts

ROWS = (("项目名称", ""), ("区域", ""))


def field(kind: str, top: float, rest: str) -> str:
    """A field or a note in the second column."""
    return f"<< /Type /Annot /Subtype /{kind} /Rect [132 {HEIGHT - top - 18} 208 {HEIGHT - top - 2}] {rest} >>"


def filled(*annotations: str, fields: str = "3 0 R") -> Document:
    numbers = " ".join(f"{3 + at} 0 R" for at in range(len(annotations)))
    return read(pdf(table(ROWS), page=f"/Annots [{numbers}]", catalog=f"/AcroForm << /Fields [{fields}] >>", more=annotations))


def written(words: str) -> str:
    return f"<feff{words.encode('utf-16-be').hex()}>"


def test_a_value_typed_into_a_field_is_read_in_its_cell() -> None:
    document = filled(field("Widget", 60, f"/FT /Tx /T (a) /V {written('科学课 2025')}"))
    assert texts(document) == [("项目名称", "科学课 2025"), ("区域", "")]


def test_a_box_that_was_ticked_is_a_tick() -> None:
    ticked = "/FT /Btn /T (a) /V /Yes /AS /Yes /AP << /N << /Yes 4 0 R /Off 4 0 R >> >>"
    fields = "/AcroForm << /Fields [3 0 R] >>"
    document = read(pdf(table(ROWS), page="/Annots [3 0 R]", catalog=fields, more=[field("Widget", 80, ticked), form("")]))
    assert texts(document)[1] == ("区域", "√")


def test_a_hidden_field_is_not_seen() -> None:
    assert texts(filled(field("Widget", 60, f"/F 2 /FT /Tx /T (a) /V {written('科学课')}")))[0] == ("项目名称", "")


def test_a_text_put_on_top_is_read_with_a_caution() -> None:
    document = filled(field("FreeText", 60, f"/Contents {written('科学课')} /DA (/Helv 9 Tf)"), fields="")
    assert texts(document)[0] == ("项目名称", "科学课")
    assert [(notice.text, notice.kind) for notice in document.notices] == [("有 1 处后加的文字，按所在的位置读了；请核对", "caution")]


def test_remarks_are_named() -> None:
    document = filled(field("Text", 60, f"/Contents {written('请核实')}"), fields="")
    assert texts(document) == [*ROWS]
    assert [notice.text for notice in document.notices] == ["有 1 处批注，没有读：“请核实”"]
