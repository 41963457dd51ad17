"""``jiheng fill`` puts what was read into an official form, and says what the form could not hold."""

import io
import zipfile
from pathlib import Path

import pytest

import jiheng
from tests.cli.terminal import run
from tests.web.tables import make_table


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A table as text."""
    path = tmp_path / "项目表.txt"
    path.write_bytes(make_table())
    return path


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
def test_the_file_is_written_as_its_name_says_and_reads_again(plain: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"申报表.{suffix}"
    answer = run("fill", str(plain), "--form", "project-target", "--region", "sichuan", "-o", str(target))
    assert (answer.code, f"已写入 {target}" in answer.output) == (0, True)
    before, after = (jiheng.read(path).filing for path in (plain, target))
    assert [project.name for project in after.projects] == [project.name for project in before.projects]


def test_what_the_form_cannot_hold_is_counted_and_on_demand_listed(plain: Path, tmp_path: Path) -> None:
    words = ["fill", str(plain), "--form", "project-target", "-o", str(tmp_path / "表.xlsx")]
    assert "实施周期指标值" in run(*words).errors
    listed = run(*words, "--omitted").errors
    filled = jiheng.fill([jiheng.read(plain).filing], form="project-target")
    assert len([line for line in listed.splitlines() if line.startswith("  〔")]) == len(filled.omissions) > 0


def test_a_package_holds_every_project_and_what_was_left_out(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "全套.zip"
    assert run("fill", str(plain), "--form", "project-target", "-o", str(target)).code == 0
    names = zipfile.ZipFile(io.BytesIO(target.read_bytes())).namelist()
    count = sum(1 for _ in jiheng.read(plain).filing.projects)
    assert [sum(name.endswith(suffix) for name in names) for suffix in (".xlsx", ".docx", ".txt")] == [count, count, 1]


def test_one_project_is_filled_in_alone(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    assert run("fill", str(plain), "--form", "project-target-list", "--project", "2", "-o", str(target)).code == 0
    names = [project.name for project in jiheng.read(target).filing.projects]
    assert names == [list(jiheng.read(plain).filing.projects)[1].name]


def test_every_form_and_region_is_listed() -> None:
    listed = run("fill", "--list").output
    for layout in jiheng.list_form_layouts():
        assert layout.form in listed
        assert layout.region_title in listed


@pytest.mark.parametrize(("more", "said"), [
    (["--form", "申报表", "-o", "表.xlsx"], "没有“申报表”这种表"), (["--form", "project-target", "-o", "表.txt"], "写成哪种文件"),
    (["--form", "project-target", "--region", "火星", "-o", "表.xlsx"], "没有“火星”的版式"),
    (["--form", "project-target", "--project", "99", "-o", "表.xlsx"], "没有第 99 个项目"),
    (["--form", "project-target"], "请写明要读的文件"), (["--form", "self-evaluation-summary", "-o", "表.xlsx"], "没有自评表"),
    (["--form", "department-target", "-o", "表.xlsx"], "不能填成"),
])  # fmt: skip
def test_what_cannot_be_filled_in_is_said_in_one_sentence(plain: Path, more: list[str], said: str) -> None:
    answer = run("fill", str(plain), *more)
    assert (answer.code, said in answer.errors, answer.errors.count("\n")) == (2, True, 1)
