"""The sums of a sheet: money that must foot and so proves the reading, points and scores that are held against their printed totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from jiheng.domain.budget import Budget
from jiheng.domain.filing import Agency, Project
from jiheng.domain.funds import Funds
from jiheng.domain.proof import Proof, ProofCheck, ProofStatus
from jiheng.recognition.sheets.pieces import Piece
from jiheng.recognition.sheets.values import find_decimal
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import MoneyRow
from jiheng.source import Source
from jiheng.text.money import Money

_FIELDS = {"initial_budget": "年初预算数", "budgeted": "全年预算数", "spent": "执行数", "expected": "全年预计执行数"}
_Amounts = Sequence[tuple[str, str | None, str, Money]]


def prove_sheets(agencies: Sequence[Agency], rows: Mapping[str, MoneyRow], *, unit: str) -> Proof:
    """``proved`` when every project prints money with its parts and every such sum holds, ``broken`` when one does not.

    Sums of points and scores are checks too; a table may score wrong though it was read right, so they do not decide.
    """
    projects = [project for agency in agencies for project in agency.projects]
    money = {id(project): list(_money(project, rows, unit=unit)) for project in projects}
    scores = [check for project in projects for check in _scores(project)]
    checks = tuple([check for project in projects for check in money[id(project)]] + scores)
    if any(not check.holds for found in money.values() for check in found):
        return Proof("broken", checks)
    status: ProofStatus = "proved" if projects and all(money.values()) else "not-provable"
    return Proof(status, checks)


def _money(project: Project, rows: Mapping[str, MoneyRow], *, unit: str) -> Iterator[ProofCheck]:
    if project.budget and any(line.kind != "总额" for line in project.budget.lines):
        yield from _budget(project.name, project.budget, rows, unit=unit)
    else:
        yield from _funds(f"{project.name}：总额", project.funds, rows, unit=unit)
    if project.period_funds:
        yield from _funds(f"{project.name}：实施期总额", project.period_funds, rows, unit=unit)
    printed = next((task for task in project.tasks if task.funds.total), None)
    if printed and project.funds.total is not None and project.funds.source:
        parts = sum(task.funds.total.fen for task in project.tasks if task.funds.total)
        yield _check(f"{project.name}：金额合计 = 任务金额之和", project.funds.total.fen, parts, project.funds.source, unit=unit)


def _funds(what: str, funds: Funds, rows: Mapping[str, MoneyRow], *, unit: str) -> Iterator[ProofCheck]:
    if funds.total is not None and funds.source and funds.sources:
        parts = [(line.kind, line.level, line.label, line.amount) for line in funds.sources]
        yield from _sum(what, funds.total, parts, rows, funds.source, unit=unit)


def _budget(name: str, budget: Budget, rows: Mapping[str, MoneyRow], *, unit: str) -> Iterator[ProofCheck]:
    for field, word in _FIELDS.items():
        total: Money | None = getattr(budget, field)
        below = [line for line in budget.lines if line.kind != "总额"]
        parts = [(line.kind, line.level, line.label, amount) for line in below if (amount := getattr(line, field)) is not None]
        if total is not None and parts:
            yield from _sum(f"{name}：{word}", total, parts, rows, budget.sources[field][0], unit=unit)


def _sum(
    what: str, total: Money, parts: _Amounts, rows: Mapping[str, MoneyRow], source: Source, *, unit: str
) -> Iterator[ProofCheck]:
    """Total = sum of the rows that are no part of another printed one."""
    outer = list(_outer(parts, rows))
    if outer:
        labels = " + ".join(label for _, _, label, _ in outer)
        yield _check(f"{what} = {labels}", total.fen, sum(amount.fen for *_, amount in outer), source, unit=unit)


def _outer(parts: _Amounts, rows: Mapping[str, MoneyRow]) -> Iterator[tuple[str, str | None, str, Money]]:
    """The parts that stand directly below the total; 省级资金 below a printed 地方资金 is part of that."""
    kinds, levels = {kind for kind, _, _, _ in parts}, {level for _, level, _, _ in parts}
    for kind, level, label, amount in parts:
        row = rows.get(fold_label(label), MoneyRow(kind))
        if not row.apart and (row.within is None or row.within not in (levels if level else kinds)):
            yield kind, level, label, amount


def _scores(project: Project) -> Iterator[ProofCheck]:
    budget = project.budget
    if budget is None or budget.total_score is None or "total_score" not in budget.sources:
        return
    own = [Decimal(indicator.score) for indicator in project.indicators if indicator.score is not None]
    if not own or len(own) != len(project.indicators):
        return
    execution = Decimal(budget.execution_score) if budget.execution_score else Decimal(0)
    total, summed = Decimal(budget.total_score), sum(own, execution)
    source = budget.sources["total_score"][0]
    yield ProofCheck(f"{project.name}：总分 = 执行率得分 + 各项得分", str(total), str(summed), total == summed, source)


def with_shares(proof: Proof, agencies: Sequence[Agency], wholes: Sequence[Funds], *, unit: str) -> Proof:
    """The proof of a matrix with its money held against what its places have, which breaks it where they do not add up.

    Nothing is held against anything where some place prints no amount, or where ``wholes``, one a sheet, do not speak of the same.
    """
    projects = [project for agency in agencies for project in agency.projects]
    known = [project.funds.total for project in projects if project.funds.total is not None]
    whole = wholes[0] if wholes else Funds(None)
    is_one = len({project.name for project in projects}) == 1 and len({other.total for other in wholes}) == 1
    if not is_one or whole.total is None or whole.source is None or len(projects) < 2 or len(known) < len(projects):
        return proof
    check = _check("总额 = 各地区金额之和", whole.total.fen, sum(share.fen for share in known), whole.source, unit=unit)
    return Proof(proof.status if check.holds else "broken", (*proof.checks, check))


def points_check(project: Project, printed: Piece) -> ProofCheck:
    """The printed total of points held against those of the indicators, with those for execution where they belong to it."""
    total = Decimal(find_decimal(printed.text) or 0)
    own = sum((Decimal(indicator.points) for indicator in project.indicators if indicator.points is not None), Decimal(0))
    execution = Decimal(project.budget.execution_points) if project.budget and project.budget.execution_points else Decimal(0)
    summed = own if own == total else own + execution
    return ProofCheck(f"{project.name}：总分值 = 各项分值之和", str(total), str(summed), summed == total, printed.source)


def with_checks(proof: Proof, checks: Iterable[ProofCheck]) -> Proof:
    """The proof with further checks that do not decide it."""
    return Proof(proof.status, (*proof.checks, *checks))


def _check(what: str, left: int, right: int, source: Source, *, unit: str) -> ProofCheck:
    return ProofCheck(what, Money(left).in_unit(unit), Money(right).in_unit(unit), left == right, source)
