"""Published tables of the Guangzhou form, written line by line: a test says only what its table is about."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import jiheng

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SHARED = Path(__file__).resolve().parents[3] / "shared"
REAL = SHARED / "samples" / "guangzhou-kexie.txt"

COLUMNS = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
TITLE = "项目支出绩效目标表（含转移支付项目）"
ABOVE = (TITLE, "", "部门名称：青江市科学技术馆", "", "单位：万元", "")
OBJECTIVE = "全年开课96节，学员满意度达到90%。"


class Item(NamedTuple):
    """One indicator as a person would say it; ``category`` with its code as the form prints it."""

    name: str = "开课节数"
    annual: str = "96节"
    period: str = ""
    category: str = "11-数量指标"
    dimension: str = "1-产出指标"


def pack(*items: Item, first: int = 1) -> str:
    """The indicators of one project in one cell, numbered from ``first``."""
    return "".join(
        f"{number}、{item.dimension}；{item.category}；{item.name}；实施周期指标值:{item.period or item.annual}；年度指标值:{item.annual}。"
        for number, item in enumerate(items, start=first)
    )


def line(name: str, total: str, *, fiscal: str | None = None, objective: str = "", indicators: str = "") -> str:
    """One row of the list with all its money from 财政拨款 unless ``fiscal`` says otherwise."""
    return "\t".join([name, total, total if fiscal is None else fiscal, "", "", objective, indicators])


def project(name: str = "科学课经费", total: str = "100.00", *items: Item) -> str:
    """The row of a project with an objective and these indicators (one if none is given)."""
    return line(name, total, objective=OBJECTIVE, indicators=pack(*(items or (Item(),))))


def page(*lines: str, above: tuple[str, ...] = ABOVE, columns: tuple[str, ...] = COLUMNS) -> str:
    """A whole table: what stands above it, the header, the lines."""
    return "\n".join([*above, "\t".join(columns), *lines, ""])


def small_page(*projects: str, total: str = "100.00") -> str:
    """A table of one agency whose sums foot when the projects add up to ``total``."""
    return page(line("合计", total), line("青江市科学技术馆", total), *(projects or (project(),)))


def read(text: str) -> jiheng.Filing:
    """The filing in a text."""
    return jiheng.read(text.encode(), name="表.txt").filing


def total_of(*amounts: str) -> str:
    """The sum of amounts, as printed."""
    return f"{sum(map(Decimal, amounts)):.2f}"


def facts(filing: jiheng.Filing) -> tuple[object, ...]:
    """What a filing says, apart from where it was printed."""
    return (
        filing.title, filing.department, filing.money_unit, filing.fiscal_year, filing.proof.status, _money(filing.funds),
        [(agency.name, _money(agency.funds), [_project(item) for item in agency.projects]) for agency in filing.agencies],
        [notice.text for notice in filing.notices],
    )


def _project(item: jiheng.Project) -> object:
    indicators = [(one.number, one.dimension, one.category, one.name, one.period_target, one.annual_target) for one in item.indicators]
    return item.name, _money(item.funds), item.annual_objective, indicators


def _money(funds: jiheng.Funds | None) -> object:
    return None if funds is None else (funds.total, funds.fiscal, funds.special_account, funds.other)
