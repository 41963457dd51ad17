"""Measures compiled to SQL, for SQLite and PostgreSQL: one statement for each tally, with parameters, never with values in its text.

The table keeps ``Record.encode`` as JSON; what differs between the two databases is in ``Dialect`` alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jiheng.domain.evidence.records import RecordKind
from jiheng.measures.measure import SPAN_MONTHS, Condition, Slowest, Tally, Term, scale_of
from jiheng.measures.periods import Period
from jiheng.measures.values import Counted, Leaf, encode_operand

Parameter = int | str
Row = Sequence[object]
_SIGNS = {"=": "=", "≠": "<>", "≥": ">=", ">": ">", "≤": "<=", "<": "<"}
_AGGREGATES = {"distinct": "COUNT(DISTINCT v)", "sum": "COALESCE(SUM(v), 0)", "least": "MIN(v)", "most": "MAX(v)"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database says it: the mark of a parameter, a JSON field as a number and as text, a search, and the month of a day."""

    name: str
    mark: str
    number: str
    text: str
    contains: str
    month: str


SQLITE_DIALECT = Dialect(
    "sqlite", "?", "json_extract({fields}, '$.{name}')", "json_extract({fields}, '$.{name}')", "instr({value}, {mark}) > 0",
    "substr({day}, 1, 7)",
)
POSTGRESQL_DIALECT = Dialect(
    "postgresql", "%s", "({fields}->>'{name}')::bigint", "({fields}->>'{name}')", "strpos({value}, {mark}) > 0",
    "to_char({day}, 'YYYY-MM')",
)


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Where records lie: the table and its columns; ``scope`` are further columns with the one value that counts, such as a project's."""

    name: str
    kind: str = "kind"
    day: str = "day"
    key: str = "key"
    fields: str = "fields"
    scope: tuple[tuple[str, Parameter], ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A statement and its parameters."""

    sql: str
    parameters: tuple[Parameter, ...]


def compile_leaf(leaf: Leaf, *, table: RecordTable, dialect: Dialect, period: Period) -> Query:
    """The statement whose rows ``read_rows`` understands."""
    tally = leaf.tally if isinstance(leaf, Slowest) else leaf
    inner = compile_values(tally, table=table, dialect=dialect, period=period)
    if isinstance(leaf, Slowest):
        aggregate = "COUNT(*)" if tally.kind == "count" else _AGGREGATES[tally.kind]
        return Query(f"SELECT m, {aggregate}, COUNT(v), COUNT(*) - COUNT(v) FROM ({inner.sql}) AS r GROUP BY m", inner.parameters)
    if tally.kind == "count":
        return Query(f"SELECT COUNT(*), COUNT(*), 0 FROM ({inner.sql}) AS r", inner.parameters)
    if tally.kind != "latest":
        return Query(f"SELECT {_AGGREGATES[tally.kind]}, COUNT(v), COUNT(*) - COUNT(v) FROM ({inner.sql}) AS r", inner.parameters)
    last = f"SELECT v FROM ({inner.sql}) AS l WHERE v IS NOT NULL ORDER BY d DESC, k DESC LIMIT 1"
    return Query(f"SELECT ({last}), COUNT(v), COUNT(*) - COUNT(v) FROM ({inner.sql}) AS r", inner.parameters * 2)


def compile_values(tally: Tally, *, table: RecordTable, dialect: Dialect, period: Period) -> Query:
    """The rows that fulfil the conditions: value ``v`` (1 for counts, NULL where it is lacking), day ``d``, key ``k``, month ``m``."""
    writer = _Writer(table, dialect, tally.record_kind)
    value = "1" if tally.term is None else writer.term(tally.term)
    mark = dialect.mark
    wheres = [f"{table.kind} = {mark}", f"{table.day} >= {mark}", f"{table.day} <= {mark}"]
    parameters: list[Parameter] = [tally.record_kind.name, period.since.isoformat(), period.until.isoformat()]
    for column, operand in table.scope:
        wheres.append(f"{column} = {mark}")
        parameters.append(operand)
    for condition in tally.where:
        text, operands = writer.condition(condition)
        wheres.append(text)
        parameters += operands
    month = dialect.month.format(day=table.day)
    columns = f"{value} AS v, {table.day} AS d, {table.key} AS k, {month} AS m"
    return Query(f"SELECT {columns} FROM {table.name} WHERE {' AND '.join(wheres)}", tuple(parameters))


def read_rows(leaf: Leaf, rows: Iterable[Row], *, period: Period) -> Counted:
    """What the rows of ``compile_leaf``'s statement come to."""
    if not isinstance(leaf, Slowest):
        raw, records, left_out = next(iter(rows))
        return Counted(_raw(leaf, raw), _whole(records), _whole(left_out))
    months, records, left_out = Counter[str](), 0, 0
    for month, raw, valued, empty in rows:
        months[str(month)] += _whole(raw)
        records += _whole(valued)
        left_out += _whole(empty)
    spans = tuple((str(span.since)[:7], _sum_of(months, span, SPAN_MONTHS[leaf.span])) for span in period.spans(leaf.span))
    return Counted(sum(months.values()), records, left_out, spans)


def count_with(
    run: Callable[[str, tuple[Parameter, ...]], Iterable[Row]], leaf: Leaf, *, table: RecordTable, dialect: Dialect, period: Period,
) -> Counted:  # fmt: skip
    """A leaf counted by a database: ``run`` gives the rows of a statement."""
    query = compile_leaf(leaf, table=table, dialect=dialect, period=period)
    return read_rows(leaf, run(query.sql, query.parameters), period=period)


@dataclass(frozen=True, slots=True)
class _Writer:
    table: RecordTable
    dialect: Dialect
    kind: RecordKind

    def term(self, term: Term) -> str:
        """One field as it stands, or numbers brought to the same steps, added and taken off; NULL where one is lacking."""
        if term.is_single:
            return self._field(term.plus[0])
        scale = scale_of(term, self.kind)
        parts = [f"{self._field(name)} * {10 ** (scale - self.kind.get_field(name).scale)}" for name in term.fields]
        signs = ["+"] * len(term.plus) + ["-"] * len(term.minus)
        return "(" + " ".join(f"{sign} {part}" for sign, part in zip(signs, parts, strict=True)).removeprefix("+ ") + ")"

    def condition(self, condition: Condition) -> tuple[str, tuple[Parameter, ...]]:
        """The text of a condition and its parameters."""
        value, operand, mark = self.term(condition.term), encode_operand(condition, self.kind), self.dialect.mark
        match condition.operator, operand:
            case "present", _:
                return f"{value} IS NOT NULL", ()
            case "missing", _:
                return f"{value} IS NULL", ()
            case "in", tuple(words):
                return f"{value} IN ({', '.join([mark] * len(words))})", words
            case "contains", _:
                return self.dialect.contains.format(value=value, mark=mark), (str(operand),)
            case "≠", None:
                return f"{value} IS NOT NULL", ()
            case _, None:
                return "0 = 1", ()
            case operator, int() | str():
                return f"{value} {_SIGNS[operator]} {mark}", (operand,)
        raise TypeError(f"{condition} has no operand")

    def _field(self, name: str) -> str:
        is_text = self.kind.get_field(name).type in ("text", "choice")
        form = self.dialect.text if is_text else self.dialect.number
        return form.format(fields=self.table.fields, name=name)


def _sum_of(months: Counter[str], span: Period, length: int) -> int:
    return sum(months[f"{span.since.year}-{span.since.month + offset:02}"] for offset in range(length))


def _raw(tally: Tally, raw: object) -> int | str | None:
    if raw is None or isinstance(raw, str):
        return raw
    return _whole(raw)


def _whole(value: object) -> int:
    """A number of a database, which may come as a decimal, as the whole one that it is."""
    return int(str(value))
