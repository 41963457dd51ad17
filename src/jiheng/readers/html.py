"""HTML → ``Document``: the tables of a page and the text around them, as a browser shows them, by selectolax (lexbor).

Bytes are decoded here: what a page says of its charset is believed only where it fits.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jiheng.document import Document, Notice
from jiheng.errors import RefusedDocument
from jiheng.readers.decoding import decode
from jiheng.readers.flow import Box, Flow, Grid
from jiheng.readers.html_formats import PageFormats
from jiheng.readers.limits import TAGS, TEXT_BYTES, read_whole
from jiheng.readers.symbols import raise_digits
from jiheng.source import Source

FORMAT = "html"

_BEGIN = re.compile(
    rb"(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|meta|title|style|body|div|center|table|tr)\b",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(rb"<(?:html|body|table|td)\b", re.IGNORECASE)
_BIG5 = re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s{0,4}=\s{0,4}["']?\s{0,4}(?:x-x-)?big5""", re.IGNORECASE)
_CHARSET_WITHIN = 16_384
_HIDDEN = re.compile(r"(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANKS_AT_BREAK = re.compile(r" ?\n ?")
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uffee]"
_BREAK_IN_CHINESE = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})")
_NOT_SHOWN = frozenset({"head", "script", "style", "template", "noscript", "svg"})
_PICTURES = frozenset({"img", "picture", "canvas"})
_EMBEDDED = frozenset({"object", "embed", "iframe"})
_SMALLEST = 16
"""A picture of fewer pixels is an ornament."""

_TICKED = frozenset({"checkbox", "radio"})
_UNTYPED = frozenset({"hidden", "button", "submit", "reset", "image", "file", "password", *_TICKED})
"""Fields of a form that show no text which somebody filled in."""

_PROMPT = re.compile(r"[-—=\s]*(?:请)?(?:选择|点击).{0,10}")
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol "
    "p pre section table td th tr ul".split()
)
_ROWS_MOST = 65_534
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})", re.IGNORECASE)
_NEVER_DEEP = frozenset("p td th tr li dd dt option thead tbody tfoot br img input meta link hr col wbr area base param source".split())
_STEPS = 500_000_000
"""A parser goes up through all open elements for every tag: so many steps take some seconds."""


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a page, or a part of one with a table in it."""
    plain = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    return bool(_BEGIN.match(plain) and _PAGE.search(plain))


def read(stream: BinaryIO, name: str) -> Document:
    """The tables of the page; raises ``RefusedDocument`` for what is empty, too large or no text."""
    content = read_whole(stream, name=name, limit=TEXT_BYTES)
    text = decode(content, name=name, is_big5=bool(_BIG5.search(content[:_CHARSET_WITHIN])))
    _check_tags(text, name=name)
    page = _Page(PageFormats(text))
    # A browser drops the tags of rows that stand in no table.
    page.walk(LexborHTMLParser(text if "<table" in text.lower() else f"<table>{text}"))
    flow = Flow(name)
    flow.add(page.body.blocks)
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, flow.finish(), notices=tuple(page.notices(name)))


def _check_tags(text: str, *, name: str) -> None:
    tags = text.count("<")
    if tags > TAGS:
        raise RefusedDocument(f"“{name}”的标签超过 {TAGS:,} 个，没有读取；请只保存有绩效目标表的部分再试。")
    if tags * tags > _STEPS and tags * _depth(text) > _STEPS:
        raise RefusedDocument(f"“{name}”的标签嵌套过深，没有读取；请用浏览器打开，把表格复制到 WPS 里另存再试。")


def _depth(text: str) -> int:
    """How many elements may be open at once, at most: those that a browser never puts into one another are not counted."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for slash, name in _TAG.findall(text):
        tag = name.lower()
        if tag in _NEVER_DEEP or (slash and not opened[tag]):
            continue
        step = -1 if slash else 1
        opened[tag] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest


