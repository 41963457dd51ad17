"""Sites of filings made by the builders, written to a folder and read back."""

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from jiheng.domain.filing import Filing, Indicator, Project
from jiheng.publication.site.records import Approval, SiteFiling
from jiheng.publication.site.site import SiteOptions, publish_site
from tests.builders import make_filing, make_indicator, make_project

APPROVAL = Approval("王处长", "青财预〔2025〕1号", on="2025-02-10")
DAY = datetime.date(2025, 6, 1)


def make_table(*projects: Project, year: int | None = 2025, **named: Any) -> Filing:
    """A filing of a year."""
    return replace(make_filing(*projects, **named), fiscal_year=year)


def make_entry(filing: Filing | None = None, path: str = "项目表.txt", **named: Any) -> SiteFiling:
    """A filing to publish."""
    return SiteFiling(filing or make_table(), path, **named)


def publish(folder: Path, *filings: SiteFiling, **options: Any) -> dict[str, str]:
    """The text of every file of the site, by its address; ``approval`` is there unless ``options`` say otherwise."""
    target = folder / "site"
    publish_site(filings or [make_entry()], target, options=SiteOptions(**{"approval": APPROVAL, **options}))
    return read_site(target)


def read_site(target: Path) -> dict[str, str]:
    """All pages, scripts and tables below a folder, by their addresses."""
    files = (path for path in sorted(target.rglob("*")) if path.is_file() and path.suffix not in (".xlsx", ".zip"))
    return {path.relative_to(target).as_posix(): path.read_text(encoding="utf-8-sig") for path in files}


def find_page(site: dict[str, str], title: str) -> tuple[str, str]:
    """The address and the text of the only page under a title."""
    ((address, text),) = ((address, text) for address, text in site.items() if f"<h1>{title}</h1>" in text)
    return address, text


def words_of(page: str) -> str:
    """The words on a page, without markup."""
    return re.sub(r"<[^>]+>", " ", page)


def make_named(name: str, target: str = "不少于10场") -> Indicator:
    """An indicator by name."""
    return make_indicator(name, target)


def make_projects(count: int, *, indicators: int = 1) -> list[Project]:
    """Many projects of different names."""
    return [make_project(f"项目{number}号", *(make_named(f"指标{number}之{each}") for each in range(indicators))) for number in range(count)]
