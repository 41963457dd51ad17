"""What the colours of a view mean, and what is said of the page beside it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from jiheng.charts.svg import FONT_SIZE, QUIET, element, text, text_width
from jiheng.publication.view.meanings import MEANINGS, Meaning

WIDTH = 260
_ROW = 22
_MARGIN = 14


def legend(used: Iterable[Meaning], remarks: Sequence[str], *, left: float, heading: str) -> tuple[str, float]:
    """The legend with its height: a swatch a meaning that was used, then the remarks, wrapped."""
    known = set(used)
    lines: list[str] = []
    x, y = left + _MARGIN, 24.0
    for row in wrap(heading, width=WIDTH - 2 * _MARGIN):
        lines.append(element("text", escape(row), x=x, y=y, fill="#1D2733", font_weight="bold"))
        y += _ROW
    for meaning in (meaning for meaning in MEANINGS if meaning in known):
        lines.append(element("rect", x=x, y=y - 12, width=16, height=14, fill=meaning.colour, fill_opacity="0.35", stroke=meaning.colour))
        lines.append(text(meaning.word, x=x + 24, y=y))
        y += _ROW
    for remark in remarks:
        y += 6
        for row in wrap(remark, width=WIDTH - 2 * _MARGIN):
            lines.append(text(row, x=x, y=y, fill=QUIET))
            y += _ROW - 4
    return element("g", *lines), y + _MARGIN


def wrap(words: str, *, width: float, size: float = FONT_SIZE) -> Iterator[str]:
    """The text in lines at most so wide, in pixels; at least one."""
    line, used = "", 0.0
    for sign in words:
        step = text_width(sign) * size / FONT_SIZE
        if line and (used + step > width or sign == "\n"):
            yield line
            line, used = "", 0.0
        if sign != "\n":
            line, used = line + sign, used + step
    yield line
