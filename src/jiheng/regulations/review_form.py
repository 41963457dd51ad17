"""The form on which targets are reviewed (绩效目标审核表): its items, what counts against which, and how much, by date."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from jiheng.domain.finding import Citation, Severity
from jiheng.errors import BrokenRegulation
from jiheng.regulations.citations import get_citation
from jiheng.regulations.store import load_yaml, strings_at

_FILE = "review_form.yaml"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One of the items: its group, the points it carries, what it asks, and the concerns that count against it.

    An item that is not ``is_scored`` cannot be judged from the table; only a person gives it points.
    """

    group: str
    title: str
    points: int
    question: str
    concerns: frozenset[str]
    is_scored: bool


@dataclass(frozen=True, slots=True)
class ReviewLevel:
    """优, 良, 中 or 差: above which share of an item's points (%), from which total, and what follows from it."""

    level: str
    share_above: int
    total_least: int
    action: str


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """The form as in force on a day; ``penalties`` are the share of an item's points (%) that one finding takes, ``outside`` the concerns
    that are not the review's business."""

    items: tuple[ReviewItem, ...]
    levels: tuple[ReviewLevel, ...]
    penalties: Mapping[Severity, int]
    outside: frozenset[str]
    source: Citation


@cache
def load_review_form(*, on: datetime.date | None = None) -> ReviewForm:
    """The form as in force on a day (default: the newest); raises ``BrokenRegulation`` where its file is not as it must be."""
    content = load_yaml(_FILE)
    levels = tuple(ReviewLevel(**level) for level in _mappings(content, "levels"))
    outside = frozenset(strings_at(content, "outside", path=_FILE))
    source = get_citation(str(content.get("source")))
    return ReviewForm(tuple(_items(content)), levels, _penalties(content, on=on), outside, source)


def _items(content: Mapping[str, Any]) -> Iterator[ReviewItem]:
    for group in _mappings(content, "groups"):
        for item in _mappings(group, "items"):
            concerns = frozenset(strings_at(item, "concerns", path=f"{_FILE}：{item.get('title')}"))
            yield ReviewItem(group["title"], item["title"], item["points"], item["question"], concerns, item.get("is_scored", True))


def _penalties(content: Mapping[str, Any], *, on: datetime.date | None) -> Mapping[Severity, int]:
    """Those of the newest entry that has begun by the day; before the first, the first."""
    entries = sorted(_mappings(content, "penalties"), key=lambda entry: str(entry["since"]))
    begun = [entry for entry in entries if on is None or entry["since"] <= on] or entries[:1]
    if not begun:
        raise BrokenRegulation(f"{_FILE}：penalties 缺少带日期的值。")
    return {severity: begun[-1][severity] for severity in get_args(Severity)}


def _mappings(content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = content.get(key)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise BrokenRegulation(f"{_FILE}：{key} 应为一条一条的键值表。")
    return value
