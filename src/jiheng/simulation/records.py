"""A year of records for a measure: so many, so large and so spread that its target is reached, unless something goes wrong."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from random import Random

from jiheng.domain.evidence.records import Record
from jiheng.measures.measure import SPAN_MONTHS, Condition, Measure, Node, Ratio, Rest, Scaled, Slowest, Tally, Term, Total, scale_of
from jiheng.monitoring.standing import find_deadline
from jiheng.simulation.drafts import EPOCH, Draft
from jiheng.simulation.seasons import SEASONS, draw_day, stray, trouble_months
from jiheng.text.targets import Clause, Date, Grade, Quantity

_EVENTS, _SAMPLE = (6, 40), 120
_ABOVE, _BELOW = (101, 115), (60, 95)
"""Percent of the target that a year comes to: of one that wants at least so much, and of one that wants at most so much."""
_WHOLE = 100
_SLOW, _DAYS = 45, 60
_DOWNWARD = ("≤", "<")


@dataclass
class _Year:
    """The year in the making: its months' weights, its luck, and how many records it has."""

    year: int
    weights: Sequence[int]
    chance: Random
    downward: bool
    made: int = 0

    def draft(self, tally: Tally, *, month: int = 0) -> Draft:
        """A new record of the tally's kind with what the tally wants to know of it."""
        day = datetime.date(self.year, month, self.chance.randint(1, 28)) if month else draw_day(self.year, self.weights, self.chance)
        self.made += 1
        names = [name for term in _terms(tally) for name in term.fields]
        draft = Draft(tally.record_kind, day, self.made, self.chance)
        draft.fill(names)
        for condition in tally.where:
            draft.fulfil(condition)
        return draft


def simulate_records(measure: Measure, clause: Clause | None, *, seed: str, year: int, trouble: str = "") -> list[Record]:
    """Records by which ``measure`` reaches ``clause`` in ``year``; the same ``seed`` gives the same records, each marked as simulated.

    ``trouble`` is one of ``seasons.TROUBLES``. The year falls short of, or exceeds, its target by luck as years do, but seldom.
    """
    chance = Random(f"{seed} {measure.name}")
    weights = stray(chance.choice(list(SEASONS)), chance)
    downward = isinstance(clause, Quantity) and clause.op in _DOWNWARD
    aim = _aim_at_day(clause, year) if isinstance(clause, Date) else _aim(measure, clause, chance)
    drafts = list(_make(measure.node, aim, _Year(year, weights, chance, downward)))
    if isinstance(clause, Grade):
        _say(drafts, measure, clause.text)
    kept = [draft for draft in drafts if _stays(draft, trouble_months(weights, trouble), chance, is_slow=trouble == "slow")]
    return list({record.key: record for record in (draft.record() for draft in kept)}.values())


def _aim(measure: Measure, clause: Clause | None, chance: Random) -> Fraction:
    """What the year comes to; a share never exceeds the whole."""
    if not isinstance(clause, Quantity):
        return Fraction(1)
    value, is_share = Fraction(clause.value), measure.measure_unit == "%"
    whole = value / _WHOLE if is_share else value
    if clause.op in _DOWNWARD:
        return whole * chance.randint(*_BELOW) / _WHOLE
    return min(whole + Fraction(chance.randint(0, 3), _WHOLE), Fraction(1)) if is_share else whole * chance.randint(*_ABOVE) / _WHOLE


def _aim_at_day(clause: Date, year: int) -> Fraction:
    """The deadline, in days since 1970; the year's end where there is none."""
    deadline = find_deadline(clause, year=year) or datetime.date(year, 12, 31)
    return Fraction((deadline - EPOCH).days)


