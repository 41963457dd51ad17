"""The money of one project on the page: budget and execution by source, the tasks of a department, and what else the form prints."""

from jiheng.domain.filing import Project, Task
from jiheng.exchange.execution import tabulate_execution
from jiheng.publication.html import Markup, cells, grid, number_cell, tag
from jiheng.publication.words import spell_amount


def money_line(project: Project, unit: str) -> str:
    """``86.00 万元（财政拨款 80.00、其他资金 6.00）``."""
    parts = [("财政拨款", project.funds.fiscal), ("财政专户拨款", project.funds.special_account), ("其他资金", project.funds.other)]
    split = [f"{name} {spell_amount(money, unit=unit)}" for name, money in parts if money and money != project.funds.total]
    return f"{spell_amount(project.funds.total, unit=unit)} {unit}{'（' + '、'.join(split) + '）' if split else ''}"


def budget_table(project: Project, *, unit: str) -> Markup:
    """Budget and execution by source in the columns that the form fills in; nothing where it says nothing about either."""
    table = tabulate_execution(project.budget)
    figures = "；".join(f"{word} {figure}" for word, figure in table.figures)
    note = tag("p", figures, class_="pad figures") if figures else Markup()
    if not table.rows:
        return note
    head = (f"资金（{unit}）", *(f"#{word}" for word in table.heads), *(("#执行率",) if table.has_rates else ()))
    rows = []
    for row in table.rows:
        numbers = [spell_amount(amount, unit=unit) for amount in row.amounts]
        numbers += [f"{row.rate}%" if row.rate else "—"] if table.has_rates else []
        rows.append(tag("tr", tag("td", row.label), *map(number_cell, numbers)))
    return Markup(grid(head, *rows, caption=f"{project.name}：预算执行") + note)


def tasks_table(project: Project, *, unit: str) -> Markup:
    """The 年度主要任务 of a department with their money; nothing where there are none."""
    if not project.tasks:
        return Markup()
    rows = (_task(task, unit) for task in project.tasks)
    return grid(("年度主要任务", "主要内容", f"#金额（{unit}）"), *rows, caption=f"{project.name}：年度主要任务")


def _task(task: Task, unit: str) -> Markup:
    return tag("tr", cells(task.name, task.content), number_cell(spell_amount(task.funds.total, unit=unit)))
