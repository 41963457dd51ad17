"""What a budget publication says besides its indicators: statements on performance in its prose, and its budget tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from jiheng.domain.proof import ProofCheck
from jiheng.source import Source
from jiheng.text.money import Money

StatementKind = Literal[
    "targets", "monitoring", "self-evaluation", "department-evaluation", "finance-evaluation", "evaluation",
]
STATEMENT_WORDS: Mapping[StatementKind, str] = {
    "targets": "编报绩效目标", "monitoring": "绩效监控", "self-evaluation": "绩效自评", "department-evaluation": "部门评价",
    "finance-evaluation": "财政评价", "evaluation": "绩效评价",
}
"""What each kind of statement is about, in words."""

_FIGURE_WORDS = {
    "agency_count": "预算单位", "project_count": "项目", "amount": "资金", "mean_score": "平均得分", "score": "得分", "share": "占比",
    "problems_found": "发现问题", "problems_remedied": "已整改", "problems_open": "正在整改",
}
Side = Literal["income", "expenditure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in a statement: ``text`` is the number as printed, ``label`` what it is of (优, 一般公共预算 …), where the text says.

    ``value`` is the number in ``measure_unit`` (个, 分, %, 万元 …), ``money`` the same where it is an amount; both are None for a blank that
    the template left open (``XX个``).
    """

    field: str
    label: str
    text: str
    value: Decimal | None
    measure_unit: str
    sources: tuple[Source, ...]
    money: Money | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the template was not filled in."""
        return self.value is None


@dataclass(frozen=True, slots=True)
class PerformanceStatement:
    """What the prose says about one kind of performance work: how many projects, how much money, which scores and ratings.

    ``text`` are the sentences as printed; ``is_negative`` that the work was not done or concerns nothing (未开展, 无); ``fiscal_year`` is
    None where no year is named. ``sources`` are the places of the sentences, one for each line that they run over.
    """

    kind: StatementKind
    text: str
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...] = ()
    is_negative: bool = False
    fiscal_year: int | None = None
    subject: str | None = None

    def find(self, name: str) -> Figure | None:
        """The first figure of this field that is of the whole; that of a part only where there is but one of them."""
        found = [figure for figure in self.figures if figure.field == name]
        whole = next((figure for figure in found if not figure.label), None)
        return whole or (found[0] if len(found) == 1 else None)

    @property
    def ratings(self) -> Mapping[str, int | None]:
        """How many projects have each rating, in printed order; None where the template was left open."""
        return {
            figure.label: None if figure.value is None else int(figure.value) for figure in self.figures if figure.field == "rating"
        }


def describe_statement(statement: PerformanceStatement) -> str:
    """The statement in one line: 编报绩效目标（2024年）：项目 50 个，资金 5634.81 万元."""
    year = f"（{statement.fiscal_year}年）" if statement.fiscal_year else ""
    if statement.is_negative:
        return f"{STATEMENT_WORDS[statement.kind]}{year}：写明没有开展或不涉及"
    figures = [
        f"{_FIGURE_WORDS.get(figure.field, '')}{figure.label} {'（未填）' if figure.is_blank else figure.text} {figure.measure_unit}".strip()
        for figure in statement.figures
    ]
    return f"{STATEMENT_WORDS[statement.kind]}{year}：{'，'.join(figures)}"


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """A column of amounts: its head from the top down (支出预算, 合计) and, where a table has two sides, the one that it is on."""

    heads: tuple[str, ...]
    side: Side | None = None

    @property
    def label(self) -> str:
        """The head in one line."""
        return "·".join(self.heads)


@dataclass(frozen=True, slots=True)
class BudgetAmount:
    """A printed amount; ``money`` is None for a dash or for what is no amount, and a blank cell is no ``BudgetAmount`` at all."""

    text: str
    money: Money | None
    source: Source


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of a table, or of one side of it.

    ``code`` is the 科目编码 with two digits for 款 and 项 (2010507), ``printed_code`` its pieces as printed; ``level`` counts from 1 for
    类 (一、), 2 for 款 (（一）) and so on. ``amounts`` has a place for every column of the table, None where the cell is blank.
    """

    name: str
    source: Source
    amounts: tuple[BudgetAmount | None, ...]
    code: str | None = None
    printed_code: tuple[str, ...] = ()
    level: int = 1
    is_total: bool = False
    side: Side | None = None
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """One budget table, joined over its pages: ``kind`` is what it is about (``income``, ``expenditure`` …; ``other`` where unknown).

    ``is_empty`` means that it prints no amount, ``remark`` what stands below it (注：…故本表为空表). ``checks`` are its sums.
    """

    kind: str
    title: str
    money_unit: str
    columns: tuple[BudgetColumn, ...]
    rows: tuple[BudgetRow, ...]
    source: Source
    checks: tuple[ProofCheck, ...] = ()
    fiscal_year: int | None = None
    department: str | None = None
    remark: str | None = None
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)

    @property
    def amounts(self) -> Iterator[BudgetAmount]:
        """Every printed amount, row by row."""
        for row in self.rows:
            yield from filter(None, row.amounts)

    @property
    def is_empty(self) -> bool:
        """Whether it prints no amount, also none that could not be read."""
        return not any(character.isdigit() for amount in self.amounts for character in amount.text)
