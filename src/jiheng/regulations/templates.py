"""Core indicators that projects of a kind usually have, from ``lexicon/templates.yaml``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

_FILE = "lexicon/templates.yaml"
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]\s*$|[“”\"\s]|20\d\d\s*年度?")


@dataclass(frozen=True, slots=True)
class CoreIndicator:
    """An indicator that a kind of project usually has: ``words`` is found in its name, ``categories`` are the 二级指标 it belongs to."""

    title: str
    words: re.Pattern[str]
    categories: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of project, known by the word that its name ends with, and its core indicators."""

    title: str
    names: re.Pattern[str]
    core: tuple[CoreIndicator, ...]


def find_template(project: str) -> Template | None:
    """The template whose word the name of the project ends with (设备购置, 骨干教师培训项目); None where the name tells no kind: 培训基地建设
    is no training."""
    name = _tail().sub("", _BRACKETED.sub("", project))
    return next((template for template in list_templates() if template.names.search(name)), None)


@cache
def _tail() -> re.Pattern[str]:
    """What may follow the word that tells the kind (项目, 专项经费)."""
    tails = "|".join(map(re.escape, strings_at(load_yaml(_FILE), "tails", path=_FILE)))
    return re.compile(f"(?:{tails})+$")


@cache
def list_templates() -> tuple[Template, ...]:
    """All templates; raises ``BrokenRegulation`` where an entry lacks what it must say."""
    return tuple(map(_template, _entries(load_yaml(_FILE), "templates")))


def _template(entry: dict[str, object]) -> Template:
    names = _any_of(strings_at(entry, "names", path=_FILE), end="$")
    return Template(str(entry.get("title")), names, tuple(map(_core, _entries(entry, "core"))))


def _core(entry: dict[str, object]) -> CoreIndicator:
    categories = frozenset(strings_at(entry, "categories", path=_FILE))
    return CoreIndicator(str(entry.get("title")), _any_of(strings_at(entry, "words", path=_FILE)), categories, str(entry.get("example")))


def _entries(content: dict[str, object], key: str) -> Iterable[dict[str, object]]:
    entries = content.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BrokenRegulation(f"{_FILE}：{key} 应为键值表的列表。")
    return entries


def _any_of(words: tuple[str, ...], *, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words)) or '(?!)'}){end}")
