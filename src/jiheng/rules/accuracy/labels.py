"""What a person says is wrong with a table, and what is not: the labels that findings are held against.

A label file is YAML or JSON and stands beside its table. A place is ``project.indicator``, both counted from 1 in document order, and the
number of an indicator is the printed one. ``must`` lists by place the concerns that have to be found, ``may`` (and ``also_may``) those that
may be; ``project_must`` and ``project_may`` list projects by concern, ``table_must`` and ``table_may`` concerns of the whole table.
``clean`` names the indicators that are in order. ``complete: true`` says that everything is labelled: what is not named is in order.
Entries that end in ``_at`` are remarks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from jiheng.domain.finding import Finding, Severity
from jiheng.errors import BrokenLabels
from jiheng.regulations.near_words import say_near
from jiheng.rules.registry import RULES

Place = tuple[int | None, int | None]
"""A project and an indicator, from 1; None for the project as a whole, and both None for the table."""
OLD_NAMES: Mapping[str, str] = {
    "misclass": "misclassified", "unit": "mismatch", "restate": "restated", "approx": "approximate", "text": "wording",
    "no-satisfaction": "missing-satisfaction", "no-benefit": "missing-benefit", "no-cost": "missing-cost",
    "dup-project": "duplicate-project",
    "value-low": "vacuous", "period-eq-annual": "period-equals-annual", "goal-mismatch": "objective-mismatch", "goal-slogan": "slogan",
}
"""Other names of concerns that labels use, besides capitals and underscores."""
_TABLE: Place = (None, None)
_CONCERNS = frozenset(rule.concern for rule in RULES)
_REMARK = "_at"
_PLACED, _PROJECTS, _TABLES = ("must", "may", "also_may"), ("project_must", "project_may"), ("table_must", "table_may")


@dataclass(frozen=True, slots=True)
class Labels:
    """The concerns that ``must`` and those that ``may`` be found at a place, the ``clean`` places, and whether all else is clean too."""

    must: Mapping[Place, frozenset[str]]
    may: Mapping[Place, frozenset[str]]
    clean: frozenset[Place]
    is_complete: bool

    def allows(self, place: Place, concern: str) -> bool:
        """Whether a finding of this concern at this place is right; on a project or a table also where the label names its indicators."""
        return any(concern in labels.get(place, ()) for labels in (self.must, self.may))

    def covers(self, place: Place) -> bool:
        """Whether the labels say what is to be found here, so that anything else is a false alarm."""
        return self.is_complete or place in self.clean


def read_labels(content: bytes, *, name: str) -> Labels:
    """The labels in the bytes of a file called ``name``; raises ``BrokenLabels`` with one sentence where they say what cannot be."""
    try:
        entries = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise BrokenLabels(f"{name}：不是 YAML 或 JSON；标注的写法见 docs/reference/accuracy.md。") from error
    known = {"complete", "clean", *_PLACED, *_PROJECTS, *_TABLES}
    if not isinstance(entries, dict):
        raise BrokenLabels(f"{name}：应逐项写“名称: 内容”，可写的有 {'、'.join(sorted(known))}。")
    unknown = [str(key) for key in entries if key not in known and not str(key).endswith(_REMARK)]
    if unknown:
        raise BrokenLabels(f"{name}：没有“{unknown[0]}”这一项，可写的有 {'、'.join(sorted(known))}。")
    must, may = _gather(entries, name, "must"), _gather(entries, name, "may")
    clean = frozenset(_place(place, name) for place in _items(entries.get("clean"), list, name))
    return Labels(must, may, clean, entries.get("complete") is True)


def place_of(finding: Finding) -> Place:
    """Where a finding stands."""
    return finding.project_index, finding.indicator_number if finding.project_index else None


def is_loud(severity: Severity) -> bool:
    """Whether people are shown it without asking."""
    return severity in ("must", "should")


def _gather(entries: dict[str, Any], name: str, kind: str) -> Mapping[Place, frozenset[str]]:
    """All labels of one kind, by place."""
    found: dict[Place, set[str]] = {}
    for key in (key for key in _PLACED if key.endswith(kind)):
        for place, concerns in _items(entries.get(key), dict, name):
            found.setdefault(_place(place, name), set()).update(_concern(one, name) for one in _items(concerns, list, name))
    for concern, projects in _items(entries.get(f"project_{kind}"), dict, name):
        for project in _items(projects, list, name):
            found.setdefault(_place(project, name), set()).add(_concern(concern, name))
    for concern in _items(entries.get(f"table_{kind}"), list, name):
        found.setdefault(_TABLE, set()).add(_concern(concern, name))
    return {place: frozenset(concerns) for place, concerns in found.items()}


def _items(value: object, kind: type, name: str) -> Iterator[Any]:
    if value is not None and not isinstance(value, kind):
        raise BrokenLabels(f"{name}：“{str(value)[:30]}”的写法不对，应为{'列表' if kind is list else '键值表'}。")
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from value


def _place(written: object, name: str) -> Place:
    project, _, indicator = str(written).partition(".")
    if not project.isdecimal() or indicator and not indicator.isdecimal():
        raise BrokenLabels(f"{name}：位置“{written}”应写成“项目.指标”，如 '2.10'（加引号），两个都从 1 数。")
    return int(project), int(indicator) if indicator else None


def _concern(written: object, name: str) -> str:
    concern = str(written).lower().replace("_", "-")
    concern = OLD_NAMES.get(concern, concern)
    if concern not in _CONCERNS:
        raise BrokenLabels(f"{name}：没有“{written}”这类疑点，{say_near(concern, _CONCERNS)}。")
    return concern
