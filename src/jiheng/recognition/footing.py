"""Sums that must foot: the proof that every row of a table was read, and read right. Exact, on integers."""

from collections.abc import Iterator, Sequence

from jiheng.domain.filing import Agency
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof, ProofCheck, ProofStatus
from jiheng.source import Source
from jiheng.text.money import Money

_COLUMNS = (("total", "总计"), ("fiscal", "财政拨款"), ("special_account", "财政专户拨款"), ("other", "其他资金"))


def prove(agencies: Sequence[Agency], grand: Funds | None, *, unit: str) -> Proof:
    """Every row, every agency and the grand total footed.

    ``proved`` needs a grand total that the projects reach without a gap: over printed subtotals, or directly where none is printed.
    """
    checks = tuple(_checks(agencies, grand, unit=unit))
    if any(not check.holds for check in checks):
        return Proof("broken", checks)
    rows = [project.funds for agency in agencies for project in agency.projects]
    complete = grand is not None and grand.total is not None and bool(rows) and all(row.total is not None for row in rows)
    status: ProofStatus = "proved" if complete and all(agency.projects for agency in agencies) else "not-provable"
    return Proof(status, checks)


def _checks(agencies: Sequence[Agency], grand: Funds | None, *, unit: str) -> Iterator[ProofCheck]:
    if grand:
        yield from _row("合计", grand, unit=unit)
    for agency in agencies:
        if agency.funds.source:
            yield from _row(agency.name, agency.funds, unit=unit)
            below = [project.funds for project in agency.projects]
            yield from _column(agency.name, agency.funds, below, f"{len(below)} 个项目", unit=unit)
        for project in agency.projects:
            yield from _row(project.name, project.funds, unit=unit)
    if grand and agencies:
        subtotalled = all(agency.funds.source for agency in agencies)
        projects = [project.funds for agency in agencies for project in agency.projects]
        parts = [agency.funds for agency in agencies] if subtotalled else projects
        yield from _column("合计", grand, parts, f"{len(parts)} 个{'单位' if subtotalled else '项目'}", unit=unit)


def _row(name: str, funds: Funds, *, unit: str) -> Iterator[ProofCheck]:
    """Total = sum of the printed parts, where both are printed."""
    if funds.total is not None and funds.sources and funds.source:
        parts = sum((line.amount.fen for line in funds.sources), 0)
        yield _check(f"{name}：总计 = {' + '.join(line.label for line in funds.sources)}", funds.total.fen, parts, funds.source, unit=unit)


def _column(name: str, printed: Funds, parts: Sequence[Funds], whose: str, *, unit: str) -> Iterator[ProofCheck]:
    """Printed subtotal = sum of the rows below it, column by column; an empty cell is nothing to add."""
    for field, label in _COLUMNS:
        amount: Money | None = getattr(printed, field)
        amounts: list[Money | None] = [getattr(part, field) for part in parts]
        if printed.source and parts and (amount is not None or (field != "total" and any(amounts))):
            computed = sum(part.fen for part in amounts if part is not None)
            yield _check(f"{name}：{label} = {whose}之和", amount.fen if amount else 0, computed, printed.source, unit=unit)


def _check(what: str, left: int, right: int, source: Source, *, unit: str) -> ProofCheck:
    return ProofCheck(what, Money(left).in_unit(unit), Money(right).in_unit(unit), left == right, source)
