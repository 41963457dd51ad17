"""An actual value as the answer to a clause of a target: in the clause's own measure unit, so that ``evaluate`` can hold it against it."""

from decimal import Decimal, localcontext
from fractions import Fraction

from jiheng.measures.actuals import EXACT_DECIMALS, Actual, print_number
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Clause, Quantity

_PRECISION = 60


def answer_clause(actual: Actual, clause: Clause) -> Decimal | str | None:
    """What ``evaluate`` takes as the actual value of ``clause``: a number in its measure unit, or a text (a date, a level); None for none.

    Numbers are cut off after ``EXACT_DECIMALS`` places, never rounded up. A value whose measure unit cannot be turned into the clause's
    is given with its own, so that the evaluation says that they differ.
    """
    if not isinstance(actual.value, Fraction):
        return actual.value
    if not isinstance(clause, Quantity):
        return actual.exact_text
    factor = _factor(actual.measure.measure_unit, clause)
    if factor is None:
        return actual.exact_text
    with localcontext() as context:
        context.prec = _PRECISION
        return Decimal(print_number(actual.value * factor, decimals=EXACT_DECIMALS))


def _factor(unit: str, clause: Quantity) -> Fraction | None:
    """How many of the clause's unit one of ``unit`` is; None where they measure different things."""
    own, wanted = measure_of(unit), measure_of(clause.unit)
    if not unit or unit == clause.unit or clause.unit.startswith(unit):
        return Fraction(1)
    return own.factor / wanted.factor if own.base == wanted.base else None
