"""How the values of several periods make that of the year: proposed from an indicator's name and target, by ``accumulation.yaml``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from jiheng.domain.evaluation.words import says_none
from jiheng.errors import BrokenRegulation
from jiheng.regulations.lexicon import core_of
from jiheng.regulations.store import load_yaml, strings_at
from jiheng.text.conversion import measure_of
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Date, Grade, Quantity, Statement, Target
from jiheng.text.widths import fold

AccumulationKind = Literal["cumulative", "latest", "ratio", "milestone", "year-end", "zero-event"]
ACCUMULATION_WORDS: dict[AccumulationKind, str] = {
    "cumulative": "累计", "latest": "最新值", "ratio": "比率", "milestone": "里程碑", "year-end": "年末值", "zero-event": "零事件",
}  # fmt: skip
"""What people call each way."""

_BELOW = re.compile("[/（(]")
_PATH = "accumulation.yaml"
_VALUE_WORDS = {"zero": "0", "date": "日期", "rate": "每个的比值", "frequency": "频次", "words": "文字"}


@dataclass(frozen=True, slots=True)
class Accumulation:
    """A proposed 指标累计方式: ``kind``, a Chinese ``reason``, and the ``sign`` that decided: a word of the name or the target, a measure
    unit, or the kind of value; empty where nothing told and ``latest`` is a mere default."""

    kind: AccumulationKind
    reason: str
    sign: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """One entry of the list: what tells of a way of accumulating, and what people are told then."""

    kind: AccumulationKind
    because: str
    ends: tuple[str, ...]
    contains: tuple[str, ...]
    wording: tuple[str, ...]
    dimensions: tuple[str, ...]
    values: tuple[str, ...]


def propose_accumulation(name: str, target: Target) -> Accumulation:
    """How values of the indicator ``name`` with this ``target`` add up over a year; the first entry of the list with a sign decides.

    >>> from jiheng.text.grammar import parse_target
    >>> propose_accumulation("培训人数", parse_target("≥100人")).kind
    'cumulative'
    """
    core = fold(core_of(name))
    for ground in _grounds():
        sign = next(_signs(ground, core, target), None)
        if sign:
            return Accumulation(ground.kind, f"{sign[1]}：{ground.because}。", sign[0])
    return Accumulation("latest", "名称和指标值都看不出怎样累计，暂按最新值，请核对。", "")


def _signs(ground: _Ground, core: str, target: Target) -> Iterator[tuple[str, str]]:
    """What in the name and the target tells of this way, each with the words that name it to people."""
    yield from ((word, f"名称以“{word}”结尾") for word in ground.ends if core.endswith(word))
    yield from ((word, f"名称里有“{word}”") for word in ground.contains if word in core)
    yield from ((word, f"指标值里有“{word}”") for word in ground.wording if word in target.text)
    unit = next((quantity.unit for quantity in target.quantities), "")
    if _dimension(unit) in ground.dimensions:
        yield unit, f"单位是“{unit}”"
    yield from ((_VALUE_WORDS[value], f"指标值是{_VALUE_WORDS[value]}") for value in ground.values if _looks(target, value))


def _dimension(unit: str) -> str:
    found = find_unit(unit) or find_unit(_BELOW.split(unit)[0])
    return found.dimension if found else ""


def _looks(target: Target, value: str) -> bool:
    """Whether the target has this look (see ``values`` in the list)."""
    clauses, quantities = target.clauses, target.quantities
    match value:
        case "zero":
            return bool(clauses) and all(_is_zero(clause) for clause in clauses)
        case "date":
            return not quantities and any(isinstance(clause, Date) for clause in clauses)
        case "rate":
            return bool(quantities) and _is_rate(quantities[0])
        case "frequency":
            return bool(quantities) and measure_of(quantities[0].unit, quantities[0].per).months is not None
        case _:
            return bool(clauses) and all(isinstance(clause, Grade | Statement) for clause in clauses)


def _is_rate(quantity: Quantity) -> bool:
    """Whether the number is one of something per each of something else; 条/篇 are two names for the same."""
    per = [word for word in measure_of(quantity.unit, quantity.per).per if word != "各"]
    return bool(per) and _dimension(per[0]) != _dimension(quantity.unit)


def _is_zero(clause: object) -> bool:
    if isinstance(clause, Quantity):
        return clause.value == 0 and clause.op in ("=", "≤") and clause.upper is None
    return isinstance(clause, Grade) and says_none(clause.text)


@cache
def _grounds() -> tuple[_Ground, ...]:
    entries = load_yaml(_PATH).get("accumulation")
    if not isinstance(entries, list):
        raise BrokenRegulation(f"{_PATH}：accumulation 应为列表。")
    return tuple(map(_ground, entries))


def _ground(entry: dict[str, object]) -> _Ground:
    kind = next((kind for kind in get_args(AccumulationKind) if kind == entry.get("kind")), None)
    if kind is None:
        raise BrokenRegulation(f"{_PATH}：kind {entry.get('kind')} 不是累计方式。")
    ends, contains, wording, dimensions, values = (
        strings_at(entry, key, path=_PATH) for key in ("ends", "contains", "wording", "dimensions", "values")
    )
    return _Ground(kind, str(entry.get("because", "")), ends, contains, wording, dimensions, values)
