"""Values as people read them on a page."""

from decimal import Decimal

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Severity
from jiheng.domain.forms import FORM_WORDS
from jiheng.publication.html import Markup, number_cell, tag
from jiheng.source import Source
from jiheng.text.money import Money
from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity

TONES: dict[Severity | None, str] = {"must": "e", "should": "w", "hint": "i", None: "o"}
"""The class that colours a tag: e red, w amber, i blue, o green."""

_KINDS = {Grade: "等级", Blank: "空白"}


def name_filing(filing: Filing) -> str:
    """``项目支出绩效自评表（某局，2024 年）``: the title or else the form, with what tells it from others in the same document."""
    which = "，".join(filter(None, [filing.department, f"{filing.fiscal_year} 年" if filing.fiscal_year else ""]))
    return f"{filing.title or FORM_WORDS.get(filing.form, filing.form)}{f'（{which}）' if which else ''}"


def spell_amount(money: Money | None, *, unit: str) -> str:
    """``6,375.95``; a dash for an empty cell."""
    return "—" if money is None else f"{Decimal(money.in_unit(unit)):,}"


def place(source: Source) -> Markup:
    """Where it stands, without the file's name, which the page has named already: ``表1:13:7``."""
    return tag("span", source.place.removeprefix(f"{source.name}:"), class_="place")


def clause_cells(clause: Clause) -> Markup:
    """The cells 符号, 目标值 and 单位 of one clause; what has no number says what it is instead."""
    if isinstance(clause, Quantity):
        unit = f"{clause.unit}（{clause.per}）" if clause.per else clause.unit
        return Markup(tag("td", _sign(clause.op)) + tag("td", *_number(clause), class_="n") + tag("td", unit))
    if isinstance(clause, Date):
        upper = f"～{clause.upper}" if clause.upper else ""
        return Markup(tag("td", _sign(clause.op)) + number_cell(clause.value + upper) + tag("td"))
    return tag("td", _KINDS.get(type(clause), "文字描述"), colspan=3, class_="mut")


def _number(clause: Quantity) -> tuple[str, ...]:
    about = "约 " if clause.approx and clause.op != "≈" else ""
    upper = "" if clause.upper is None else f"～{clause.upper:,f}"
    number = f"{about}{clause.value:,f}{upper}"
    return (tag("small", clause.subject), " ", number) if clause.subject else (number,)


def _sign(operator: str) -> str:
    return "介于" if operator == "range" else operator
