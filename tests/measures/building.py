"""Records and measures in few words, and strategies that make any of them."""

import datetime
from decimal import Decimal

from hypothesis import strategies as st

from jiheng.domain.evidence.records import Field, Record, RecordKind, Value
from jiheng.measures.measure import Condition, Measure, Operator, Slowest, Tally, Term
from jiheng.measures.parsing import parse_measure
from jiheng.measures.periods import Period
from jiheng.measures.values import Leaf
from jiheng.regulations.record_kinds import list_record_kinds, load_record_kind

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
WORDS = ("甲", "乙", "科创下午茶", "第1期 ‘新材料’", "a%b_c", "O'Brien; --", "100", " ")


def make_record(kind: str, **values: Value | int) -> Record:
    """A record of a kind; whole numbers stand for decimals."""
    typed = {name: Decimal(value) if type(value) is int else value for name, value in values.items()}
    return Record(load_record_kind(kind), typed)


def make_activity(**values: Value | int) -> Record:
    """An activity of one session on a day in March, unless said otherwise."""
    return make_record("activity", **{"name": "活动", "day": datetime.date(2026, 3, 12), "sessions": 1, **values})


def make_measure(formula: dict[str, object], *, unit: str = "", name: str = "度量") -> Measure:
    """A measure of this formula."""
    return parse_measure({"name": name, "unit": unit, "formula": formula})


def values_of(field: Field) -> st.SearchStrategy[Value]:
    """Any value that a field may have, from few enough for records to be alike."""
    match field.type:
        case "number" | "money":
            return st.integers(-2000, 5000).map(lambda steps: Decimal(steps).scaleb(-field.scale))
        case "date":
            return st.dates(datetime.date(2025, 12, 20), datetime.date(2027, 1, 10))
        case "moment":
            minutes = st.integers(0, 60 * 24 * 400)
            return minutes.map(lambda count: datetime.datetime(2025, 12, 20) + datetime.timedelta(minutes=count))  # noqa: DTZ001
        case "yes-no":
            return st.booleans()
        case "choice":
            return st.sampled_from(field.choices)
        case _:
            return st.sampled_from(WORDS)


@st.composite
def records_of(draw: st.DrawFn, kind: RecordKind) -> Record:
    """A record with its required fields and some of the others."""
    named = [field for field in kind.fields if field.is_required or field.name == kind.day or draw(st.booleans())]
    return Record(kind, {field.name: draw(values_of(field)) for field in named})


@st.composite
def terms_of(draw: st.DrawFn, kind: RecordKind) -> Term:
    """Numbers added and taken off, moments taken off each other, or one field as it stands."""
    numbers = [field.name for field in kind.fields if field.is_numeric]
    moments = [field.name for field in kind.fields if field.type == "moment"]
    choices = [st.sampled_from(kind.fields).map(lambda field: Term((field.name,)))]
    if len(numbers) > 1:
        several = st.lists(st.sampled_from(numbers), min_size=2, max_size=3)
        choices.append(several.map(lambda names: Term(tuple(names[:1]), tuple(names[1:]))))
        choices.append(several.map(lambda names: Term(tuple(names))))
    if len(moments) > 1:
        choices.append(st.permutations(moments).map(lambda names: Term((names[0],), (names[1],))))
    return draw(st.one_of(choices))


@st.composite
def conditions_of(draw: st.DrawFn, kind: RecordKind) -> Condition:
    """A condition that the language allows."""
    term = draw(terms_of(kind))
    field = kind.get_field(term.plus[0])
    if draw(st.integers(0, 5)) == 0:
        return Condition(term, draw(st.sampled_from(("present", "missing"))))
    if not term.is_single or field.is_numeric:
        operand = draw(st.decimals(-100, 5000, places=draw(st.integers(0, 3)), allow_nan=False))
        return Condition(term, draw(_ORDERING), operand)
    value = draw(values_of(field))
    if field.type in ("date", "moment"):
        return Condition(term, draw(_ORDERING), str(value))
    if field.type == "yes-no":
        return Condition(term, draw(st.sampled_from(("=", "≠"))), bool(value))
    operator: Operator = draw(st.sampled_from(("=", "≠", "in", "contains")))
    return Condition(term, operator, (str(value), "甲") if operator == "in" else str(value))


@st.composite
def leaves_of(draw: st.DrawFn, kind: RecordKind) -> Leaf:
    """A tally, or one by months or quarters."""
    where = tuple(draw(st.lists(conditions_of(kind), max_size=2)))
    numbers = [field.name for field in kind.fields if field.is_numeric]
    summed = draw(terms_of(kind).filter(lambda term: _adds(term, kind))) if numbers else None
    choices = [Tally("count", kind, None, where), Tally("distinct", kind, draw(terms_of(kind).filter(lambda term: term.is_single)), where)]
    if summed is not None:
        choices += [Tally("sum", kind, summed, where), Tally("least", kind, summed, where), Tally("most", kind, summed, where)]
    choices.append(Tally("latest", kind, draw(terms_of(kind)), where))
    chosen = draw(st.sampled_from(choices))
    if chosen.kind in ("count", "sum") and draw(st.booleans()):
        return Slowest(chosen, draw(st.sampled_from(("month", "quarter"))))
    return chosen


def kinds() -> st.SearchStrategy[RecordKind]:
    """Any kind of records."""
    return st.sampled_from(list_record_kinds())


def periods() -> st.SearchStrategy[Period]:
    """A year or a part of one."""
    starts = st.sampled_from((datetime.date(2026, 1, 1), datetime.date(2026, 1, 17)))
    return st.builds(Period, starts, st.dates(datetime.date(2026, 1, 17), datetime.date(2026, 12, 31)))


_ORDERING = st.sampled_from(("=", "≠", "≥", ">", "≤", "<"))


def _adds(term: Term, kind: RecordKind) -> bool:
    return not term.is_single or kind.get_field(term.plus[0]).is_numeric
