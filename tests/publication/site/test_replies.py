"""The replies of agencies stand beside the signals that they answer."""

from pathlib import Path

import pytest

from jiheng.errors import JihengError
from jiheng.publication.site.gathering import gather
from jiheng.publication.site.records import Reply
from jiheng.publication.site.remarking import read_replies
from tests.builders import make_finding
from tests.publication.site.published import make_entry, make_table, publish


def page_of(number: int | None = 1) -> str:
    """The id of the only indicator, or project."""
    (project,) = gather([make_entry()]).projects
    return project.indicators[0].id if number else project.id


def publish_with(tmp_path: Path, *replies: Reply) -> dict[str, str]:
    return publish(tmp_path, make_entry(make_table(), findings=(make_finding("IN003"),)), approval=None, mode="research", replies=replies)


def test_a_reply_stands_on_its_page_as_text(tmp_path: Path) -> None:
    finding = make_finding("IN003")
    page = page_of(finding.indicator_number)
    site = publish_with(tmp_path, Reply(page, "标准见<b>附件</b>", "IN003", by="市科协", on="2026-01-02"))
    (text,) = (text for address, text in site.items() if address.endswith(f"{page}.html"))
    assert "标准见&lt;b&gt;附件&lt;/b&gt;" in text
    assert "（市科协，2026-01-02）" in text
    assert "还没有收到" not in text


@pytest.mark.parametrize("reply", [Reply("没有这一页", "说明"), Reply("", "说明")])
def test_a_reply_to_nothing_is_refused(tmp_path: Path, reply: Reply) -> None:
    with pytest.raises(JihengError, match="对不上"):
        publish_with(tmp_path, reply)


def test_replies_are_read_with_chinese_words_and_whole_addresses() -> None:
    text = "- 页面: https://example.gov.cn/i/ab/abc.html\n  规则: IN003\n  回应: 见附件\n  署名: 市科协\n  日期: 2026-01-02\n"
    assert read_replies(text.encode(), name="回应.yaml") == (Reply("abc", "见附件", "IN003", by="市科协", on="2026-01-02"),)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "不是 UTF-8"), ("页面: 1".encode(), "应是一个列表"), ("- 页面: [1]".encode(), "都是文字"), ("- 回应: 好".encode(), "缺“页面”"),
        ("- 页面: a\n  答复: b".encode(), "不认识“答复”"), (b"- [", "不是 UTF-8"), (b"[" * 5_000, "不是 UTF-8"), (b"x" * 2_000_000, "超过 1 MB"),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(JihengError, match=sentence) as refused:
        read_replies(content, name="回应.yaml")
    assert "\n" not in str(refused.value)
