"""How an indicator can be measured: templates tried in order for each clause of its target, and the two ways that are always there."""

import re
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import Literal

from jiheng.errors import BrokenRegulation
from jiheng.measures.measure import SPAN_MONTHS, Condition, Measure, Node, Ratio, Rest, Scaled, Slowest, Span, Tally, Term, Total
from jiheng.measures.parsing import parse_measure
from jiheng.regulations.store import load_yaml, strings_at
from jiheng.text.conversion import measure_of
from jiheng.text.measure_units import find_dimension
from jiheng.text.targets import Clause, Date, Grade, Quantity, Statement, Target

WayKind = Literal["measure", "light", "rubric"]
WAY_WORDS: dict[WayKind, str] = {"measure": "由记录计算", "light": "填数、材料和第二人确认", "rubric": "定性评定"}
_PATH = "measure_templates.yaml"
_QUOTED = re.compile("[“”\"「『《]([^“”\"」』》]{2,40})[“”\"」』》]")
_SERIES = "series"
_BELOW = re.compile("[/（(]")


@dataclass(frozen=True, slots=True)
class Way:
    """How one clause of a target gets its actual value. ``measure`` is None for the light way and the rubric; ``because`` says why."""

    clause: Clause
    kind: WayKind
    measure: Measure | None
    because: str


@dataclass(frozen=True, slots=True)
class _Template:
    measure: Measure
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    units: tuple[str, ...]
    kinds: tuple[str, ...]
    has_series: bool
    is_frequent: bool


def propose_ways(name: str, target: Target) -> tuple[Way, ...]:
    """A way for each clause of the target of the indicator ``name``, in order; proposals, for people to change.

    >>> from jiheng.text.grammar import parse_target
    >>> [way.measure.name for way in propose_ways("举办“科创下午茶”活动场次", parse_target("10场次"))]
    ['活动场次']
    """
    if len(target.clauses) == 1:
        said = f"{name} {target.text}"
        return (_way(name, target.clauses[0], said, said),)
    return tuple(_way(name, clause, clause.text, f"{name} {target.text}") for clause in target.clauses)


def _way(name: str, clause: Clause, own: str, said: str) -> Way:
    """By the template that says most of the clause's ``own`` words; what is ``said`` around it may fill up the rest."""
    fitting = [(_rows_in(own, found), found) for found in _templates() if _fits(found, said, clause)]
    if own is said:
        fitting = fitting[:1]
    template = max(fitting, key=itemgetter(0))[1] if fitting else None
    if template is not None:
        return Way(clause, "measure", _adapt(template, name, clause), f"按模板“{template.measure.name}”：{template.measure.meaning}。")
    if isinstance(clause, Statement | Grade):
        return Way(clause, "rubric", None, "目标值没有数，按三档评定并写明理由和评定人。")
    return Way(clause, "light", None, "没有合适的记录模板，填数、附材料并由第二人确认。")


def _rows_in(own: str, template: _Template) -> tuple[int, int]:
    rows = sum(any(word in own for word in words) for words in template.words)
    return rows, len(template.words)


def _fits(template: _Template, said: str, clause: Clause) -> bool:
    return (
        _kind_of(clause) in template.kinds
        and all(any(word in said for word in words) for words in template.words)
        and not any(word in said for word in template.without)
        and (not template.units or isinstance(clause, Quantity) and _has_unit(clause, template.units))
        and (not template.is_frequent or isinstance(clause, Quantity) and _span_of(clause) is not None)
    )


def _has_unit(clause: Quantity, units: tuple[str, ...]) -> bool:
    """A number without a unit has any unit but money and time, which are never left out."""
    unit = _BELOW.split(clause.unit)[0]
    if not unit:
        return bool(set(units) - {"money", "time", "share", "area"})
    return unit in units or find_dimension(unit) in units


def _adapt(template: _Template, name: str, clause: Clause) -> Measure:
    """The template's measure for this indicator: its series, its spans, and its unit where the formula only counts."""
    node = template.measure.node
    series = _QUOTED.search(name) if template.has_series else None
    if series:
        node = _narrow(node, series.group(1))
    span = _span_of(clause) if isinstance(clause, Quantity) else None
    if span and isinstance(node, Tally) and node.kind in ("count", "sum"):
        node = Slowest(node, span)
    unit = template.measure.measure_unit or (_BELOW.split(clause.unit)[0] if isinstance(clause, Quantity) else "")
    return replace(template.measure, node=node, measure_unit=unit)


def _narrow(node: Node, series: str) -> Node:
    """The same formula over the records of one series only."""
    match node:
        case Tally():
            condition = Condition(Term((_SERIES,)), "contains", series)
            return replace(node, where=(*node.where, condition)) if _SERIES in node.record_kind.by_name else node
        case Ratio(top, base):
            return replace(node, top=_narrow(top, series), base=_narrow(base, series))
        case Total(parts):
            return Total(tuple(_narrow(part, series) for part in parts))
        case Rest(part) | Scaled(part):
            return replace(node, part=_narrow(part, series))
        case Slowest():
            return node


def _span_of(clause: Quantity) -> Span | None:
    months = measure_of(clause.unit, clause.per).months
    return next((span for span, length in SPAN_MONTHS.items() if length == months), None)


def _kind_of(clause: Clause) -> str:
    match clause:
        case Quantity():
            return "quantity"
        case Date():
            return "date"
        case Grade():
            return "grade"
        case Statement():
            return "statement"
    return "blank"


@cache
def _templates() -> tuple[_Template, ...]:
    entries = load_yaml(_PATH).get("templates")
    if not isinstance(entries, list):
        raise BrokenRegulation(f"{_PATH}：templates 应为列表。")
    return tuple(map(_template, entries))


def _template(entry: dict[str, object]) -> _Template:
    words = entry.get("words")
    if not isinstance(words, list) or not all(isinstance(row, list) for row in words):
        raise BrokenRegulation(f"{_PATH}：{entry.get('name')} 的 words 应为列表的列表。")
    without, units, kinds = (strings_at(entry, key, path=_PATH) for key in ("without", "units", "kinds"))
    rows = tuple(tuple(map(str, row)) for row in words)
    has_series, is_frequent = bool(entry.get("series")), bool(entry.get("frequent"))
    return _Template(parse_measure(entry), rows, without, units, kinds or ("quantity",), has_series, is_frequent)
