"""What a budget says of the projects: their money by name, and the whole of 项目支出."""

from collections.abc import Mapping

from jiheng.domain.publication import BudgetRow, BudgetTable
from jiheng.rules.facts.comparison import plain_name
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.source import Source
from jiheng.text.money import Money

Budgeted = tuple[Money, Source]
"""An amount and where it is printed."""

_BY_PROJECT, _BY_FUNCTION = "project-expenditure", "expenditure"
_PROJECTS, _WHOLE = "项目支出", ("合计", "总计", "金额", "小计", "预算数")


def money_by_project(budget: FilingFacts) -> Mapping[str, Budgeted]:
    """The money of every project by its plain name: of the table of projects, else of the list that was given; names that occur twice
    tell nothing."""
    found: dict[str, Budgeted | None] = {}
    for name, entry in [*_from_tables(budget), *_from_projects(budget)]:
        found[name] = None if name in found else entry
    return {name: entry for name, entry in found.items() if entry}


def expenditure_on_projects(budget: FilingFacts) -> Budgeted | None:
    """The 项目支出 of the whole table of expenditure; None where no such column has a total."""
    for table in budget.filing.budget_tables:
        column = next((index for index, column in enumerate(table.columns) if _PROJECTS in column.label), None)
        if table.kind == _BY_FUNCTION and column is not None:
            totals = [row for row in table.rows if row.is_total]
            amount = totals[-1].amounts[column] if totals and column < len(totals[-1].amounts) else None
            if amount and amount.money:
                return amount.money, amount.source
    return None


def is_same_department(one: FilingFacts, other: FilingFacts) -> bool:
    """Whether two filings are of one department, as far as both name theirs: 市教育局 and 青江市教育局 are one."""
    ours, theirs = one.filing.department, other.filing.department
    return not ours or not theirs or plain_name(ours) in plain_name(theirs) or plain_name(theirs) in plain_name(ours)


def _from_tables(budget: FilingFacts) -> list[tuple[str, Budgeted]]:
    tables = [table for table in budget.filing.budget_tables if table.kind == _BY_PROJECT]
    rows = [(row, _total_of(table, row)) for table in tables for row in table.rows if not row.is_total]
    return [(plain_name(row.name), entry) for row, entry in rows if entry]


def _total_of(table: BudgetTable, row: BudgetRow) -> Budgeted | None:
    """The amount of a row in the column of totals; in the only column where there is but one."""
    columns = [index for index, column in enumerate(table.columns) if any(word in column.label for word in _WHOLE)]
    index = columns[0] if columns else 0 if len(table.columns) == 1 else None
    amount = row.amounts[index] if index is not None and index < len(row.amounts) else None
    return (amount.money, amount.source) if amount and amount.money else None


def _from_projects(budget: FilingFacts) -> list[tuple[str, Budgeted]]:
    if budget.filing.budget_tables:
        return []
    entries = [(project, project.project.funds.total) for project in budget.projects]
    return [(plain_name(project.project.name), (total, project.project.source)) for project, total in entries if total]
