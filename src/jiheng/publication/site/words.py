"""Values as the site writes them."""

from collections.abc import Iterable

from jiheng.domain.forms import FORM_WORDS
from jiheng.publication.html import Markup, tag
from jiheng.publication.site.records import ProjectRecord, ProjectVersion, SourceFile
from jiheng.text.money import Money

UNIT = "万元"
"""Of all sums on the site; a project's own page keeps the unit of its form."""
NONE = "—"


def spell_year(year: int | None) -> str:
    """``2024 年``."""
    return f"{year} 年" if year else "没有写明年度"


def year_address(year: int | None) -> str:
    """The page of a year, from the root."""
    return f"y/{year or 'none'}.html"


def project_address(project: ProjectRecord) -> str:
    """The page of a project, from the root."""
    return f"p/{project.id[:2]}/{project.id}.html"


def indicator_address(key: str) -> str:
    """The page of an indicator, from the root."""
    return f"i/{key[:2]}/{key}.html"


def spell_money(money: Money | None, *, unit: str = UNIT) -> str:
    """``6,375.95``; a dash for what is not printed."""
    if money is None:
        return NONE
    whole, _, decimals = money.in_unit(unit).partition(".")
    return f"{int(whole):,}.{decimals}" if int(whole) else money.in_unit(unit)


def add_money(amounts: Iterable[Money | None]) -> Money | None:
    """The sum of what is printed; None where nothing is."""
    known = [amount.fen for amount in amounts if amount]
    return Money(sum(known)) if known else None


def name_form(source: SourceFile) -> str:
    """``绩效自评表（2024 年）``."""
    return f"{FORM_WORDS.get(source.form, source.form)}（{spell_year(source.year)}）"


def source_words(source: SourceFile, *, place: str, page: int | None) -> Markup:
    """The file and the place in it, as a link where its address is known; a PDF opens at the page."""
    shown = f"{source.name} {place}".strip()
    if not source.address:
        return tag("span", shown, class_="place")
    is_pdf = source.address.lower().partition("?")[0].endswith(".pdf")
    at = f"#page={page}" if page and is_pdf and "#" not in source.address else ""
    return tag("a", shown, href=source.address + at, rel="noopener noreferrer", class_="place")


def amount_of(version: ProjectVersion) -> str:
    """The money of a project in the unit of its form."""
    unit = version.source.money_unit
    return NONE if version.total is None else f"{spell_money(version.total, unit=unit)} {unit}"
