"""``jiheng check --fix``: a corrected copy beside the original, what was changed in words, and never a lost file."""

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import EXAMPLE, GOOD, run
from tests.recognition.page import EXAMPLES

FIXED = f"{EXAMPLE.stem}（已改）{EXAMPLE.suffix}"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with many slips, in a folder of its own."""
    return Path(shutil.copy(EXAMPLE, tmp_path))


def test_fixing_writes_a_copy_beside_the_original_and_says_what_was_changed(table: Path) -> None:
    original = table.read_bytes()
    outcome = run("check", table, "--fix")
    assert (outcome.code, outcome.errors) == (1, "")
    assert table.read_bytes() == original
    written = table.with_name(FIXED).read_text(encoding="utf-8")
    assert "1350平方米" in written
    assert "1350平米" not in written
    assert "“1350平米” → “1350平方米”" in outcome.output
    assert f"另存为“{table.with_name(FIXED)}”，原来的文件没有动。" in outcome.output
    assert "没有新的疑点" in outcome.output


def test_proposals_are_written_only_where_they_are_asked_for(table: Path) -> None:
    run("check", table, "--fix")
    assert "60余项" in table.with_name(FIXED).read_text(encoding="utf-8")
    outcome = run("check", table, "--fix-proposed", "-o", table.with_name("照建议改.txt"))
    assert "“60余项” → “≥60项”" in outcome.output
    assert "60余项" not in table.with_name("照建议改.txt").read_text(encoding="utf-8")


def test_showing_the_difference_writes_nothing(table: Path) -> None:
    outcome = run("check", table, "--diff")
    assert (outcome.code, outcome.errors) == (0, "")
    assert "可以直接改的写法" in outcome.output
    assert "建议这样改" in outcome.output
    assert "要由您补充或决定的" in outcome.output
    assert [path.name for path in table.parent.iterdir()] == [table.name]


def test_an_earlier_copy_is_not_written_over(table: Path) -> None:
    table.with_name(FIXED).write_text("我改过的", encoding="utf-8")
    assert f"{EXAMPLE.stem}（已改2）" in run("check", table, "--fix").output
    assert table.with_name(FIXED).read_text(encoding="utf-8") == "我改过的"


def test_a_table_without_slips_is_left_alone(tmp_path: Path) -> None:
    table = Path(shutil.copy(GOOD, tmp_path))
    outcome = run("check", table, "--fix")
    assert outcome.code == 0
    assert "没有写出文件" in outcome.output
    assert [path.name for path in tmp_path.iterdir()] == [table.name]


@pytest.mark.parametrize(
    "words",
    [("--fix", "--format", "json"), ("--fix", "-o", EXAMPLE.name), ("--fix", "-o", "没有的文件夹/表.txt"), ("--diff", "--profile", "火星"),
     ("--fix", "--write-baseline"), ("--fix", "-o", "-")],
    ids=["a form for programs", "over the original", "an unknown folder", "an unknown profile", "a baseline", "onto the screen"],
)
def test_wrong_use_ends_with_one_sentence_and_writes_nothing(table: Path, words: tuple[str, ...]) -> None:
    outcome = run("check", table.name, *words, cwd=table.parent)
    assert (outcome.code, outcome.output) == (2, "")
    assert len(outcome.errors.splitlines()) == 1
    assert [path.name for path in table.parent.iterdir()] == [table.name]


def test_a_folder_is_corrected_file_by_file() -> None:
    outcome = run("check", EXAMPLES, "--fix")
    assert outcome.code == 2
    assert "请写明其中的一个文件" in outcome.errors


def test_a_format_that_cannot_be_written_into_is_named(tmp_path: Path) -> None:
    page = tmp_path / "表.html"
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    cells = ("".join(f"<td>{cell}</td>" for cell in line.replace("<", "&lt;").split("\t")) for line in lines)
    page.write_text(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>", encoding="utf-8")
    outcome = run("check", page, "--fix")
    assert (outcome.code, outcome.output) == (2, "")
    assert "不能直接改字" in outcome.errors
    assert [path.name for path in tmp_path.iterdir()] == [page.name]