def _make(node: Node, aim: Fraction, year: _Year) -> Iterator[Draft]:
    match node:
        case Tally():
            yield from _make_tally(node, aim, year)
        case Slowest(tally, span):
            for month in range(1, 13, SPAN_MONTHS[span]):
                for _ in range(max(1, -(-aim.numerator // aim.denominator))):
                    yield year.draft(tally, month=month)
        case Total(parts):
            yield from _make(parts[0], aim, year)
        case Rest(part):
            yield from _make(part, 1 - aim, year)
        case Scaled(part, top, base):
            yield from _make(part, aim * Fraction(base, top), year)
        case Ratio(Tally() as top, Tally() as base):
            yield from _make_ratio(top, base, aim, year)


def _make_tally(tally: Tally, aim: Fraction, year: _Year) -> Iterator[Draft]:
    whole = -(-aim.numerator // aim.denominator)
    if tally.kind in ("count", "distinct") or tally.term is None:
        for number in range(whole):
            draft = year.draft(tally)
            if tally.kind == "distinct" and tally.term is not None:
                choices = tally.field.choices
                draft.values[tally.term.plus[0]] = choices[number % len(choices)] if choices else f"模拟{tally.field.words}{number + 1}"
            yield draft
    elif tally.kind == "sum":
        yield from _make_sum(tally, tally.term, aim, year)
    else:
        yield from _make_extreme(tally, tally.term, aim, year)


def _make_extreme(tally: Tally, term: Term, aim: Fraction, year: _Year) -> Iterator[Draft]:
    """Values up to the largest that is wanted, or from the least that is; dates within two months before the deadline."""
    steps, sign = round(aim * 10**tally.scale), -1 if tally.kind == "most" else 1
    stretch = _DAYS if tally.type == "date" else max(1, steps // 5)
    for _ in range(year.chance.randint(*_EVENTS)):
        draft = year.draft(tally)
        _set(draft, term, max(steps + sign * year.chance.randint(0, stretch), 0))
        yield draft


def _make_sum(tally: Tally, term: Term, aim: Fraction, year: _Year) -> Iterator[Draft]:
    steps = round(aim * 10**tally.scale)
    number = max(1, min(year.chance.randint(*_EVENTS), steps))
    sizes = [year.chance.randint(50, 150) for _ in range(number)]
    for before, after in pairwise((0, *accumulate(sizes))):
        draft = year.draft(tally)
        _set(draft, term, steps * after // sum(sizes) - steps * before // sum(sizes))
        yield draft


def _make_ratio(top: Tally, base: Tally, share: Fraction, year: _Year) -> Iterator[Draft]:
    if top.record_kind != base.record_kind:
        whole = Fraction(_SAMPLE * _SAMPLE)
        yield from _make_tally(base, whole, year)
        yield from _make_tally(top, whole * share, year)
    elif top.term is None or top.kind == "count":
        yield from _make_share(top, base, share, year)
    else:
        for _ in range(_SAMPLE):
            draft = year.draft(base)
            draft.fill(top.term.fields)
            unit = int(draft.values[base.term.plus[0]]) if base.term and base.kind == "sum" else 10**top.scale
            _set(draft, top.term, round(share * unit * year.chance.randint(90, 110) / _WHOLE))
            yield draft


def _make_share(top: Tally, base: Tally, share: Fraction, year: _Year) -> Iterator[Draft]:
    """Of the records that count below, so many fulfil what counts above; the others fail one thing of it."""
    further: list[Condition] = [condition for condition in top.where if condition not in base.where]
    for number in range(_SAMPLE):
        draft = year.draft(base)
        draft.fill([name for condition in further for name in condition.term.fields])
        for condition in further:
            draft.fulfil(condition)
        if further and number >= share * _SAMPLE:
            draft.fail(further[-1])
        yield draft


def _set(draft: Draft, term: Term, steps: int) -> None:
    """Make a term of the draft come to so many steps."""
    if term.minus:
        first, second = term.plus[0], term.minus[0]
        if draft.kind.get_field(first).is_numeric:
            draft.values[second] = int(draft.values[first]) - steps
        else:
            draft.values[first] = int(draft.values[second]) + steps
        return
    scale = scale_of(term, draft.kind)
    for name in term.plus[1:]:
        draft.values[name] = 0
    draft.values[term.plus[0]] = steps // 10 ** (scale - draft.kind.get_field(term.plus[0]).scale)


def _say(drafts: Sequence[Draft], measure: Measure, word: str) -> None:
    """The grade that the target asks for, where it is one of the choices."""
    for tally in measure.tallies:
        if tally.term is not None and word in tally.field.choices:
            for draft in drafts:
                draft.values[tally.term.plus[0]] = word


def _stays(draft: Draft, weights: Sequence[int], chance: Random, *, is_slow: bool) -> bool:
    return bool(weights[draft.day.month - 1]) and (not is_slow or chance.randrange(_WHOLE) < _SLOW)


def _terms(tally: Tally) -> Iterator[Term]:
    if tally.term is not None:
        yield tally.term
    for condition in tally.where:
        if condition.operator != "missing":
            yield condition.term
