"""How sure a share of answers is: Wilson's interval, which holds for small samples and near 0 and 1."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

CONFIDENCE = Decimal("0.95")
_Z = Decimal("1.959963984540054")
"""The normal quantile of that confidence."""
_PRECISION = 40
_SHOWN = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Interval:
    """Between ``low`` and ``high`` (shares of one) with ``CONFIDENCE``, from a ``sample`` of so many answers."""

    low: Decimal
    high: Decimal
    sample: int


def survey_interval(yes: int, answers: int) -> Interval | None:
    """The interval of the share of people who would say yes, ``yes`` of ``answers`` having said so; None without an answer.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.

    >>> survey_interval(92, 100)
    Interval(low=Decimal('0.8500'), high=Decimal('0.9589'), sample=100)
    """
    if not answers:
        return None
    with localcontext() as context:
        context.prec = _PRECISION
        n, share, square = Decimal(answers), Decimal(yes) / Decimal(answers), _Z * _Z
        middle = (share + square / (2 * n)) / (1 + square / n)
        half = _Z * (share * (1 - share) / n + square / (4 * n * n)).sqrt() / (1 + square / n)
        low, high = max(middle - half, Decimal(0)), min(middle + half, Decimal(1))
        return Interval(low.quantize(_SHOWN), high.quantize(_SHOWN), answers)
