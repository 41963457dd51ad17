"""Findings in the words of the site: as reviewers wrote them, or as neutral signals; and the replies of agencies to signals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.errors import JihengError
from jiheng.publication.site.gathering import Remarker, place_of
from jiheng.publication.site.records import Contents, Remark, Reply
from jiheng.regulations.signals import load_signals

_FIELDS = {"page": "页面", "code": "规则", "text": "回应", "by": "署名", "on": "日期"}
_SAME = {word: field for field, word in _FIELDS.items()} | {field: field for field in _FIELDS}
_LARGEST = 1 << 20


def remark_finding(finding: Finding, *, page: str) -> Remark:
    """A finding as it was made."""
    grounds = "；".join(map(str, finding.cites))
    text = f"{finding.message}。建议：{finding.remedy}" if finding.remedy else finding.message
    title = f"{SEVERITY_WORDS[finding.severity]}：{finding.name}"
    return Remark(finding.code, title, text, (), grounds, place_of(finding.source), finding.source.page)


def signal_with(replies: Sequence[Reply]) -> Remarker:
    """Makes neutral signals of findings, each with the replies to it."""
    notes = load_signals()
    by_page: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        by_page[reply.page].append(reply)

    def remark(finding: Finding, *, page: str) -> Remark:
        words = notes.words_of(finding.concern)
        own = tuple(reply for reply in by_page.get(page, ()) if reply.code in ("", finding.code))
        return Remark(finding.code, words.title, "", words.explanations, "", place_of(finding.source), finding.source.page, own)

    return remark


def read_replies(content: bytes, *, name: str) -> tuple[Reply, ...]:
    """The replies in a YAML file: a list of entries with 页面, 规则 (may be left out), 回应, 署名, 日期.

    Raises ``JihengError`` with one sentence for what cannot be understood.
    """
    if len(content) > _LARGEST:
        raise JihengError(f"“{name}”超过 1 MB；请只写单位的回应。")
    try:
        entries: Any = yaml.load(content.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # all values as they are written  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise JihengError(f"“{name}”不是 UTF-8 编码的 YAML；请照说明检查缩进和冒号。") from error
    if not isinstance(entries, list):
        raise JihengError(f"“{name}”应是一个列表，每条以“- 页面:”开头。")
    return tuple(_reply(entry, number, name) for number, entry in enumerate(entries, start=1))


def _reply(entry: object, number: int, name: str) -> Reply:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise JihengError(f"“{name}”第 {number} 条应有“页面”和“回应”，都是文字。")
    if strange := [key for key in entry if key not in _SAME]:
        raise JihengError(f"“{name}”第 {number} 条不认识“{strange[0]}”；可以写{'、'.join(_FIELDS.values())}。")
    known = {_SAME[key]: value.strip() for key, value in entry.items()}
    if not known.get("page") or not known.get("text"):
        raise JihengError(f"“{name}”第 {number} 条缺“页面”或“回应”。")
    known["page"] = known["page"].rpartition("/")[2].removesuffix(".html")  # people may paste the whole address
    return Reply(**known)


def check_replies(replies: Iterable[Reply], contents: Contents) -> None:
    """Raise ``JihengError`` for a reply to something that the site does not show."""
    shown = {(page, remark.code) for page, remarks in contents.remarked for remark in remarks}
    pages = {page for page, _ in shown}
    for reply in replies:
        if reply.page not in pages or (reply.code and (reply.page, reply.code) not in shown):
            which = f"规则 {reply.code} 的" if reply.code else ""
            raise JihengError(f"有一条回应对不上：页面 {reply.page} 没有{which}信号；请从网站上那一页的地址里抄页面编号。")