class _Page:
    """The page as it is walked through: the boxes and grids that are open, and the line that is being written."""

    def __init__(self, formats: PageFormats) -> None:
        self.body = Box()
        self._formats = formats
        self._boxes = [self.body]
        self._grids: list[Grid] = []
        self._line: list[str] = []
        self._hidden: list[str] = []
        self._pictures = self._embedded = 0

    def notices(self, name: str) -> Iterator[Notice]:
        """What was left out on purpose."""
        hidden = " ".join(" ".join(self._hidden).split())
        if hidden:
            yield Notice(f"网页里隐藏的文字没有读：{hidden[:60]}", Source(name, 1, 1, 1, 0, 0), "caution")
        if self._pictures:
            yield Notice(f"网页里有 {self._pictures} 幅图片没有读", Source(name, None, None, None, 0, 0), "around")
        if self._embedded:
            yield Notice(f"网页里有 {self._embedded} 处嵌入的网页或文件没有读", Source(name, None, None, None, 0, 0), "around")

    def walk(self, page: LexborHTMLParser) -> None:
        """Every element of the page in order, without recursion: pages may be nested as deep as they like."""
        node = page.root
        while node is not None:
            if self._begin(node):
                child = node.child
                if child is not None:
                    node = child
                    continue
                self._end(node)
            while node is not None and node.next is None:
                node = node.parent
                if node is not None:
                    self._end(node)
            node = node.next if node is not None else None
        self._end_line()

    def _begin(self, node: LexborNode) -> bool:
        """Take in the beginning of an element; whether to go into it."""
        tag = node.tag or ""
        if tag == "-text":
            text = _BLANKS.sub(" ", _BREAK_IN_CHINESE.sub("", node.text_content or ""))
            self._line.append(raise_digits(text) if node.parent is not None and node.parent.tag == "sup" else text)
        elif tag == "br":
            self._line.append("\n")
        elif tag in _NOT_SHOWN or tag.startswith("-"):
            return tag == "-document"
        elif _is_hidden(node):
            self._hidden.append(node.text(deep=True))
        elif tag in ("select", "input"):
            self._line.append(_chosen(node) if tag == "select" else _typed(node))
        elif tag in _PICTURES:
            self._pictures += not _is_ornament(node)
        elif tag in _EMBEDDED:
            self._embedded += 1
        else:
            self._open(tag, node)
            return True
        return False

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if tag == "table":
            self._grids.append(Grid())
        elif tag == "tr" and self._grids:
            self._grids[-1].rows.append([])
        elif self._is_cell(node):
            box = Box([], _span(node, "colspan"), min(_span(node, "rowspan"), _ROWS_MOST))
            self._grids[-1].rows[-1].append(box)
            self._boxes.append(box)

    def _end(self, node: LexborNode) -> None:
        """Take in the end of an element; the text of a caption stands before its table."""
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._end_line()
        if self._is_cell(node):
            blocks = self._boxes.pop().blocks
            if len(blocks) == 1 and isinstance(blocks[0], str):
                blocks[0] = self._formats.show(blocks[0], node.attributes)
        elif tag == "table":
            self._boxes[-1].blocks.append(self._grids.pop())

    def _is_cell(self, node: LexborNode) -> bool:
        """Whether an element is a cell of the open table; formulas may have elements of that name."""
        return node.tag in _CELLS and node.parent is not None and node.parent.tag == "tr" and bool(self._grids and self._grids[-1].rows)

    def _end_line(self) -> None:
        text = _BLANKS_AT_BREAK.sub("\n", re.sub(" {2,}", " ", "".join(self._line))).strip(" \n")
        self._line = []
        if text and not text.isspace():
            self._boxes[-1].blocks.append(text)


def _chosen(node: LexborNode) -> str:
    """The choice that a drop-down shows; a prompt to choose is none."""
    options = node.css("option")
    chosen = [option for option in options if "selected" in option.attributes] or ([] if "multiple" in node.attributes else options[:1])
    texts = [" ".join(option.text(deep=True).split()) for option in chosen]
    return "、".join(text for text in texts if not _PROMPT.fullmatch(text))


def _typed(node: LexborNode) -> str:
    """What a field shows: the text that was typed, or a box with or without its tick."""
    kind = (node.attributes.get("type") or "").lower()
    if kind in _TICKED:
        return "☑" if "checked" in node.attributes else "☐"
    return "" if kind in _UNTYPED else node.attributes.get("value") or ""


def _is_ornament(node: LexborNode) -> bool:
    sizes = [(node.attributes.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return any(size.isascii() and size.isdecimal() and len(size) < 3 and int(size) <= _SMALLEST for size in sizes)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "").strip()
    return max(int(value), 1) if value.isascii() and value.isdecimal() and len(value) < 10 else 1
