"""The grounds that rules cite, each with an honest mark of who has seen the original."""

from functools import cache
from typing import cast

from jiheng.domain.finding import Citation, CitationStatus
from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml

_FILE = "citations.yaml"
_STATUSES = ("verified", "secondhand", "unverified")


@cache
def get_citation(key: str) -> Citation:
    """The citation filed under ``key``; raises ``BrokenRegulation`` where there is none or its status is unknown."""
    entry = load_yaml(_FILE).get(key)
    if not isinstance(entry, dict) or not isinstance(entry.get("document"), str) or entry.get("status") not in _STATUSES:
        raise BrokenRegulation(f"{_FILE}：没有依据 {key}，或缺 document、status。")
    return Citation(entry["document"], entry.get("article"), cast(CitationStatus, entry["status"]))


def get_citation_title(key: str) -> str:
    """What the cited document is about, in our words; empty where the store does not say."""
    entry = load_yaml(_FILE).get(key)
    return str(entry.get("title", "")) if isinstance(entry, dict) else ""
