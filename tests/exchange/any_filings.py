"""Filings of any shape, for laws that hold of all of them."""

import string
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from jiheng.document import Notice
from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.filing import Agency, Filing, Indicator, Project, Task
from jiheng.domain.funds import FundLine, Funds
from jiheng.domain.proof import Proof, ProofCheck
from jiheng.domain.publication import BudgetAmount, BudgetColumn, BudgetRow, BudgetTable, Figure, PerformanceStatement
from jiheng.source import Source
from jiheng.text.money import UNITS, Money
from jiheng.text.targets import Blank, Date, Grade, Quantity, Statement, Target

HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2", "@x", "\t=1", "\r", "a\x00b", "\x0b\x1f\ufffe", "<&>]]>", "😀", "两\n行", '","', "'", "\u202e")
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8, alphabet=st.characters(exclude_categories=["Cs"])))
optional_texts = st.none() | texts
amounts = st.builds(Money, st.integers(-(10**20), 10**20))
optional_amounts = st.none() | amounts
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)
rates = st.none() | st.decimals(min_value=-500, max_value=500, places=2).map(str)
boxes = st.none() | st.tuples(*[st.floats(0, 2000, allow_nan=False)] * 4)
places = st.builds(
    Source, texts, *[st.none() | st.integers(1, 99)] * 3, st.integers(0, 99), st.integers(0, 99), st.none() | st.integers(1, 9), boxes,
)
many_places = st.dictionaries(st.sampled_from(("name", "actual", "points")), st.lists(places, max_size=2).map(tuple), max_size=2)
operators = st.sampled_from(("≥", ">", "≤", "<", "=", "≈", "range"))
dates = st.sampled_from(("2025", "2025-12", "2025-12-31", "06", "06-30"))
clauses: st.SearchStrategy[Any] = st.one_of(
    st.builds(Quantity, operators, decimals, st.none() | decimals, texts, st.booleans(), optional_texts, texts, texts),
    st.builds(Date, operators, dates, st.none() | dates, texts),
    st.builds(Grade, texts), st.builds(Statement, texts, texts), st.builds(Blank, texts, texts),
)
targets = st.builds(Target, texts, st.lists(clauses, min_size=1, max_size=3).map(tuple))
funds = st.builds(
    Funds, *[optional_amounts] * 4, st.lists(st.builds(FundLine, texts, optional_texts, amounts, texts, places), max_size=2).map(tuple),
    st.none() | places,
)
lines = st.builds(BudgetLine, texts, optional_texts, texts, *[optional_amounts] * 4, rates, many_places)
budgets = st.builds(Budget, *[optional_amounts] * 4, *[rates] * 4, st.lists(lines, max_size=2).map(tuple), many_places)
indicators = st.builds(
    Indicator, st.integers(0, 99), st.sampled_from(("产出指标", "成本指标", "效益指标", "满意度指标", "")), texts, texts, places,
    *[st.none() | targets] * 4, *[optional_texts] * 3, st.dictionaries(texts, texts, max_size=2), many_places,
)
tasks = st.builds(Task, texts, texts, funds, places, many_places)
projects = st.builds(
    Project, texts, funds, places, st.lists(indicators, max_size=3).map(tuple), optional_texts, st.none() | st.booleans(),
    st.none() | funds, *[optional_texts] * 3, st.none() | budgets, st.lists(tasks, max_size=1).map(tuple),
    st.dictionaries(texts, texts, max_size=1), many_places,
)
agencies = st.builds(Agency, texts, funds, st.lists(projects, max_size=2).map(tuple), st.none() | places)
checks = st.builds(ProofCheck, texts, texts, texts, st.booleans(), places)
proofs = st.builds(Proof, st.sampled_from(("proved", "not-provable", "broken")), st.lists(checks, max_size=2).map(tuple))
notices = st.builds(Notice, texts, places, st.sampled_from(("unread", "around", "caution")))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure; one in a unit of money has its amount, as every reading gives it."""
    unit, value = draw(st.sampled_from(("个", "分", "%", "万元", ""))), draw(st.none() | st.integers(0, 10**6).map(Decimal))
    money = None if value is None or unit not in UNITS else Money(int(value * UNITS[unit]))
    return Figure(draw(st.sampled_from(("amount", "score", "rating"))), draw(texts), draw(texts), value, unit, (draw(places),), money)


statements = st.builds(
    PerformanceStatement, st.sampled_from(("targets", "monitoring", "evaluation")), texts, st.lists(places, max_size=2).map(tuple),
    st.lists(figures(), max_size=2).map(tuple), st.booleans(), st.none() | st.integers(2000, 2100), optional_texts,
)
sides = st.sampled_from((None, "income", "expenditure"))
rows = st.builds(
    BudgetRow, texts, places, st.lists(st.none() | st.builds(BudgetAmount, texts, optional_amounts, places), max_size=2).map(tuple),
    st.none() | st.text(string.digits, min_size=3, max_size=7), st.lists(texts, max_size=2).map(tuple), st.integers(1, 4), st.booleans(),
    sides, many_places,
)
columns = st.builds(BudgetColumn, st.lists(texts, max_size=2).map(tuple), sides)
tables = st.builds(
    BudgetTable, texts, texts, st.sampled_from(tuple(UNITS)), st.lists(columns, max_size=2).map(tuple),
    st.lists(rows, max_size=2).map(tuple), places,
    st.lists(checks, max_size=2).map(tuple), st.none() | st.integers(2000, 2100), optional_texts, optional_texts, many_places,
)
filings = st.builds(
    Filing, form=st.sampled_from(("project-target-list", "self-evaluation", "monitoring", "publication")), profile=st.just("guangzhou"),
    title=texts, money_unit=st.sampled_from(tuple(UNITS)), name=texts, sha256=st.sampled_from(("0123456789abcdef" * 4, "fedcba98" * 8)),
    proof=proofs, agencies=st.lists(agencies, max_size=2).map(tuple), department=optional_texts,
    fiscal_year=st.none() | st.integers(2000, 2100), pages=st.none() | st.integers(1, 99), funds=st.none() | funds,
    notices=st.lists(notices, max_size=2).map(tuple), furniture=st.lists(places, max_size=2).map(tuple), sources=many_places,
    months=st.none() | st.integers(1, 12), statements=st.lists(statements, max_size=1).map(tuple),
    budget_tables=st.lists(tables, max_size=1).map(tuple),
)
