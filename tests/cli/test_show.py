"""``jiheng show`` draws what the reader saw, and says a sentence where it cannot."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.terminal import run
from tests.web.tables import make_table
from tests.web.test_printed_pages import make_pdf

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A PDF of two pages."""
    path = tmp_path / "项目表.pdf"
    path.write_bytes(make_pdf())
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A table as text, without pages."""
    path = tmp_path / "项目表.txt"
    path.write_bytes(make_table())
    return path


def words(drawing: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in drawing.iter(f"{SVG}text")]


def test_a_page_shows_its_picture_its_cells_and_its_fields(paper: Path) -> None:
    answer = run("show", str(paper), "--page", "2", "-o", "-")
    assert answer.code == 0
    drawing = ElementTree.fromstring(answer.output)
    (image,) = drawing.iter(f"{SVG}image")
    assert str(image.get("href")).startswith("data:image/png;base64,")
    assert {"1:5:4", "1:4:1"} & set(words(drawing))
    assert {"表头、标题等表式文字", "指标值"} <= set(words(drawing))
    assert "http" not in answer.output.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(("suffix", "begins"), [(".svg", b"<svg"), (".html", b"<!doctype html>"), (".png", b"\x89PNG")])
def test_it_is_written_as_the_name_says(paper: Path, tmp_path: Path, suffix: str, begins: bytes) -> None:
    target = tmp_path / f"图{suffix}"
    answer = run("show", str(paper), "-o", str(target))
    assert (answer.code, str(target) in answer.output) == (0, True)
    assert target.read_bytes().startswith(begins)


def test_without_pages_the_table_is_drawn(plain: Path) -> None:
    drawing = ElementTree.fromstring(run("show", str(plain), "-o", "-").output)
    said = "".join(words(drawing))
    for words_of_table in ("社区生活服务经费", "1250.50", "<script>alert(1)</script>经费"):
        assert words_of_table in said


def test_a_document_of_no_known_form_shows_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "别的.txt"
    path.write_text("甲\t乙\n丙\t丁\n", encoding="utf-8")
    assert "没有认出表式" in run("show", str(path), "-o", "-").output


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["--page", "3"], "没有第 3 页，只有 2 页"), (["--page", "0"], "没有第 0 页"), (["--page", "-1"], "没有第 -1 页"),
    (["--page", "x"], "应为整数"), (["-o", "图.gif"], "不知道“图.gif”要写成哪种图"), (["--page", str(10**30)], "没有第"),
])
def test_what_cannot_be_shown_ends_with_a_sentence(paper: Path, arguments: list[str], sentence: str) -> None:
    answer = run("show", str(paper), *arguments)
    assert (answer.code, sentence in answer.errors) == (2, True)
    assert not re.search("Traceback", answer.errors)


def test_a_text_has_no_picture_and_only_so_many_tables(plain: Path, tmp_path: Path) -> None:
    assert "不能写成 PNG" in run("show", str(plain), "-o", str(tmp_path / "图.png")).errors
    assert "没有第 2 张表，只有 1 张" in run("show", str(plain), "--page", "2", "-o", "-").errors
