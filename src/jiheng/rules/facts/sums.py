"""A printed sum held against its parts, column by column, in words for a message."""

from collections.abc import Sequence

from jiheng.domain.funds import FundLine, Funds
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import MoneyRow, load_sheet_layout
from jiheng.regulations.profiles import Profile
from jiheng.text.money import UNITS, Money

_COLUMNS = (("total", "总计"), ("fiscal", "财政拨款"), ("special_account", "财政专户拨款"), ("other", "其他资金"))
_HUNDREDTHS = 100


def tolerance_of(profile: Profile, *, unit: str) -> int:
    """The difference in 分 that counts as rounding in a table printed in ``unit``."""
    return profile.parameters["money_tolerance_hundredths"] * UNITS[unit] // _HUNDREDTHS


def list_parts(funds: Funds) -> tuple[FundLine, ...]:
    """The printed lines that make up the total: not money beside it, and not what is part of another printed line."""
    rows = load_sheet_layout().money_rows
    known = [(line, rows.get(fold_label(line.label), MoneyRow(line.kind))) for line in funds.sources]
    kinds, levels = {line.kind for line in funds.sources}, {line.level for line in funds.sources}
    return tuple(line for line, row in known if not row.apart and row.within not in (levels if line.level else kinds))


def describe_gaps(printed: Funds, parts: Sequence[Funds], *, unit: str, profile: Profile) -> str:
    """``总计 9.00 万元，各行之和 8.00 万元，相差 1.00 万元`` for every column that differs, joined by ；; empty where all agree.

    A column that the sum leaves blank counts as zero; a row without a printed sum, or without parts, has nothing to compare.
    """
    if printed.source is None or not parts:
        return ""
    gaps = []
    for field, label in _COLUMNS:
        amount: Money | None = getattr(printed, field)
        amounts: list[Money | None] = [getattr(part, field) for part in parts]
        if amount is None and (field == "total" or not any(amounts)):
            continue
        left, right = amount.fen if amount else 0, sum(part.fen for part in amounts if part)
        if abs(left - right) > tolerance_of(profile, unit=unit):
            stated, summed, gap = (f"{Money(fen).in_unit(unit)} {unit}" for fen in (left, right, abs(left - right)))
            gaps.append(f"{label} {stated}，各行之和 {summed}，相差 {gap}")
    return "；".join(gaps)
