"""Field by field: what differs between two projects, two indicators, two amounts of money."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from jiheng.domain.budget import Budget
from jiheng.domain.difference.facts import FieldChange, MoneyChange
from jiheng.domain.difference.meaning import compare_targets
from jiheng.domain.difference.wording import compare_text
from jiheng.domain.filing import Filing, Indicator, Project, Task
from jiheng.domain.funds import Funds
from jiheng.text.money import Money

_INDICATOR_WORDS = {
    "dimension": "一级指标", "category": "二级指标", "name": "三级指标", "points": "分值", "score": "得分", "deviation_reason": "偏差原因",
}
_INDICATOR_TARGETS = {
    "period_target": "实施周期指标值", "annual_target": "年度指标值", "actual": "实际完成值", "expected": "全年预计完成值",
}
_PROJECT_WORDS = {
    "name": "项目名称", "code": "项目编码", "period_objective": "实施周期目标", "annual_objective": "年度目标",
    "actual_objective": "目标完成情况",
}
_FUNDS_WORDS = {"total": "总计", "fiscal": "财政拨款", "special_account": "财政专户拨款", "other": "其他资金"}
_BUDGET_MONEY = {"initial_budget": "年初预算数", "budgeted": "全年预算数", "spent": "全年执行数", "expected": "全年预计执行数"}
_BUDGET_WORDS = {"execution_rate": "执行率", "execution_points": "执行率分值", "execution_score": "执行率得分", "total_score": "总分"}
_FILING_WORDS = {"title": "表名", "department": "部门"}


def compare_indicators(before: Indicator, after: Indicator) -> tuple[FieldChange, ...]:
    """The fields of an indicator that differ, in the order of the form."""
    words = (compare_text(label, getattr(before, name), getattr(after, name)) for name, label in _INDICATOR_WORDS.items())
    targets = (compare_targets(label, getattr(before, name), getattr(after, name)) for name, label in _INDICATOR_TARGETS.items())
    return _told((*words, *targets, *_compare_printed(before.printed, after.printed)))


def compare_projects(before: Project, after: Project, agencies: tuple[str, str]) -> tuple[FieldChange, ...]:
    """The fields of a project that differ, in the order of the form; its indicators apart."""
    words = [compare_text(label, getattr(before, name), getattr(after, name)) for name, label in _PROJECT_WORDS.items()]
    return _told((
        compare_text("单位", *agencies),
        *words,
        compare_text("转移支付", _say_yes(before.transfer), _say_yes(after.transfer)),
        *compare_funds(before.funds, after.funds, of=""),
        *compare_funds(before.period_funds, after.period_funds, of="实施周期"),
        *_compare_budget(before.budget, after.budget),
        *_compare_tasks(before.tasks, after.tasks),
        *_compare_printed(before.printed, after.printed),
    ))  # fmt: skip


def compare_tables(before: Filing, after: Filing) -> tuple[FieldChange, ...]:
    """What differs between two tables as such: names, year, and the amounts of the totals and of each agency."""
    words = (compare_text(label, getattr(before, name), getattr(after, name)) for name, label in _FILING_WORDS.items())
    years = (str(filing.fiscal_year or "") for filing in (before, after))
    mine, theirs = ({agency.name: agency.funds for agency in filing.agencies} for filing in (before, after))
    shared = [name for name in (*mine, *(name for name in theirs if name not in mine)) if name]
    return _told((
        *words,
        compare_text("年度", *years),
        *compare_funds(before.funds, after.funds, of="合计"),
        *(change for name in shared for change in compare_funds(mine.get(name), theirs.get(name), of=name)),
    ))  # fmt: skip


def compare_funds(before: Funds | None, after: Funds | None, *, of: str) -> Iterator[FieldChange | None]:
    """The amounts that differ: the four columns, then every printed line; ``of`` says whose they are."""
    for name, label in _FUNDS_WORDS.items():
        yield _compare_money(f"{of} {label}".strip(), getattr(before, name, None), getattr(after, name, None))
    mine, theirs = _lines(before), _lines(after)
    for label in dict.fromkeys((*mine, *theirs)):
        if label not in _FUNDS_WORDS.values():
            yield _compare_money(f"{of} {label}".strip(), mine.get(label), theirs.get(label))


def _lines(funds: Funds | None) -> dict[str, Money]:
    """The printed lines by what they are called; of two of one name the second is told apart by its number."""
    lines: dict[str, Money] = {}
    for line in funds.sources if funds else ():
        label = f"{line.level or ''}{line.label or line.kind}"
        number = sum(known == label or known.startswith(f"{label}（第") for known in lines) + 1
        lines[label if number == 1 else f"{label}（第{number}处）"] = line.amount
    return lines


def _compare_budget(before: Budget | None, after: Budget | None) -> Iterator[FieldChange | None]:
    for name, label in _BUDGET_MONEY.items():
        yield _compare_money(label, getattr(before, name, None), getattr(after, name, None))
    for name, label in _BUDGET_WORDS.items():
        yield compare_text(label, getattr(before, name, None), getattr(after, name, None))


def _compare_tasks(before: Sequence[Task], after: Sequence[Task]) -> Iterator[FieldChange | None]:
    for number, (old, new) in enumerate(zip_longest(before, after), start=1):
        of = f"任务{number}"
        yield compare_text(f"{of}名称", getattr(old, "name", None), getattr(new, "name", None))
        yield compare_text(f"{of}内容", getattr(old, "content", None), getattr(new, "content", None))
        yield from compare_funds(getattr(old, "funds", None), getattr(new, "funds", None), of=of)


def _compare_printed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange | None]:
    for label in dict.fromkeys((*before, *after)):
        yield compare_text(label, before.get(label), after.get(label))


def _compare_money(label: str, before: Money | None, after: Money | None) -> MoneyChange | None:
    return None if before == after else MoneyChange(label, before, after)


def _say_yes(is_so: bool | None) -> str:
    return {None: "", True: "是", False: "否"}[is_so]


def _told(changes: Iterable[FieldChange | None]) -> tuple[FieldChange, ...]:
    return tuple(change for change in changes if change is not None)
