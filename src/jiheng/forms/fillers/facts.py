"""What one project says, fact by fact, under the keys by which the cells of a form ask for it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.regulations.form_layouts import FormLayout, Slot
from jiheng.regulations.layouts_labels import fold_label
from jiheng.text.money import Money

Key = tuple[str, ...]
"""A fact by name: ``("annual_objective",)``, ``("funds", "财政拨款", "")``, ``("indicator", "3", "points")``."""

TOTAL = "总额"
AGENCIES = ("agency", "filing_agency", "department_name", "local_department")
"""The fields that say who carries a project out, the nearest first."""
_MONEY = ("initial_budget", "budgeted", "spent", "expected")
_OBJECTIVES = {"annual_objective": "年度目标", "period_objective": "实施周期目标", "actual_objective": "目标完成情况"}
_COLUMNS = {"fiscal": "财政拨款", "special_account": "财政专户管理资金", "other": "其他资金"}
_BUDGET_WORDS = {
    "initial_budget": "年初预算数", "budgeted": "全年预算数", "spent": "执行数", "expected": "全年预计执行数", "execution_rate": "执行率",
    "execution_points": "执行率分值", "execution_score": "执行率得分",
}
_INDICATOR_WORDS = {
    "period_target": "实施周期指标值", "annual_target": "年度指标值", "actual": "实际完成值", "expected": "全年预计完成值", "points": "分值",
    "score": "得分", "deviation_reason": "偏差原因",
}


class Fact(NamedTuple):
    """One fact: what people call it and what it says; ``amount`` where it is money, ``number`` where it is another number."""

    words: str
    text: str
    amount: Money | None = None
    number: Decimal | None = None


Facts = dict[Key, Fact]


def list_facts(filing: Filing, agency: Agency, project: Project, layout: FormLayout) -> Facts:
    """Everything that ``project`` says, by key; blank facts and amounts of nought below a total are left out."""
    facts: Facts = {("name",): Fact("项目名称", project.name), ("agency",): Fact("实施单位", agency.name)}
    facts[("department",)] = Fact("主管部门", filing.department or "")
    facts[("code",)] = Fact("项目编码", project.code or "")
    facts |= {(key,): Fact(words, getattr(project, key) or "") for key, words in _OBJECTIVES.items()}
    facts |= _amounts("funds", "年度资金", project.funds, filing.money_unit)
    facts |= _amounts("period_funds", "实施周期资金", project.period_funds, filing.money_unit)
    facts |= dict(_budget(project.budget, filing.money_unit))
    facts |= dict(_notes(project, layout, known=(filing.department, agency.name, project.name)))
    for number, task in enumerate(project.tasks, start=1):
        facts[("task", str(number), "name")] = Fact("主要任务", task.name)
        facts[("task", str(number), "content")] = Fact("主要任务的内容", task.content)
        facts |= _amounts(f"task {number}", f"任务“{task.name}”的资金", task.funds, filing.money_unit)
    for position, indicator in enumerate(project.indicators, start=1):
        facts |= {("indicator", str(position), key): fact for key, fact in _indicator(indicator)}
    return {key: fact for key, fact in facts.items() if fact.text}


def key_of(slot: Slot, layout: FormLayout) -> Key:
    """The key of the fact that an open cell holds."""
    if slot.column == "reason":
        return ("note", "执行率偏差原因")
    if slot.money is not None:
        kind, level = slot.money.kind, slot.money.level or ""
        return (slot.field, kind, level, slot.column) if slot.field == "budget" else (slot.field, kind, level)
    if slot.field == layout.words.family.opens:
        return ("name",)
    if slot.field in ("objective", "initial_objective"):
        return ("annual_objective",)
    if slot.field == _nearest(layout):
        return ("agency",)
    return (slot.field,) if slot.field in ("department", "code", "total_score", *_OBJECTIVES) else ("note", slot.label)


def _nearest(layout: FormLayout) -> str | None:
    """The field of a form that says who carries the project out."""
    fields = {slot.field for slot in layout.slots} - {layout.words.family.opens}
    return next((field for field in AGENCIES if field in fields), None)


def _amounts(field: str, words: str, funds: Funds | None, unit: str) -> Facts:
    """Total and every source of money; a column of the list counts where no printed line says the same."""
    if funds is None:
        return {}
    found: Facts = {}
    if funds.total is not None:
        found[(field, TOTAL, "")] = _amount(f"{words}总额", funds.total, unit)
    for line in funds.sources:
        key: Key = (field, line.kind, line.level or "")
        if key in found:
            key = (*key, line.label)
        found[key] = _amount(f"{words}：{fold_label(line.label) or line.kind}", line.amount, unit)
    for column, kind in _COLUMNS.items():
        amount: Money | None = getattr(funds, column)
        if amount is not None and (field, kind, "") not in found:
            found[(field, kind, "")] = _amount(f"{words}：{kind}", amount, unit)
    return found


def _amount(words: str, amount: Money, unit: str) -> Fact:
    return Fact(words, f"{amount.in_unit(unit)}{unit}", amount)


def _budget(budget: Budget | None, unit: str) -> Iterator[tuple[Key, Fact]]:
    """The total row, every other printed row, and rate, points and scores."""
    if budget is None:
        return
    yield from _budget_row(("budget", TOTAL, ""), "", budget, unit)
    for field in ("execution_points", "execution_score"):
        yield ("budget", TOTAL, "", field), _number(_BUDGET_WORDS[field], getattr(budget, field))
    yield ("total_score",), _number("总分", budget.total_score)
    for line in budget.lines:
        if line.kind != TOTAL:
            yield from _budget_row(("budget", line.kind, line.level or ""), f"{fold_label(line.label) or line.kind}的", line, unit)


def _budget_row(key: Key, before: str, row: Budget | BudgetLine, unit: str) -> Iterator[tuple[Key, Fact]]:
    for field in _MONEY:
        amount: Money | None = getattr(row, field)
        if amount is not None:
            yield (*key, field), _amount(before + _BUDGET_WORDS[field], amount, unit)
    yield (*key, "execution_rate"), Fact(f"{before}执行率", f"{row.execution_rate}%" if row.execution_rate else "")


def _number(words: str, text: str | None) -> Fact:
    return Fact(words, text or "", number=Decimal(text) if text else None)


def _notes(project: Project, layout: FormLayout, *, known: tuple[str | None, ...]) -> Iterator[tuple[Key, Fact]]:
    """What a form prints besides, under its label; the labels of agency and department say nothing new."""
    for label, text in project.printed.items():
        if not label.isascii() and not (text in known and layout.words.labels.get(label) not in (None, "note")):
            yield ("note", fold_label(label) or label), Fact(label, text)


def _indicator(indicator: Indicator) -> Iterator[tuple[str, Fact]]:
    for field in ("dimension", "category", "name"):
        yield field, Fact("指标", getattr(indicator, field))
    for field in ("period_target", "annual_target", "actual", "expected"):
        target = getattr(indicator, field)
        yield field, Fact(_INDICATOR_WORDS[field], target.text if target else "")
    for field in ("points", "score"):
        yield field, _number(_INDICATOR_WORDS[field], getattr(indicator, field))
    yield "deviation_reason", Fact(_INDICATOR_WORDS["deviation_reason"], indicator.deviation_reason or "")
    labels: Mapping[str, str] = indicator.printed
    for label, text in labels.items():
        if not label.isascii():
            yield f"note {fold_label(label) or label}", Fact(label, text)
