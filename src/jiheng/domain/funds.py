"""The money of a row, as printed and by source."""

from dataclasses import dataclass

from jiheng.source import Source
from jiheng.text.money import Money


@dataclass(frozen=True, slots=True)
class FundLine:
    """One printed amount: ``kind`` (一般公共预算, 政府性基金, 单位资金 …; 财政拨款 where the form says no more), ``level`` (中央, 省 … or None)."""

    kind: str
    level: str | None
    amount: Money
    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class Funds:
    """What a form prints about money in one place; None is an empty cell, not zero.

    Totals are checked on ``sources``, which keeps every printed line below the total, so nothing is squeezed into four columns.
    """

    total: Money | None
    fiscal: Money | None = None
    special_account: Money | None = None
    other: Money | None = None
    sources: tuple[FundLine, ...] = ()
    source: Source | None = None
