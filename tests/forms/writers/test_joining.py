"""Many sheets are laid out in parts, and nobody sees it: one tree of tags, one outline, every number and link right."""

import re
from collections import Counter

import pypdfium2
import pytest

from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.joining import count_pages
from jiheng.forms.writers.pdf import write_pdf
from jiheng.forms.writers.pdf_objects import parse_objects
from tests.forms.writers.sheets import make_sheet
from tests.forms.writers.test_pdf import words_on

NAMES = [f"第{number}个（甲 {number} 0 R" for number in range(1, 47)]


@pytest.fixture(scope="module")
def bound() -> bytes:
    """Forty-six sheets with heads that repeat, every fifth of them on two pages."""
    rows = {name: 40 if at % 5 == 4 else 2 for at, name in enumerate(NAMES)}
    sheets = [make_sheet(("项目 (1 0 R)", "目标"), *((name, "完成") for _ in range(count)), name=name) for name, count in rows.items()]
    return write_pdf(sheets, bound=True)


def test_every_mark_leads_to_the_page_of_its_sheet(bound: bytes) -> None:
    paper = pypdfium2.PdfDocument(bound)
    marks = {mark.get_title(): mark.get_dest().get_index() for mark in paper.get_toc()}
    assert list(marks) == NAMES
    for name, page in marks.items():
        assert "".join(name.split()) in words_on(paper[page])
    assert sorted(set(marks.values())) == sorted(marks.values())


def test_pages_are_numbered_through_and_the_contents_say_the_same(bound: bytes) -> None:
    paper = pypdfium2.PdfDocument(bound)
    first = next(iter(paper.get_toc())).get_dest().get_index()
    for number, page in enumerate(list(paper)[first:], start=1):
        assert f"—{number}—" in words_on(page)
    contents = "".join(plain(page.get_textpage().get_text_range()) + "\n" for page in list(paper)[:first])
    for mark in paper.get_toc():
        assert re.search(rf"{re.escape(plain(mark.get_title()))}{mark.get_dest().get_index() - first + 1}(?!\d)", contents)


def plain(text: str) -> str:
    """Without blanks, dots and what only joins words."""
    return re.sub(r"[ .\r\u2060]", "", text)


def test_the_tags_are_one_tree_whose_names_and_numbers_differ(bound: bytes) -> None:
    objects = parse_objects(bound)
    tags = [body for body in objects.bodies.values() if b"/Type/StructElem" in body]
    names = Counter(match[1] for body in tags for match in re.finditer(rb"/ID\((P\d+U[^)]*)\)", body))
    assert len(names) == 2 * len(NAMES)
    assert set(names.values()) == {1}
    heads = {name for body in tags for found in re.findall(rb"/Headers\[([^\]]*)\]", body) for name in re.findall(rb"\(([^)]*)\)", found)}
    assert heads == set(names)
    assert sum(b"/S/Document" in body for body in tags) == 1
    parents = Counter(match[1] for body in objects.bodies.values() for match in re.finditer(rb"/StructParents? (\d+)", body))
    assert set(parents.values()) == {1}


def test_no_object_names_one_that_is_missing(bound: bytes) -> None:
    objects = parse_objects(bound)
    plain = (re.sub(rb"\((?:[^()\\]|\\.)*\)", b"", body.partition(b"\nstream")[0]) for body in objects.bodies.values())
    named = {int(match[1]) for body in plain for match in re.finditer(rb"(\d+) 0 R\b", body)}
    assert named <= set(objects.bodies)


def test_many_sheets_that_are_not_bound_have_no_contents() -> None:
    written = write_pdf([make_sheet(("甲", "乙"), name=f"第{number}张") for number in range(21)])
    assert count_pages(write_pdf([make_sheet(("甲", "乙"))])) == 1
    assert len(pypdfium2.PdfDocument(written)) == 21
    assert [mark.get_title() for mark in pypdfium2.PdfDocument(written).get_toc()] == [f"第{number}张" for number in range(21)]


def test_heads_repeat_also_where_a_label_stands_beside_all_rows() -> None:
    cells = [FormCell(0, 0, "绩效指标", "label", rows=61), FormCell(0, 1, "三级指标", "label"), FormCell(0, 2, "指标值", "label")]
    cells += [FormCell(row, column, "完成", "text") for row in range(1, 61) for column in (1, 2)]
    paper = pypdfium2.PdfDocument(write_pdf([FormSheet("表", (20, 60, 60), tuple(cells), repeated=(0, 0))]))
    pages = [words_on(page) for page in paper]
    assert len(pages) > 1
    assert all("三级指标" in page for page in pages)
    assert sum(page.count("绩效") for page in pages) == 1


def test_what_is_no_file_of_the_typesetter_is_not_taken_apart() -> None:
    with pytest.raises(ValueError, match="typesetter"):
        parse_objects(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n")
