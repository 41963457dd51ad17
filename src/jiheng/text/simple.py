"""A short cut for the commonest shape, sign + number + unit (≥95%, 20人次, 不少于40亿元), which most values have.

It reads nothing that the grammar would read differently; a test holds the two against each other.
"""

import re
from decimal import Decimal
from functools import lru_cache

from jiheng.text.bounds import EXACT_BOUNDS
from jiheng.text.measure_units import find_unit
from jiheng.text.rates import canonical_spelling
from jiheng.text.targets import Quantity

_SHAPE = re.compile(r"([^\d\s]{0,4}?)\s?((?:0|[1-9]\d{0,11})(?:\.\d{1,9})?)\s?([^\d\s]{0,6}?)。?")
_MONEY = {"千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_MAY_BE_DATES = frozenset("年月日")


def read_simple(text: str, folded: str) -> Quantity | None:
    """The quantity that ``text`` is, where it has that shape and means one thing only."""
    match = _SHAPE.fullmatch(folded)
    if not match:
        return None
    before, digits, after = match.groups()
    op = EXACT_BOUNDS.get(before) if before else "="
    measure = _read_measure(after)
    if not op or not measure:
        return None
    unit, factor = measure
    value = Decimal(digits)
    if factor > 1:
        value = value * factor
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Quantity(op, value, None, unit, text=text.removesuffix("。"))


@lru_cache(maxsize=4_096)
def _read_measure(text: str) -> tuple[str, int] | None:
    """The unit that ``text`` spells and the factor of its 万 or 亿; None for anything else."""
    if not text:
        return "", 1
    if text in _MONEY:
        return "元", _MONEY[text]
    factor = {"万": 10_000, "亿": 100_000_000}.get(text[0], 1)
    unit = text[1:] if factor > 1 else text
    if unit in _MAY_BE_DATES or not find_unit(unit):
        return None
    return canonical_spelling(unit), factor
