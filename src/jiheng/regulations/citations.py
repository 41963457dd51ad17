"""The grounds that rules, schemes, profiles and parameters cite, each with an honest mark of who has seen the original."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from jiheng.domain.finding import Citation, CitationStatus
from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

STATUS_WORDS: Mapping[CitationStatus, str] = {"verified": "看过原文", "secondhand": "据转述或实务，没有看过原文", "unverified": "没有看过原文"}
"""What people are told of a status."""
PRACTICE = "实务"
KINDS = ("法律", "规范性文件", "国家标准", "表式", "审计通报", PRACTICE)
"""What a ground may be: a law, a regulation, a standard, a printed form, an audit bulletin, or mere practice."""
_FILE = "citations.yaml"
_MARKS = re.compile(r"[\s〔〕\[\]【】()（）《》]")


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document of the store: the ``citation`` as printed, what it is about, which of the ``KINDS``, who issued it and since when it
    counts (None where that is not known), the keys of what it ``replaces``, the sources in which it was ``seen``, and how far."""

    key: str
    citation: Citation
    title: str
    kind: str
    issuer: str
    since: datetime.date | None
    replaces: tuple[str, ...]
    seen: tuple[str, ...]
    note: str


@cache
def get_citation(key: str) -> Citation:
    """The citation filed under ``key``; raises ``BrokenRegulation`` where there is none or its status is unknown."""
    return get_cited(key).citation


def get_citation_title(key: str) -> str:
    """What the cited document is about, in our words; empty where the store does not say."""
    return get_cited(key).title


@cache
def get_cited(key: str) -> CitedDocument:
    """The document filed under ``key``; raises ``BrokenRegulation`` where there is none, or it does not say what it must."""
    entry = load_yaml(_FILE).get(key)
    if not isinstance(entry, dict) or not isinstance(entry.get("document"), str) or entry.get("status") not in STATUS_WORDS:
        raise BrokenRegulation(f"{_FILE}：没有依据 {key}，或缺 document、status。")
    kind, since = str(entry.get("kind", "")), entry.get("since")
    if kind not in KINDS or not (since is None or type(since) is datetime.date):
        raise BrokenRegulation(f"{_FILE}：{key} 的 kind 应为{'、'.join(KINDS)}之一，since 应为年-月-日。")
    citation = Citation(entry["document"], entry.get("article"), cast(CitationStatus, entry["status"]))
    title, issuer, note = (str(entry.get(field, "")) for field in ("title", "issuer", "note"))
    replaces, seen = (strings_at(entry, field, path=_FILE) for field in ("replaces", "seen"))
    return CitedDocument(key, citation, title, kind, issuer, since, replaces, seen, note)


def list_cited() -> tuple[CitedDocument, ...]:
    """Every document of the store, by kind and then in the order of the file."""
    return tuple(sorted(map(get_cited, load_yaml(_FILE)), key=lambda cited: KINDS.index(cited.kind)))


def find_cited(words: str) -> tuple[CitedDocument, ...]:
    """The documents called so: by key, or by number or name, whatever the brackets (``财预[2015]88号``); empty where there is none."""
    wanted = _bare(words)
    return tuple(cited for cited in list_cited() if wanted and wanted in (_bare(cited.key), _bare(cited.citation.document)))


def _bare(words: str) -> str:
    return _MARKS.sub("", words).casefold()
