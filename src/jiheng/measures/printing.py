"""Measures in words, and measures as data: what ``parsing`` reads back to the same measure."""

from decimal import Decimal

from jiheng.domain.evidence.records import RecordKind
from jiheng.measures.actuals import Actual, Part, print_number
from jiheng.measures.measure import Condition, Measure, Node, Ratio, Rest, Scaled, Slowest, Tally, Term, Total
from jiheng.measures.values import Counted, Leaf, combine, list_leaves, unit_of

_SPAN_WORDS = {"month": "月", "quarter": "季度"}
_TALLY_WORDS = {
    "count": "的条数", "distinct": "不重复的{field}数", "sum": "{field}合计", "least": "最小{field}", "most": "最大{field}",
    "latest": "最近一次的{field}",
}  # fmt: skip
_OPERATOR_WORDS = {"contains": "含", "in": "为", "present": "已填", "missing": "未填"}


def print_measure(measure: Measure) -> dict[str, object]:
    """The measure as data; keys are those of ``parsing.parse_measure``."""
    printed: dict[str, object] = {"name": measure.name, "formula": print_node(measure.node)}
    if measure.measure_unit:
        printed["unit"] = measure.measure_unit
    if measure.meaning:
        printed["meaning"] = measure.meaning
    return printed


def print_node(node: Node) -> dict[str, object]:
    """A formula as data."""
    match node:
        case Tally():
            return _print_tally(node)
        case Total(parts):
            return {"total": [print_node(part) for part in parts]}
        case Ratio(top, base, is_survey):
            survey: dict[str, object] = {"survey": True} if is_survey else {}
            return {"ratio": [print_node(top), print_node(base)], **survey}
        case Rest(part):
            return {"rest": print_node(part)}
        case Scaled(part, top, base):
            return {"scaled": print_node(part), "by": f"{top}/{base}" if base != 1 else str(top)}
        case Slowest(tally, span):
            return {"slowest": print_node(tally), "span": span}


def describe_node(node: Node) -> str:
    """A formula in words: ``活动（系列含“科创下午茶”）线下人次合计``."""
    match node:
        case Tally():
            return describe_tally(node)
        case Total(parts):
            return " ＋ ".join(map(describe_node, parts))
        case Ratio(top, base):
            return f"{_bracket(top)} ÷ {_bracket(base)}"
        case Rest(part):
            return f"1 － {_bracket(part)}"
        case Scaled(part, top, base):
            return f"{_bracket(part)} {f'× {top}' if top != 1 or base == 1 else ''}{f'÷ {base}' if base != 1 else ''}"
        case Slowest(tally, span):
            return f"各{_SPAN_WORDS[span]}{describe_tally(tally)}中最少的"


def describe_tally(tally: Tally) -> str:
    """What a tally counts, in words."""
    kind = tally.record_kind
    where = "，".join(_describe_condition(condition, kind) for condition in tally.where)
    words = _TALLY_WORDS[tally.kind].format(field=_term_words(tally.term, kind) if tally.term else "")
    return f"{kind.words}{f'（{where}）' if where else ''}{words}"


def describe_actual(actual: Actual) -> str:
    """The formula with the numbers put in: ``480 ÷ 500 × 100% = 96%``."""
    counted = {part.leaf: part.counted for part in actual.parts}
    percent = " × 100%" if actual.measure.measure_unit == "%" else ""
    return f"{_put_in(actual.measure.node, counted)}{percent} ＝ {actual.text or '算不出'}"


def describe_leaves(actual: Actual) -> list[str]:
    """A sentence for each leaf: what was counted, what it came to, and from how many records."""
    return [f"{describe_node(leaf)}：{_leaf_value(leaf, part.counted)}（{part.counted.records} 条记录）" for leaf, part in _pairs(actual)]


def _pairs(actual: Actual) -> list[tuple[Leaf, Part]]:
    parts = {part.leaf: part for part in actual.parts}
    return [(leaf, parts[leaf]) for leaf in list_leaves(actual.measure.node)]


def _put_in(node: Node, counted: dict[Leaf, Counted]) -> str:
    match node:
        case Tally() | Slowest():
            return _leaf_value(node, counted[node])
        case Total(parts):
            return " ＋ ".join(_put_in(part, counted) for part in parts)
        case Ratio(top, base):
            return f"{_put_bracket(top, counted)} ÷ {_put_bracket(base, counted)}"
        case Rest(part):
            return f"1 － {_put_bracket(part, counted)}"
        case Scaled(part, top, base):
            return f"{_put_bracket(part, counted)}{f' × {top}' if top != 1 or base == 1 else ''}{f' ÷ {base}' if base != 1 else ''}"


def _leaf_value(leaf: Leaf, counted: Counted) -> str:
    value = combine(leaf, {leaf: counted})
    tally = leaf.tally if isinstance(leaf, Slowest) else leaf
    if value is None:
        return "无"
    return value if isinstance(value, str) else f"{print_number(value, decimals=4)}{unit_of(tally)}"


def _put_bracket(node: Node, counted: dict[Leaf, Counted]) -> str:
    text = _put_in(node, counted)
    return text if isinstance(node, Tally | Slowest) else f"（{text}）"


def _bracket(node: Node) -> str:
    return describe_node(node) if isinstance(node, Tally) else f"（{describe_node(node)}）"


def _print_tally(tally: Tally) -> dict[str, object]:
    printed: dict[str, object] = {tally.kind: tally.record_kind.name}
    if tally.term:
        printed["field"] = _print_term(tally.term)
    if tally.where:
        printed["where"] = [_print_condition(condition) for condition in tally.where]
    return printed


def _print_condition(condition: Condition) -> list[object]:
    term, operand = _print_term(condition.term), condition.operand
    match operand:
        case None:
            return [term, condition.operator]
        case tuple():
            return [term, condition.operator, list(operand)]
        case Decimal():
            return [term, condition.operator, str(operand)]
    return [term, condition.operator, operand]


def _print_term(term: Term) -> str:
    return " + ".join(term.plus) + "".join(f" - {name}" for name in term.minus)


def _term_words(term: Term, kind: RecordKind) -> str:
    plus = "＋".join(kind.get_field(name).words for name in term.plus)
    return plus + "".join(f"－{kind.get_field(name).words}" for name in term.minus)


def _describe_condition(condition: Condition, kind: RecordKind) -> str:
    words = _term_words(condition.term, kind)
    operator = _OPERATOR_WORDS.get(condition.operator, condition.operator)
    match condition.operand:
        case None:
            return f"{words}{operator}"
        case bool(answer):
            return f"{words}{operator}{'是' if answer else '否'}"
        case tuple(options):
            return f"{words}{operator}{'或'.join(options)}"
        case str(text):
            return f"{words}{operator}“{text}”"
        case number:
            return f"{words}{operator}{number}{unit_of(Tally('sum', kind, condition.term))}"
