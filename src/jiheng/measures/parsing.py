"""Measures as data ↔ measures as facts: every field, operator and unit is checked against the kinds of records.

As data, a measure is a mapping: ``{name, unit, meaning, formula}``; a formula is a mapping with one of the keys ``count``, ``distinct``,
``sum``, ``least``, ``most``, ``latest`` (a kind of records; ``field`` and ``where`` beside it), ``total``, ``ratio``, ``rest``, ``scaled``,
``slowest``, or one of the shorthands of ``shorthands``.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import get_args

from jiheng.domain.evidence.records import Field, RecordKind, parse_time
from jiheng.errors import BrokenMeasure, BrokenRegulation
from jiheng.measures.measure import (
    Condition,
    Measure,
    Node,
    Operand,
    Operator,
    Ratio,
    Rest,
    Scaled,
    Slowest,
    Span,
    Tally,
    TallyKind,
    Term,
    Total,
    leaves,
)  # fmt: skip
from jiheng.regulations.record_kinds import load_record_kind

TALLY_KINDS: tuple[TallyKind, ...] = get_args(TallyKind)
_ORDERED = ("number", "money", "date", "moment")
_DEPTH = 8
"""How deep formulas may nest; deeper ones are nobody's meaning."""


def parse_measure(content: Mapping[str, object]) -> Measure:
    """The measure that ``content`` describes; raises ``BrokenMeasure`` with a sentence that names the place."""
    formula = content.get("formula")
    name = str(content.get("name") or "").strip()
    if not name or not isinstance(formula, Mapping):
        raise BrokenMeasure("度量应写明 name（名称）和 formula（算法）。")
    node = parse_node(formula, where=f"度量“{name}”")
    return Measure(name, node, str(content.get("unit") or ""), str(content.get("meaning") or ""))


def parse_node(content: Mapping[str, object], *, where: str, depth: int = 0) -> Node:
    """The formula that ``content`` describes; ``where`` is how messages name its place."""
    if depth > _DEPTH:
        raise BrokenMeasure(f"{where}：算法套得太深，最多 {_DEPTH} 层。")
    kind = next((known for known in TALLY_KINDS if known in content), None)
    if kind:
        return _tally(kind, content, where=where)
    match dict(content):
        case {"total": list(parts), **rest} if parts and not rest:
            return Total(tuple(_inner(part, where=f"{where}的 total", depth=depth) for part in parts))
        case {"ratio": [top, base], **rest} if not set(rest) - {"survey"}:
            above, below = (_inner(part, where=f"{where}的 ratio", depth=depth) for part in (top, base))
            return Ratio(above, below, is_survey=_is_survey(rest.get("survey"), (above, below), where=where))
        case {"rest": part, **rest} if not rest:
            return Rest(_inner(part, where=f"{where}的 rest", depth=depth))
        case {"scaled": part, "by": by, **rest} if not rest:
            return Scaled(_inner(part, where=f"{where}的 scaled", depth=depth), *_factor(by, where=where))
        case {"slowest": part, "span": span, **rest} if not rest:
            return _slowest(_inner(part, where=f"{where}的 slowest", depth=depth), span, where=where)
    raise BrokenMeasure(f"{where}：看不懂“{'、'.join(map(str, content))}”；可用 {'、'.join(TALLY_KINDS)}、total、ratio、rest、scaled、slowest。")


def _inner(content: object, *, where: str, depth: int) -> Node:
    if not isinstance(content, Mapping):
        raise BrokenMeasure(f"{where}：应写成键值表。")
    node = parse_node(content, where=where, depth=depth + 1)
    dated = next((tally for tally in leaves(node) if tally.type not in ("number", "money")), None)
    if dated is not None:
        raise BrokenMeasure(f"{where}：{dated.field.words}不是数，不能参加计算。")
    return node


def _tally(kind: TallyKind, content: Mapping[str, object], *, where: str) -> Tally:
    strange = set(content) - {kind, "field", "where"}
    if strange:
        raise BrokenMeasure(f"{where}：不认识“{'、'.join(sorted(strange))}”。")
    try:
        records = load_record_kind(str(content[kind]))
    except BrokenRegulation as error:
        raise BrokenMeasure(f"{where}：{error}") from error
    term = _term(content["field"], records, where=where) if "field" in content else None
    if (term is None) != (kind == "count"):
        raise BrokenMeasure(f"{where}：{'count 不用写 field' if kind == 'count' else f'{kind} 应写明 field'}。")
    if term is not None:
        _check_type(kind, term, records, where=where)
    conditions = content.get("where", [])
    if not isinstance(conditions, list):
        raise BrokenMeasure(f"{where}：where 应为列表。")
    return Tally(kind, records, term, tuple(_condition(entry, records, where=where) for entry in conditions))


