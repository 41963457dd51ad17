"""Core indicators that projects of a kind usually have, from ``lexicon/templates.yaml``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

_FILE = "lexicon/templates.yaml"


@dataclass(frozen=True, slots=True)
class CoreIndicator:
    """An indicator that a kind of project usually has: ``words`` is found in its name, ``categories`` are the 二级指标 it belongs to."""

    title: str
    words: re.Pattern[str]
    categories: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of project, known by a word in its name, and its core indicators."""

    title: str
    names: re.Pattern[str]
    core: tuple[CoreIndicator, ...]


def find_template(project: str) -> Template | None:
    """The first template whose words stand in the name of the project; None where the name tells no kind."""
    return next((template for template in _templates() if template.names.search(project)), None)


@cache
def _templates() -> tuple[Template, ...]:
    """All templates; raises ``BrokenRegulation`` where an entry lacks what it must say."""
    return tuple(
        Template(str(entry.get("title")), _any_of(strings_at(entry, "names", path=_FILE)), tuple(map(_core, _entries(entry, "core"))))
        for entry in _entries(load_yaml(_FILE), "templates")
    )


def _core(entry: dict[str, object]) -> CoreIndicator:
    categories = frozenset(strings_at(entry, "categories", path=_FILE))
    return CoreIndicator(str(entry.get("title")), _any_of(strings_at(entry, "words", path=_FILE)), categories, str(entry.get("example")))


def _entries(content: dict[str, object], key: str) -> Iterable[dict[str, object]]:
    entries = content.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BrokenRegulation(f"{_FILE}：{key} 应为键值表的列表。")
    return entries


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")
