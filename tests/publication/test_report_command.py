"""``jiheng report`` writes the whole page or nothing."""

import argparse
import re
from pathlib import Path

import pytest

import jiheng
from jiheng.cli import report

TABLE = """项目支出绩效目标表
部门名称：青江市科技馆
单位：万元
项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标
合计\t12.00\t12.00\t\t\t\t
青江市科技馆\t12.00\t12.00\t\t\t\t
科普活动\t12.00\t12.00\t\t\t全年举办科普活动。\t\
1、1-产出指标；11-数量指标；活动场次；实施周期指标值:≥20场；年度指标值:≥20场。\
2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。
"""


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    report.add_arguments(parser)
    return report.run(parser.parse_args(arguments))


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "in" / "科技馆.txt"
    path.parent.mkdir()
    path.write_text(TABLE, encoding="utf8")
    return path


def test_the_page_is_written_into_the_current_folder_under_the_name_of_the_table(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(str(table)) == 0
    assert "活动场次" in Path("科技馆.txt.报告.html").read_text(encoding="utf8")
    assert "已写入 科技馆.txt.报告.html：2 项指标" in capsys.readouterr().out
    assert sorted(path.name for path in Path().iterdir()) == ["in", "科技馆.txt.报告.html"]


def test_a_dash_writes_the_page_alone_to_standard_output(table: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(str(table), "-o", "-") == 0
    page = capsysbinary.readouterr().out
    assert page.startswith(b"<!doctype html>")
    assert page.rstrip().endswith(b"</html>")


@pytest.mark.parametrize("target", ["没有/这里.html", "in"])
def test_what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing_behind(table: Path, target: str) -> None:
    before = sorted(Path().rglob("*"))
    with pytest.raises(jiheng.JihengError, match="写不进去"):
        call(str(table), "-o", target)
    assert sorted(Path().rglob("*")) == before


def test_the_table_itself_is_never_overwritten(table: Path) -> None:
    with pytest.raises(jiheng.JihengError, match="不能覆盖它"):
        call(str(table), "-o", str(table))
    assert table.read_text(encoding="utf8") == TABLE


@pytest.fixture
def two_tables(table: Path) -> Path:
    path = table.with_name("两个部门.txt")
    path.write_text(TABLE + TABLE.replace("科技馆", "图书馆").replace("活动场次", "借阅册次"), encoding="utf8")
    return path


def test_all_tables_of_a_document_stand_on_its_page(two_tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(str(two_tables), "-o", "全部.html") == 0
    page = Path("全部.html").read_text(encoding="utf8")
    assert "第 1 张表，共 2 张：项目支出绩效目标表（青江市科技馆）" in page
    assert "第 2 张表，共 2 张：项目支出绩效目标表（青江市图书馆）" in page
    assert "活动场次" in page
    assert "借阅册次" in page
    assert "2 张表，4 项指标" in capsys.readouterr().out


def test_no_two_places_of_a_page_of_several_tables_have_one_name_and_every_link_leads_somewhere(two_tables: Path) -> None:
    call(str(two_tables), "-o", "全部.html")
    page = Path("全部.html").read_text(encoding="utf8")
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert {*re.findall(r' (?:for|href)="#?([^"]+)"', page)} <= set(names)