def _term(content: object, kind: RecordKind, *, where: str) -> Term:
    """``a``, ``a + b`` or ``a - b``."""
    plus, minus, sign = list[str](), list[str](), "+"
    for word in str(content).replace("+", " + ").replace("-", " - ").split():
        if word in "+-":
            sign = word
            continue
        if word not in kind.by_name:
            raise BrokenMeasure(f"{where}：{kind.words}没有字段“{word}”；有 {'、'.join(kind.by_name)}。")
        (plus if sign == "+" else minus).append(word)
    term = Term(tuple(plus), tuple(minus))
    if not plus:
        raise BrokenMeasure(f"{where}：field“{content}”没有写字段。")
    types = {kind.get_field(name).type for name in term.fields}
    is_time = types in ({"moment"}, {"date"}) and len(plus) == len(minus) == 1
    if not term.is_single and not is_time and not types <= {"number", "money"}:
        raise BrokenMeasure(f"{where}：“{content}”不能加减；只有数可以加减，日期和时间可以相减。")
    return term


def _check_type(kind: TallyKind, term: Term, records: RecordKind, *, where: str) -> None:
    field = records.get_field(term.plus[0])
    fits = {"sum": field.is_numeric, "least": field.type in _ORDERED, "most": field.type in _ORDERED}.get(kind, True)
    if term.is_single and not fits:
        raise BrokenMeasure(f"{where}：{field.words}是{field.type}，不能用 {kind}。")
    if kind == "distinct" and not term.is_single:
        raise BrokenMeasure(f"{where}：distinct 只能数一个字段的不同值。")


def _condition(content: object, kind: RecordKind, *, where: str) -> Condition:
    """``[field, operator, operand]``, or ``[field, present]``."""
    if not isinstance(content, list) or not 2 <= len(content) <= 3:
        raise BrokenMeasure(f"{where}：条件应写成 [字段, 比较, 值]。")
    term = _term(content[0], kind, where=where)
    operator = next((known for known in get_args(Operator) if known == content[1]), None)
    if operator is None or (len(content) == 2) != (operator in ("present", "missing")):
        raise BrokenMeasure(f"{where}：条件“{content[0]} {content[1]}”的比较不对；可用 {'、'.join(get_args(Operator))}。")
    if len(content) == 2:
        return Condition(term, operator)
    return Condition(term, operator, _operand(content[2], operator, term, kind, where=where))


def _operand(value: object, operator: Operator, term: Term, kind: RecordKind, *, where: str) -> Operand:
    field = kind.get_field(term.plus[0])
    place = f"{where}：条件里{field.words}的值“{value}”"
    if operator in ("in", "contains"):
        return _words(value, operator, field, place=place)
    if not term.is_single or field.is_numeric:
        return _number(value, place=place)
    if operator not in ("=", "≠") and field.type not in _ORDERED:
        raise BrokenMeasure(f"{place}不能比大小。")
    if field.type == "yes-no":
        if not isinstance(value, bool):
            raise BrokenMeasure(f"{place}应为 true 或 false。")
        return value
    if field.type == "choice" and str(value) not in field.choices:
        raise BrokenMeasure(f"{place}不在选项里；可选 {'、'.join(field.choices)}。")
    if field.type in ("date", "moment"):
        return _time(value, field, place=place)
    return str(value)


def _time(value: object, field: Field, *, place: str) -> str:
    try:
        return str(parse_time(str(value), is_moment=field.type == "moment"))
    except ValueError as error:
        raise BrokenMeasure(f"{place}不是日期；应写成 2026-03-02{'或 2026-03-02 09:10' if field.type == 'moment' else ''}。") from error


def _words(value: object, operator: Operator, field: Field, *, place: str) -> Operand:
    if field.type not in ("text", "choice"):
        raise BrokenMeasure(f"{place}不能用 {operator}，只有文字可以。")
    if operator == "contains":
        if not str(value):
            raise BrokenMeasure(f"{place}是空的。")
        return str(value)
    if not isinstance(value, list) or not value:
        raise BrokenMeasure(f"{place}应为列表。")
    unknown = [str(word) for word in value if field.type == "choice" and str(word) not in field.choices]
    if unknown:
        raise BrokenMeasure(f"{place}里的“{'、'.join(unknown)}”不在选项里。")
    return tuple(map(str, value))


def _number(value: object, *, place: str) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite():
        raise BrokenMeasure(f"{place}不是数。")
    return number


def _is_survey(value: object, parts: tuple[Node, ...], *, where: str) -> bool:
    if value and not all(isinstance(part, Tally) and part.kind == "count" for part in parts):
        raise BrokenMeasure(f"{where}：survey 的两项都应是 count。")
    return bool(value)


def _slowest(node: Node, span: object, *, where: str) -> Slowest:
    chosen = next((known for known in get_args(Span) if known == span), None)
    if chosen is None or not isinstance(node, Tally) or node.kind not in ("count", "sum"):
        raise BrokenMeasure(f"{where}：slowest 里应是 count 或 sum，span 应为 month 或 quarter。")
    return Slowest(node, chosen)


def _factor(value: object, *, where: str) -> tuple[int, int]:
    """``60``, ``1/60``."""
    top, _, base = str(value).partition("/")
    if not (top.isdecimal() and (base or "1").isdecimal() and int(top) and int(base or "1")):
        raise BrokenMeasure(f"{where}：by“{value}”应为整数或分数，如 1/60。")
    return int(top), int(base or "1")
