"""What an indicator usually looks like: who uses it, typical values by region and size of money, defects it usually has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.corpus.indicator_library.uses import Defect, IndicatorUse
from jiheng.text.measure_units import find_unit
from jiheng.text.money import UNITS, Money

SIZES = ((Money(50 * UNITS["万元"]), "不足50万元"), (Money(500 * UNITS["万元"]), "50万至500万元"), (Money(5_000 * UNITS["万元"]), "500万至5000万元"))
"""Projects of less than so much money, and what they are called; what is larger is ``LARGEST``."""
LARGEST, UNKNOWN_SIZE = "5000万元以上", "资金不详"
ENOUGH = 5
"""Of fewer values no quartiles are told: they would show single projects."""


@dataclass(frozen=True, slots=True)
class TypicalValue:
    """The values of one group: quartiles in ``unit``, interpolated between neighbours, None where there are fewer than ``ENOUGH``.

    ``region`` and ``size`` are empty for all regions and sizes. ``operators`` counts the signs: ≥ 12, = 3.
    """

    unit: str
    region: str
    size: str
    count: int
    lower: Decimal | None
    median: Decimal | None
    upper: Decimal | None
    operators: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class IndicatorPortrait:
    """All that the library knows of an indicator by its uses.

    ``agencies`` and ``projects`` are how many different ones use it, ``users`` the agencies that use it most with how often, ``places`` the
    二级指标 it stands under, ``kinds`` the kinds of project. ``defects`` are rules with the number of uses that they object to.
    """

    uses: int
    agencies: int
    projects: int
    users: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    typical: tuple[TypicalValue, ...]
    defects: tuple[tuple[Defect, int], ...]
    examples: tuple[tuple[str, int], ...]


def describe_indicator(uses: Sequence[IndicatorUse], *, most: int = 10) -> IndicatorPortrait:
    """What these uses of one indicator have in common; lists have ``most`` entries, the most frequent first."""
    places = Counter(use.category for use in uses if use.category)
    defects = Counter(defect for use in uses for defect in use.defects)
    return IndicatorPortrait(
        len(uses),
        len({use.agency for use in uses}),
        len({(use.agency, use.project) for use in uses}),
        _first(Counter(use.agency for use in uses), most),
        _first(places, most),
        _first(Counter(use.kind for use in uses if use.kind), most),
        tuple(list_typical(uses)),
        tuple(sorted(defects.items(), key=lambda pair: (-pair[1], pair[0]))[:most]),
        _first(Counter(use.target for use in uses if use.target.strip()), most),
    )


def list_typical(uses: Iterable[IndicatorUse]) -> Iterable[TypicalValue]:
    """Typical values: for each measure unit over all, then by region, then by size, then by both; the group with most values first."""
    groups: dict[tuple[str, str, str], list[IndicatorUse]] = {}
    for use in uses:
        if use.quantity is None:
            continue
        unit, size = _base_of(use), size_of(use.money)
        for region, sized in dict.fromkeys([("", ""), (use.region, ""), ("", size), (use.region, size)]):
            groups.setdefault((unit, region, sized), []).append(use)
    for unit, region, size in sorted(groups, key=lambda key: (bool(key[1]) + bool(key[2]), not key[1], -len(groups[key]), key)):
        yield _typical(groups[unit, region, size], unit=unit, region=region, size=size)


def size_of(money: Money | None) -> str:
    """The size that a project of so much money belongs to, in words."""
    if money is None:
        return UNKNOWN_SIZE
    return next((words for below, words in SIZES if money < below), LARGEST)


def quartiles_of(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Lower quartile, median, upper quartile: exact, between neighbours in proportion (of 1, 2, 3, 4: 1.75, 2.5, 3.25)."""
    ordered = sorted(values)
    lower, median, upper = (_quantile(ordered, quarters) for quarters in (1, 2, 3))
    return lower, median, upper


def _quantile(ordered: Sequence[Decimal], quarters: int) -> Decimal:
    at, rest = divmod((len(ordered) - 1) * quarters, 4)
    after = ordered[min(at + 1, len(ordered) - 1)]
    return ordered[at] + (after - ordered[at]) * rest / 4


def _typical(uses: Sequence[IndicatorUse], *, unit: str, region: str, size: str) -> TypicalValue:
    values = [_value_of(use) for use in uses]
    lower, median, upper = quartiles_of(values) if len(values) >= ENOUGH else (None, None, None)
    operators = Counter(use.quantity.op for use in uses if use.quantity)
    return TypicalValue(unit, region, size, len(values), lower, median, upper, _first(Counter[str](operators), len(operators)))


def _base_of(use: IndicatorUse) -> str:
    """The unit that all units of its kind are brought to (小时 for 天, 小时, 分钟), with the frequency: 次 and 次每月 are two things."""
    unit = find_unit(use.unit)
    per = use.quantity.per if use.quantity and use.quantity.per else ""
    return f"{per}{unit.base if unit else use.unit}"


def _value_of(use: IndicatorUse) -> Decimal:
    unit = find_unit(use.unit)
    value = use.quantity.value if use.quantity else Decimal(0)
    return value * unit.factor if unit else value


def _first(counts: "Counter[str]", most: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
