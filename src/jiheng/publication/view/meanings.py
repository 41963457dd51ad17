"""What each stretch of a document was understood as."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from jiheng.domain.filing import Filing, Indicator, Project
from jiheng.domain.funds import Funds
from jiheng.source import Source


class Meaning(NamedTuple):
    """A kind of field, with its word and its colour."""

    word: str
    colour: str


NAME = Meaning("单位和项目名称", "#1F5FA8")
MONEY = Meaning("金额", "#2E8B7A")
OBJECTIVE = Meaning("绩效目标", "#8A4B9C")
CLASS = Meaning("指标分类", "#6B7785")
INDICATOR = Meaning("三级指标", "#B7791F")
TARGET = Meaning("指标值", "#D9480F")
ACTUAL = Meaning("完成值、得分、原因", "#0E7490")
OTHER = Meaning("其他栏目", "#7C5E3C")
FURNITURE = Meaning("表头、标题等表式文字", "#9AA5B1")
NOTICE = Meaning("没有读或有保留", "#C92A2A")
UNCLAIMED = Meaning("没有归到任何栏目", "#E64980")
MEANINGS = (NAME, MONEY, OBJECTIVE, CLASS, INDICATOR, TARGET, ACTUAL, OTHER, FURNITURE, NOTICE, UNCLAIMED)

_OF_INDICATOR = {
    "name": INDICATOR, "dimension": CLASS, "category": CLASS, "period_target": TARGET, "annual_target": TARGET, "actual": ACTUAL,
    "expected": ACTUAL, "points": ACTUAL, "score": ACTUAL, "deviation_reason": ACTUAL,
}
_WHOLE = ("indicator", "number")
_OF_PROJECT = {
    "name": NAME, "code": NAME, "period_objective": OBJECTIVE, "annual_objective": OBJECTIVE, "actual_objective": OBJECTIVE,
    "total": MONEY, "points": ACTUAL, "主管部门": NAME, "实施单位": NAME,
}
_AMOUNTS = ("initial_budget", "budgeted", "spent", "expected")
_OF_FILING = {"department": NAME}


class Mark(NamedTuple):
    """One stretch with its meaning, and what is said of it."""

    meaning: Meaning
    label: str
    source: Source


def list_marks(filing: Filing) -> Iterator[Mark]:
    """Every stretch of the filing, the widest kinds first, so that the narrower lie over them; each place may come more than once."""
    yield from (Mark(FURNITURE, FURNITURE.word, source) for source in filing.furniture)
    for field, spans in filing.sources.items():
        yield from _marks(_OF_FILING.get(field, FURNITURE), spans)
    yield from _of_funds(filing.funds)
    for agency in filing.agencies:
        yield from _marks(NAME, [agency.source] if agency.source else [], agency.name)
        yield from _of_funds(agency.funds)
        yield from chain.from_iterable(map(_of_project, agency.projects))
    yield from (Mark(NOTICE, notice.text, notice.source) for notice in filing.notices if notice.source.table is not None)


def _of_project(project: Project) -> Iterator[Mark]:
    yield from _of_funds(project.funds)
    yield from _of_funds(project.period_funds)
    budget = project.budget
    for sources in (budget.sources, *(line.sources for line in budget.lines)) if budget else ():
        for field, spans in sources.items():
            yield from _marks(MONEY if field in _AMOUNTS else ACTUAL, spans)
    for field, spans in project.sources.items():
        yield from _marks(_OF_PROJECT.get(field, OTHER), spans, project.name)
    for task in project.tasks:
        yield from _marks(OTHER, [task.source, *chain.from_iterable(task.sources.values())], task.name)
        yield from _of_funds(task.funds)
    yield from chain.from_iterable(map(_of_indicator, project.indicators))


def _of_indicator(indicator: Indicator) -> Iterator[Mark]:
    label = f"第 {indicator.number} 项 {indicator.name}"
    yield Mark(FURNITURE, label, indicator.source)
    for field, spans in sorted(indicator.sources.items(), key=lambda item: item[0] in _OF_INDICATOR):
        yield from _marks(_OF_INDICATOR.get(field, FURNITURE if field in _WHOLE else OTHER), spans, label)


def _of_funds(funds: Funds | None) -> Iterator[Mark]:
    if funds:
        yield from _marks(MONEY, [source for source in (funds.source, *(line.source for line in funds.sources)) if source])


def _marks(meaning: Meaning, spans: Iterable[Source], label: str = "") -> Iterator[Mark]:
    return (Mark(meaning, f"{meaning.word}：{label}" if label else meaning.word, span) for span in spans)
