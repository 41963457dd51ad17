"""What the reader must know: what kind of facts these are, how they came about, and every file they come from."""

from collections.abc import Iterator, Sequence

from jiheng.exchange.tables.indicators import PROOF_WORDS
from jiheng.publication.html import Markup, card, grid, tag
from jiheng.publication.site.downloads import Download
from jiheng.publication.site.frame import Frame, Page, list_pages, rows_of, table_card
from jiheng.publication.site.records import Contents, SourceFile
from jiheng.publication.site.remark_pages import table_address
from jiheng.publication.site.statement_pages import statement_address
from jiheng.publication.site.words import name_form, source_words

_HOME = [("index.html", "首页")]
_METHOD = (
    "每个数、每句话都取自来源文件，页面上写明在文件的什么位置；金额合计是否相符见下面的“核对”一栏。",
    "同一单位、同一项目（有编码的按编码）、同名的指标，不论出自哪一年、哪一张表，都在同一个网页上；这个网页的地址不因排列次序改变。",
    "各年度的金额，一个项目只计一次，取申报表上的数；没有申报表的，取其他表上的数。金额的合计统一折成万元。",
    "长的文字在列表里截短，点开可以看全；完整的数据在“下载”里。",
)
_PARTS = ("公民身份号码、手机号码和密级标志在生成网站之前逐处检查，有一处就不写出网站。",)


def about_pages(frame: Frame, contents: Contents) -> Iterator[Page]:
    """The note on method, then all source files with digest and proof."""
    rows = [_source_row(source) for source in contents.sources]
    head = ("文件", "是什么", "公开日期", "核对", "SHA-256")
    for address, part, turning in list_pages("about.html", rows):
        table = table_card("来源文件", grid(head, rows_of(part), caption="来源文件"), note=f"{len(rows)} 张表", turning=turning, id_="sources")
        opening = [card("这是什么", tag("div", tag("p", frame.standing), class_="pad")), _method(), *_rules(frame)]
        yield frame.page(address, "说明", *(opening if address == "about.html" else []), table, trail=_HOME)


def _method() -> Markup:
    return card("数据怎样来的", tag("ul", *(tag("li", line) for line in (*_METHOD, *_PARTS)), class_="pad"))


def _rules(frame: Frame) -> Iterator[Markup]:
    """Where to read how signals and findings are made."""
    if frame.has_remarks:
        words = "信号怎样来的、每条规则看什么" if frame.mode == "research" else "检查意见所用的规则"
        yield tag("p", tag("a", words, href="rules.html"), class_="standing")


def _source_row(source: SourceFile) -> Markup:
    name = tag("th", source_words(source, place="", page=None), scope="row")
    what = f"{source.title}　{name_form(source)}" if source.title else name_form(source)
    told = tag("a", f"绩效情况说明 {len(source.statements)} 条", href=statement_address(source)) if source.statements else ""
    digest = tag("td", tag("code", source.sha256), class_="digest")
    remarks = tag("a", f"整张表的 {len(source.remarks)} 条", href=table_address(source)) if source.remarks else ""
    short = (tag("td", word, class_="nowrap") for word in (source.published or "—", PROOF_WORDS[source.proof]))
    return tag("tr", name, tag("td", what, " ", remarks, " ", told), *short, digest)


def downloads_page(frame: Frame, downloads: Sequence[Download]) -> Page:
    """Every file that can be taken away, with what it is and how large."""
    rows = [
        tag("tr", tag("th", tag("a", item.path.rpartition("/")[2], href=item.path, download=True), scope="row"), tag("td", item.words),
            tag("td", _spell_size(item.size), class_="n"))
        for item in downloads
    ]
    table = table_card("文件", grid(("文件", "内容", "#大小"), rows_of(rows), caption="下载"))
    note = tag("p", "表格一项指标一行，含原文、符号、数值、单位和在来源文件里的位置。CSV 是 UTF-8 编码，可以用 Excel、WPS 直接打开。", class_="standing")
    return frame.page("downloads.html", "下载", note, table, trail=_HOME)


def _spell_size(size: int) -> str:
    return f"{size / 1024:,.0f} KB" if size < 1 << 20 else f"{size / (1 << 20):,.1f} MB"


def search_page(frame: Frame) -> Page:
    """The box and the room for what is found; without scripts it says where to look instead."""
    box = tag(
        "form", tag("label", "部门、项目、指标的名称或指标值里的字", for_="q"),
        tag("input", type="search", name="q", id="q", autocomplete="off", autofocus=True), tag("button", "搜索"),
        action="search.html", method="get", role="search", class_="find",
    )
    hint = tag("p", "至少两个字；几个词用空格隔开，都要有。搜索在您的浏览器里进行，不联网。", class_="mut")
    silent = tag("noscript", tag("p", "浏览器没有开启脚本，不能搜索；请从", tag("a", "部门和单位", href="list.html"), "逐级查看。"))
    room = (tag("p", role="status", id="said"), tag("ol", id="found"), tag("p", tag("button", "再显示一些", id="more", hidden=True)))
    return frame.page("search.html", "搜索", box, hint, silent, *room, trail=_HOME, script="search.js")
