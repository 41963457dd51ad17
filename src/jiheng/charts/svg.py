"""The few words of SVG that charts are written in: elements, escaped text, and the width of Chinese text.

Colours are CSS variables with a fallback, given as attributes, so that a chart follows the page's light, dark and print colours and
needs no style of its own.
"""

import re
from html import escape
from unicodedata import east_asian_width

FONT_SIZE = 13
"""Of all text, in pixels of the drawing."""

_VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]+)\)")

INK, QUIET, LINE = "var(--fg, #1D2733)", "var(--mut, #5C6B7A)", "var(--line, #DDE3EA)"


def element(name: str, /, *children: str, **attributes: object) -> str:
    """``<name …>children</name>``: attribute values are escaped here, children must be markup already.

    ``text_anchor`` is written ``text-anchor``, ``class_`` is written ``class``; numbers keep one decimal at most.
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>"


def drawing(*children: str, width: int, height: int, title: str, says: str = "") -> str:
    """A whole chart: an image for screen readers, named by ``title``, that scales down with the page; ``says`` tells its numbers."""
    named = {"viewBox": f"0 0 {width} {height}", "role": "img", "aria_label": title, "class_": "chart"}
    return element(
        "svg", element("title", escape(title)), element("desc", escape(says)) if says else "", *children,
        xmlns="http://www.w3.org/2000/svg", width=width, height=height, font_size=FONT_SIZE, **named,
    )


def settle_colours(chart: str) -> str:
    """The chart for paper: every colour is its fallback, since documents know no variables."""
    return _VARIABLE.sub(r"\1", chart)


def text(content: str, *, x: float, y: float, fill: str = INK, anchor: str = "start") -> str:
    """One line of text; ``content`` is escaped here."""
    return element("text", escape(content), x=x, y=y, fill=fill, text_anchor=anchor)


def text_width(content: str) -> float:
    """About how wide the text is, in pixels: a full-width character is a square, any other a little over half of one."""
    return sum(FONT_SIZE if east_asian_width(sign) in "WFA" else FONT_SIZE * 0.58 for sign in content)


def clip(content: str, *, width: float) -> str:
    """The text, cut with an ellipsis where it would be wider than ``width`` pixels."""
    if text_width(content) <= width:
        return content
    kept = content
    while kept and text_width(kept) > width - FONT_SIZE:
        kept = kept[:-1]
    return f"{kept}…"


def _plain(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
