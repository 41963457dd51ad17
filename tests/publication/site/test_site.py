"""What is published on whose word, and how the folder comes to be."""

import errno
from pathlib import Path

import pytest

from jiheng.errors import JihengError
from jiheng.publication.site.site import SiteOptions, publish_site
from jiheng.publication.site.writing import MARK, replaced_folder
from tests.builders import make_filing, make_finding
from tests.publication.site.published import APPROVAL, find_page, make_entry, publish, words_of


def test_nothing_is_published_without_an_approval(tmp_path: Path) -> None:
    with pytest.raises(JihengError, match="默认只公开已批复的数据"):
        publish(tmp_path, approval=None)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_where_there_is_nothing_to_show(tmp_path: Path) -> None:
    with pytest.raises(JihengError, match="没有可以公开的指标"):
        publish_site([], tmp_path / "site", options=SiteOptions(approval=APPROVAL))
    assert not list(tmp_path.iterdir())


def test_an_earlier_site_is_replaced_as_a_whole(tmp_path: Path) -> None:
    publish(tmp_path, make_entry(make_filing(agency="旧单位")))
    site = publish(tmp_path, make_entry(make_filing(agency="新单位")))
    assert not any("旧单位" in text for text in site.values())
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert "index.html" in publish(tmp_path)


def test_a_folder_of_other_things_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "论文.docx").write_text("重要", encoding="utf-8")
    with pytest.raises(JihengError, match="有别的文件，没有覆盖"):
        publish(tmp_path)
    assert (tmp_path / "site" / "论文.docx").read_text(encoding="utf-8") == "重要"


@pytest.mark.parametrize("place", ["没有/这里", "文件"])
def test_a_place_that_cannot_be_is_said_in_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(JihengError, match="不是文件夹"):
        publish_site([make_entry()], tmp_path / place, options=SiteOptions(approval=APPROVAL))


def test_a_fault_on_the_way_leaves_the_earlier_site_whole(tmp_path: Path) -> None:
    publish(tmp_path)
    target = tmp_path / "site"
    with pytest.raises(JihengError, match="写不进去"):
        write_half(target)
    assert {path.name for path in target.iterdir()} >= {"index.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def write_half(target: Path) -> None:
    """Begin a new site and run out of room."""
    with replaced_folder(target) as fresh:
        (fresh / MARK).write_text("一半", encoding="utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_the_downloads_hold_every_indicator_and_no_formula(tmp_path: Path) -> None:
    site = publish(tmp_path, make_entry(make_filing(agency="=1+1")))
    assert "'=1+1" in site["downloads/indicators.csv"]
    assert '"培训场次"' in site["downloads/filings.json"]
    assert (tmp_path / "site" / "downloads" / "indicators.xlsx").stat().st_size > 1_000


def test_research_tells_signals_in_neutral_words_with_what_could_explain_them(tmp_path: Path) -> None:
    finding = make_finding("IN003")
    site = publish(tmp_path, make_entry(findings=(finding,)), approval=None, mode="research")
    told = " ".join(words_of(text) for address, text in site.items() if address.endswith(".html"))
    assert "指标值没有写明可以比较的程度" in told
    assert "可能的原因：" in told
    assert "单位回应：还没有收到。" in told
    assert "不是任何机关的结论" in told
    assert finding.message not in told
    assert finding.remedy not in told
    assert "IN003" in find_page(site, "信号和规则")[1]
