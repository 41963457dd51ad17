"""``jiheng report`` writes one page for one document, and one for each of many."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.terminal import run
from tests.web.tables import make_table


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two tables, one in a folder, and a text that is none."""
    path = tmp_path / "各单位.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("甲.txt", make_table())
        package.writestr("二处/乙.txt", make_table())
        package.writestr("说明.txt", "你好")
    return path


def test_every_document_of_an_archive_gets_a_page_and_what_is_no_table_a_sentence(archive: Path, tmp_path: Path) -> None:
    answer = run("report", str(archive), "-o", str(tmp_path / "报告"))
    assert answer.code == 0
    assert sorted(str(path.relative_to(tmp_path / "报告")) for path in (tmp_path / "报告").rglob("*.html")) == [
        "二处/乙.txt.报告.html", "甲.txt.报告.html",
    ]
    assert "说明.txt：“说明.txt”里没有认出" in answer.output
    assert answer.output.rstrip().endswith("1 份文件没有读出表，原因见上")


def test_a_folder_without_any_table_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "空"
    folder.mkdir()
    (folder / "说明.txt").write_text("你好", encoding="utf-8")
    answer = run("report", str(folder), "-o", str(tmp_path / "报告"))
    assert answer.code == 2
    assert not (tmp_path / "报告").exists()


def test_many_pages_do_not_go_to_the_screen(archive: Path) -> None:
    answer = run("report", str(archive), "-o", "-")
    assert (answer.code, answer.output) == (2, "")
    assert "-o 写明放网页的文件夹" in answer.errors
