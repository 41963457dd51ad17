"""Signals and findings on the pages, and what the rules behind them look at."""

from collections.abc import Iterable, Iterator

from jiheng.publication.html import Markup, card, tag
from jiheng.publication.site.frame import Frame, Page, list_pages, passage
from jiheng.publication.site.records import Contents, Remark, SourceFile
from jiheng.publication.site.words import name_form, source_words
from jiheng.regulations.signals import load_signals
from jiheng.rules.explain import explain

_HOME = [("index.html", "首页")]
_RULES = "rules.html"


def remark_list(frame: Frame, remarks: Iterable[Remark], *, source: SourceFile, root: str = "../../") -> Iterator[Markup]:
    """The remarks on something, each with its place in ``source`` and, on a site of research, with room for the reply."""
    for remark in remarks:
        label = "信号" if frame.mode == "research" else "检查意见"
        code = tag("a", remark.code, href=f"{root}{_RULES}#{remark.code}", title="这条规则看什么")
        parts = [tag("h3", tag("span", label, class_="tag i"), " ", remark.title, " ", tag("small", code))]
        if remark.text:
            parts.append(tag("p", passage(remark.text)))
        if remark.explanations:
            parts.append(tag("p", "可能的原因：", "；".join(remark.explanations), "。"))
        if remark.grounds:
            parts.append(tag("p", f"依据：{remark.grounds}", class_="mut"))
        parts.append(tag("p", "位置：", source_words(source, place=remark.place, page=remark.page), class_="mut"))
        yield tag("div", *parts, *(_replies(remark) if frame.mode == "research" else ()), class_="remark")


def _replies(remark: Remark) -> Iterator[Markup]:
    for reply in remark.replies:
        signed = "，".join(filter(None, (reply.by, reply.on)))
        yield tag("blockquote", tag("b", "单位回应："), passage(reply.text), tag("small", f"（{signed}）") if signed else "")
    if not remark.replies:
        yield tag("p", "单位回应：还没有收到。", class_="mut")


def table_address(source: SourceFile) -> str:
    """The page of the remarks on a table as a whole, from the root."""
    return f"s/{source.id}.html"


def table_pages(frame: Frame, contents: Contents) -> Iterator[Page]:
    """A page (or several) for each table that has remarks as a whole."""
    for source in contents.sources:
        remarks = list(remark_list(frame, source.remarks, source=source, root="../"))
        if remarks:
            for address, part, turning in list_pages(table_address(source), remarks):
                content = card(f"整张表：{name_form(source)}", *part, turning, note=f"{len(remarks)} 条")
                yield frame.page(address, source.title or source.name, content, trail=[*_HOME, ("about.html", "说明")])


def rules_page(frame: Frame, contents: Contents) -> Iterator[Page]:
    """What each rule whose remarks are shown looks at; nothing on a site without remarks."""
    if not frame.has_remarks:
        return
    codes = sorted({remark.code for _, remarks in contents.remarked for remark in remarks})
    content = []
    if frame.mode == "research":
        content.append(card("信号怎样来的", tag("ul", *(tag("li", line) for line in load_signals().method), class_="pad"), id_="method"))
    for code in codes:
        page = explain(code)
        why = [] if frame.mode == "research" else [tag("p", tag("b", "为什么看　"), page.why)]  # the reasons judge, the signals must not
        content.append(card(code, tag("div", tag("p", tag("b", "看什么　"), page.what), *why), id_=code))
    yield frame.page(_RULES, "信号和规则" if frame.mode == "research" else "检查规则", *content, trail=[*_HOME, ("about.html", "说明")])
