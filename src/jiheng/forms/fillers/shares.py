"""The money of the regions that share one transfer payment: what they add up to, and the rows in which each has its own amount."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.domain.filing import Agency, Filing, Project
from jiheng.domain.funds import FundLine, Funds
from jiheng.forms.fillers.facts import Facts, Key, key_of, list_facts
from jiheng.forms.fillers.sheet import Omission
from jiheng.forms.fillers.tables import amount_cell
from jiheng.forms.sheet import FormCell
from jiheng.regulations.form_layouts import FormLayout
from jiheng.text.money import Money

Share = tuple[Filing, Agency, Project]
"""What one region has of a transfer payment."""

_DIFFERENT = "各地区资金之和（与全表的总额不一致）"


class MoneyLine(NamedTuple):
    """A row of amounts: its printed label, and the fact that every region is asked for."""

    label: str
    key: Key


def list_lines(layout: FormLayout) -> list[MoneyLine]:
    """The rows of amounts of the form, as its block of money prints them for the whole."""
    return [
        MoneyLine([other for other in block.boxes if other.row == box.row and other.column < box.column][-1].text, key_of(box.slot, layout))
        for block in layout.blocks for box in block.boxes if box.slot and box.slot.field == "funds"
    ]


def find_whole(shares: Sequence[Share]) -> Funds:
    """The money of all regions: as one table of theirs prints it, else the sum of theirs; not known where some region prints none."""
    filing = shares[0][0]
    is_alone = all(other is filing for other, _, _ in shares) and len({project.name for project in filing.projects}) == 1
    printed = filing.funds if is_alone else None
    if printed is not None and printed.total is not None:
        return printed
    parts = [project.funds for _, _, project in shares]
    return Funds(None) if any(funds.total is None for funds in parts) else add_up(parts)


def add_up(parts: Sequence[Funds]) -> Funds:
    """The sum of several amounts, line by line where each line is of the same kind and level."""
    totals = [funds.total for funds in parts if funds.total is not None]
    lines: dict[tuple[str, str | None], FundLine] = {}
    for line in (line for funds in parts for line in funds.sources):
        known = lines.get((line.kind, line.level))
        lines[line.kind, line.level] = replace(known, amount=known.amount + line.amount) if known else line
    return Funds(_sum(totals), sources=tuple(lines.values()))


def money_rows(shares: Sequence[Share], lines: Sequence[MoneyLine], layout: FormLayout, *, first: int, column: int) -> Iterator[FormCell]:
    """The amounts of each region from row ``first``, its own ``column`` for each; one that prints none has a blank cell."""
    for at, (filing, agency, project) in enumerate(shares):
        facts = list_facts(filing, agency, project, layout)
        for row, line in enumerate(lines, start=first):
            cell = FormCell(row, column + at, "", "amount", is_open=True)
            amount = facts[line.key].amount if line.key in facts else None
            yield cell if amount is None else amount_cell(cell, amount.in_unit(layout.money_unit))


def list_held(facts: Facts, lines: Sequence[MoneyLine]) -> set[Key]:
    """The facts of a region that its rows of amounts hold."""
    return {line.key for line in lines if line.key in facts}


def list_differences(shares: Sequence[Share], layout: FormLayout) -> Iterator[Omission]:
    """What the regions add up to where that is not the whole; nothing where some region prints no amount."""
    totals = [project.funds.total for _, _, project in shares]
    known = [total for total in totals if total is not None]
    whole, summed = find_whole(shares).total, _sum(known)
    if len(known) == len(totals) and whole is not None and summed is not None and whole != summed:
        unit = layout.money_unit
        text = f"{summed.in_unit(unit)}{unit}，全表 {whole.in_unit(unit)}{unit}"
        yield Omission(shares[0][2].name, _DIFFERENT, text, _DIFFERENT)


def _sum(amounts: Sequence[Money]) -> Money | None:
    return Money(sum(amount.fen for amount in amounts)) if amounts else None
