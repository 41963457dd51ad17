"""What all pages of the site have in common: head, landmarks, navigation, search box, foot; tables that go over several pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from jiheng.publication.html import Markup, card, join, tag
from jiheng.publication.site.records import Approval, Mode

ROWS = 150
"""Rows of a table on one page; texts of a row are cut at ``CELL`` characters, so that no page grows too heavy."""
CELL = 120
PASSAGE = 6_000
"""Characters of one text on its own page; what is longer is cut, and the page says where the rest is."""
_POLICY = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; form-action 'self' file:; base-uri 'none'"
_LINKS = (("index.html", "首页"), ("list.html", "部门和单位"), ("years.html", "年度"), ("search.html", "搜索"), ("downloads.html", "下载"),
          ("about.html", "说明"))
_CUT = "……（过长，全文见“下载”里的 JSON）"


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its address from the root, and its text."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page says of the whole site: its name, what kind of facts it shows, and as of which day (empty where not told)."""

    title: str
    mode: Mode
    approval: Approval | None = None
    on: str = ""
    has_calendar: bool = False
    has_remarks: bool = False

    def page(self, address: str, title: str, *content: str, trail: Sequence[tuple[str, str]] = (), script: str = "") -> Page:
        """The page at ``address``; ``trail`` are the pages above it as address and name, ``script`` a script beside the start page."""
        root = "../" * address.count("/")
        head = tag(
            "head", tag("meta", charset="utf-8"), tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"), tag("title", f"{clip(title)} · {self.title}"),
            Markup(f'<link rel="stylesheet" href="{root}site.css">'),
            tag("script", src=f"{root}{script}", defer=True) if script else Markup(),
        )
        crumbs = [tag("li", tag("a", name, href=root + at)) for at, name in trail]
        here = tag("li", clip(title), aria_current="page")
        path = tag("nav", tag("ol", *crumbs, here), aria_label="当前位置", class_="crumb") if crumbs else ""
        main = tag("main", path, tag("h1", title), *content, id="main", tabindex=-1)
        body = tag("body", tag("a", "跳到正文", href="#main", class_="skip"), self._header(root, address), main, self._footer(root))
        return Page(address, f"<!doctype html>\n{tag('html', head, body, lang='zh-CN')}\n")

    def _header(self, root: str, address: str) -> Markup:
        links = [*_LINKS, *([("calendar.html", "公开日历")] if self.has_calendar else [])]
        items = (tag("a", word, href=root + at, aria_current="page" if at == address else None) for at, word in links)
        box = tag(
            "form", tag("label", "搜索", for_="find", class_="vh"),
            tag("input", type="search", name="q", id="find", placeholder="两个字就能搜", autocomplete="off"), tag("button", "搜索"),
            action=f"{root}search.html", method="get", role="search",
        )
        has_own_box = address in ("index.html", "search.html")
        return tag("header", tag("a", self.title, href=f"{root}index.html", class_="brand"), tag("nav", *items, aria_label="主要页面"),
                   "" if has_own_box else box, class_="top")

    def _footer(self, root: str) -> Markup:
        return tag("footer", tag("p", self.standing), tag("p", "数据和来源见", tag("a", "说明", href=f"{root}about.html"), "；由绩衡生成。"))

    @property
    def standing(self) -> str:
        """What kind of facts these are, in one sentence."""
        day = f"，截至 {self.on}" if self.on else ""
        if self.mode == "research":
            return f"研究用：根据公开文件整理{day}，不是任何机关的结论；信号只说明现象，不评价对错。"
        approval = self.approval
        if approval is None:
            return f"根据所列文件整理{day}。"
        moment = f"，{approval.on}" if approval.on else ""
        return f"已批复的数据：{approval.document}（{approval.by}{moment}）{day}。"


def clip(text: str, *, most: int = CELL) -> str:
    """The text, cut with an ellipsis where it is longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def passage(text: str) -> str:
    """A long text as its own page shows it."""
    return text if len(text) <= PASSAGE else text[:PASSAGE] + _CUT


def facts(*pairs: tuple[str, str]) -> Markup:
    """Words and what they stand for, as a list; those without a value are left out."""
    return tag("dl", *(tag("div", tag("dt", word), tag("dd", value)) for word, value in pairs if value), class_="facts")


def figures(*pairs: tuple[str, str]) -> Markup:
    """A row of great numbers: what it is, and the number."""
    return tag("dl", *(tag("div", tag("dt", word), tag("dd", value)) for word, value in pairs), class_="kpi")


def scrolled(table: Markup, *, caption: str) -> Markup:
    """A table in a stretch that scrolls sideways on a phone, also by keys."""
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=caption)


def list_pages(address: str, rows: Sequence[Markup]) -> Iterator[tuple[str, Sequence[Markup], Markup]]:
    """``ROWS`` rows a page: address (``x.html``, ``x-2.html`` …), the rows, and links to the pages before and after."""
    addresses = [page_address(address, at) for at in range(max(1, -(-len(rows) // ROWS)))]
    iterator = iter(rows)
    for at, own in enumerate(addresses):
        yield own, list(islice(iterator, ROWS)), _turning(addresses, at)


def page_address(address: str, at: int) -> str:
    """The address of the page ``at`` (from 0) of a table that begins at ``address``."""
    return f"{address.removesuffix('.html')}-{at + 1}.html" if at else address


def _turning(addresses: Sequence[str], at: int) -> Markup:
    if len(addresses) == 1:
        return Markup()
    names = [address.rpartition("/")[2] for address in addresses]
    near = [tag("a", "上一页", href=names[at - 1], rel="prev") if at else "", tag("span", f"第 {at + 1} 页，共 {len(names)} 页"),
            tag("a", "下一页", href=names[at + 1], rel="next") if at + 1 < len(names) else ""]
    return tag("nav", *near, aria_label="翻页", class_="turn")


def table_card(title: str, table: Markup, *, note: str = "", turning: Markup | None = None, id_: str | None = None) -> Markup:
    """A section with a table under its heading, and links to further pages of it."""
    return card(title, scrolled(table, caption=title), turning or Markup(), note=note, id_=id_)


def rows_of(rows: Sequence[Markup]) -> Markup:
    """Rows as the body of a table."""
    return tag("tbody", join(rows))
