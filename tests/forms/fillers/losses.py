"""What a filled form does not say any more when it is read again, and nobody was told; empty is what the promise asks for."""

from collections.abc import Iterator, Sequence

import jiheng
from jiheng.domain.budget import Budget, BudgetLine

Said = dict[str, str]
_OF_INDICATOR = ("dimension", "category", "name", "points", "score", "deviation_reason")
_TARGETS = ("period_target", "annual_target", "actual", "expected")
_MONEY = ("initial_budget", "budgeted", "spent", "expected")
_OBJECTIVES = ("annual_objective", "period_objective", "actual_objective")
_COLUMNS = {"fiscal": "财政拨款", "special_account": "财政专户管理资金", "other": "其他资金"}


def list_losses(written: Sequence[jiheng.Filing], filled: jiheng.FilledForm, read: Sequence[jiheng.Filing]) -> list[str]:
    """One sentence for every fact of ``written`` that is neither in ``read`` nor among the omissions, and for every invented one."""
    before, after = (list(_projects(filings)) for filings in (written, read))
    if len(before) != len(after):
        return [f"{len(after)} projects were read, {len(before)} were filled in"]
    return [sentence for one, other in zip(before, after, strict=True) for sentence in _compare(one, other, filled)]


def _compare(one: "_Placed", other: "_Placed", filled: jiheng.FilledForm) -> Iterator[str]:
    unit = one[0].money_unit
    before, after = (dict(_say(*placed, unit)) for placed in (one, other))
    told = {"".join(omission.text.split()) for omission in filled.omissions if omission.project == one[2].name}
    for key, text in before.items():
        if after.get(key) != text and text not in told and not _means_the_same(text, after.get(key)) and not _is_moved(key, text, after):
            yield f"{one[2].name}: {key} was {text!r} and is {after.get(key)!r}"
    for key in after.keys() - before.keys():
        if key != "budget/execution_points" and not _is_moved(key, after[key], before):
            yield f"{one[2].name}: {key} is {after[key]!r} and was not said"


def _means_the_same(one: str, other: str | None) -> bool:
    """Whether two targets ask for the same in other words: ``100%`` and ``=100.00(%)``."""
    return other is not None and _meaning(one) == _meaning(other)


def _meaning(text: str) -> list[object]:
    clauses = jiheng.parse_target(text).clauses
    return [clause._replace(text="") if isinstance(clause, (jiheng.Quantity, jiheng.Date)) else clause for clause in clauses]


def _is_moved(key: str, text: str, others: Said) -> bool:
    """Whether a fact stands under another name: money of the year as a budget, the only value of a row as that of the year."""
    field = key.rpartition("/")[2]
    moves = {"annual_target": "period_target", "period_target": "annual_target"}
    if field in moves:
        return _means_the_same(text, others.get(key.replace(field, moves[field])))
    if key in ("annual_objective", "period_objective"):
        return text in (others.get("annual_objective"), others.get("period_objective"))
    if key.startswith(("funds", "budget")) and field not in ("spent", "expected"):
        rows = [(name.split("/")[1], value) for name, value in others.items() if name.startswith(("funds", "budget"))]
        return (key.split("/")[1], text) in rows
    return False


_Placed = tuple[jiheng.Filing, jiheng.Agency, jiheng.Project]


def _projects(filings: Sequence[jiheng.Filing]) -> Iterator[_Placed]:
    return ((filing, agency, project) for filing in filings for agency in filing.agencies for project in agency.projects)


def _say(filing: jiheng.Filing, agency: jiheng.Agency, project: jiheng.Project, unit: str) -> Iterator[tuple[str, str]]:
    """Every fact of a project by name; blank ones and amounts of nought left out."""
    facts = {"name": project.name, "agency": agency.name, "department": filing.department, "indicators": str(len(project.indicators))}
    facts |= {key: getattr(project, key) for key in _OBJECTIVES}
    facts |= _funds("funds", project.funds, unit) | _funds("period_funds", project.period_funds, unit) | _budget(project.budget, unit)
    for number, task in enumerate(project.tasks, start=1):
        facts |= {f"task {number}/name": task.name, f"task {number}/content": task.content} | _funds(f"task {number}", task.funds, unit)
    for number, indicator in enumerate(project.indicators, start=1):
        facts |= {f"{number}/{field}": getattr(indicator, field) for field in _OF_INDICATOR}
        facts[f"{number}/objective"] = indicator.printed.get("对应目标")
        facts |= {f"{number}/{field}": target.text for field in _TARGETS if (target := getattr(indicator, field))}
    return ((key, plain) for key, text in facts.items() if text and (plain := "".join(text.split())) and not _is_nought(plain, unit))


def _is_nought(text: str, unit: str) -> bool:
    return text.endswith(unit) and not text.removesuffix(unit).strip("0.")


def _funds(name: str, funds: jiheng.Funds | None, unit: str) -> Said:
    if funds is None:
        return {}
    amounts = {"总额": funds.total} | {kind: getattr(funds, column) for column, kind in _COLUMNS.items()}
    amounts |= {f"{line.kind}{line.level or ''}": line.amount for line in funds.sources}
    return {f"{name}/{kind}": amount.in_unit(unit) + unit for kind, amount in amounts.items() if amount is not None}


def _budget(budget: Budget | None, unit: str) -> dict[str, str | None]:
    if budget is None:
        return {}
    numbers = {f"budget/{field}": getattr(budget, field) for field in ("execution_points", "execution_score", "total_score")}
    rows: list[tuple[str, Budget | BudgetLine]] = [("总额", budget)]
    rows += [(f"{line.kind}{line.level or ''}", line) for line in budget.lines if line.kind != "总额"]
    for kind, row in rows:
        amounts = {field: getattr(row, field) for field in _MONEY}
        numbers |= {f"budget/{kind}/{field}": amount.in_unit(unit) + unit for field, amount in amounts.items() if amount is not None}
        numbers[f"budget/{kind}/execution_rate"] = f"{row.execution_rate}%" if row.execution_rate else None
    return numbers
