"""``jiheng publish``: from files to a site, or one sentence."""

import argparse
from pathlib import Path

import pytest

import jiheng
from jiheng.cli import publish

TABLE = """2025年项目支出绩效目标表
部门名称：青江市科技馆
单位：万元
项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标
合计\t12.00\t12.00\t\t\t\t
青江市科技馆\t12.00\t12.00\t\t\t\t
科普活动\t12.00\t12.00\t\t\t全年举办科普活动。\t\
1、1-产出指标；11-数量指标；活动场次；实施周期指标值:≥20场；年度指标值:≥20场。\
2、3-满意度指标；31-服务对象满意度；观众满意度；实施周期指标值:≥90%；年度指标值:≥90%。
"""
APPROVED = ("--approved-by", "王处长", "--document", "青财预〔2025〕1号")


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    publish.add_arguments(parser)
    return publish.run(parser.parse_args(arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "报送"
    path.mkdir()
    (path / "科技馆.txt").write_text(TABLE, encoding="utf8")
    (path / "sources.csv").write_text("文件,来源地址,发布日期\n科技馆.txt,https://example.gov.cn/a.html,2025-03-02\n", encoding="utf8")
    return path


def test_a_folder_becomes_a_site_with_the_addresses_of_its_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(str(folder), "-o", "网站", *APPROVED) == 0
    assert "已写入 网站：1 个部门，1 个项目，2 项指标" in capsys.readouterr().out
    assert "https://example.gov.cn/a.html" in Path("网站", "about.html").read_text(encoding="utf8")


def test_what_was_not_read_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    assert call(str(folder), "-o", "网站", *APPROVED) == 0
    assert "没有列入" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "请用 -o 写明"), (("-o", "网站"), "默认只公开已批复的数据"), (("-o", "网站", "--approved-by", "王处长"), "默认只公开已批复的数据"),
        (("-o", "网站", "--research", *APPROVED), "请二者选一"), (("-o", "网站", "--suspected", *APPROVED), "只用于 --research"),
        (("-o", "报送/网站", *APPROVED), "不能写在要公开的"), (("-o", ".", *APPROVED), "不能写在要公开的"),
        (("-o", "网站", "--research", "--replies", "没有.yaml"), "打不开"),
    ],
)
def test_what_does_not_go_together_is_said_and_nothing_is_written(folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    before = sorted(Path().rglob("*"))
    with pytest.raises(jiheng.JihengError, match=sentence):
        call(str(folder), *arguments)
    assert sorted(Path().rglob("*")) == before


def test_the_calendar_alone_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approvals = ("--budget-approved", "2025-02-10", "--accounts-approved", "2026-01-01")
    assert call(str(folder), "--calendar", "--on", "2026-06-01", *approvals) == 0
    told = capsys.readouterr().out
    assert "已过期，没有看到：1" in told
    assert "期限 2026-01-21（决算批复之日起 20 日内）" in told
    assert "已有：1" in told or "已公开" in told


def test_research_shows_only_certain_signals_unless_asked(folder: Path) -> None:
    counts = []
    for further in ((), ("--suspected",)):
        assert call(str(folder), "-o", "研究", "--research", *further) == 0
        counts.append(sum(path.read_text(encoding="utf8").count('class="remark"') for path in Path("研究").rglob("*.html")))
    assert counts[0] <= counts[1]
    assert counts[1] > 0
