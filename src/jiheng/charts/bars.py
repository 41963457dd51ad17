"""Horizontal bars: amounts by name, and counts by class."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

from jiheng.charts.svg import FONT_SIZE, LINE, QUIET, clip, drawing, element, text, text_width

WIDTH = 580
_LABEL_WIDTH = 220
_ROW = 26
_BAR_HEIGHT = 14
_GAP = 12
_LEGEND_ROW = 28

_COLOURS = (
    "var(--c1, #1F5FA8)", "var(--c2, #2E8B7A)", "var(--c3, #B7791F)", "var(--c4, #8A4B9C)", "var(--c5, #6B7785)", "var(--c6, #A6455A)",
)
_ON_COLOUR = "var(--on-c, #fff)"


class Bar(NamedTuple):
    """One bar: its name, its length in any unit, and the number as people read it."""

    label: str
    value: Decimal
    text: str


class Stack(NamedTuple):
    """One bar of several classes: its name and one count for each class."""

    label: str
    counts: tuple[int, ...]


def draw_bars(bars: Sequence[Bar], *, title: str) -> str:
    """An SVG of one bar a line, in the order given: name on the left, number right aligned; names too long are cut and shown on hover.

    Lengths are in proportion to the greatest value; nothing and less than nothing has no bar.
    """
    greatest = max((bar.value for bar in bars), default=Decimal(0))
    value_width = max((text_width(bar.text) for bar in bars), default=0.0)
    room = WIDTH - _LABEL_WIDTH - value_width - 2 * _GAP
    lines = []
    for at, bar in enumerate(bars):
        top = at * _ROW
        length = float(bar.value / greatest) * room if bar.value > 0 else 0.0
        lines.append(_named_line(bar.label, f"{bar.label}：{bar.text}", top, _rectangle(_LABEL_WIDTH + _GAP, top, length, _COLOURS[0]),
                                 text(bar.text, x=WIDTH, y=top + 18, anchor="end")))
    return drawing(_axis(0, len(bars)), *lines, width=WIDTH, height=_ROW * len(bars), title=title)


def draw_stacks(stacks: Sequence[Stack], *, classes: Sequence[str], title: str) -> str:
    """An SVG of one bar a line, each made of one stretch a class with its count, with the classes named above and the sum on the right."""
    greatest = max((sum(stack.counts) for stack in stacks), default=0) or 1
    room = WIDTH - _LABEL_WIDTH - 4 * _GAP
    lines = []
    for at, stack in enumerate(stacks):
        top = _LEGEND_ROW + at * _ROW
        total = str(sum(stack.counts))
        lines.append(_named_line(stack.label, f"{stack.label}：{total}", top, *_stretches(stack, classes, top, room / greatest),
                                 text(total, x=WIDTH, y=top + 18, anchor="end")))
    height = _LEGEND_ROW + _ROW * len(stacks)
    return drawing(*_legend(classes), _axis(_LEGEND_ROW, len(stacks)), *lines, width=WIDTH, height=height, title=title)


def _named_line(label: str, title: str, top: int, *marks: str) -> str:
    name = text(clip(label, width=_LABEL_WIDTH), x=0, y=top + 18)
    return element("g", element("title", escape(title)), name, *marks)


def _stretches(stack: Stack, classes: Sequence[str], top: int, scale: float) -> Iterator[str]:
    left = float(_LABEL_WIDTH + _GAP)
    for at, count in enumerate(stack.counts):
        length = count * scale
        inside = element("title", escape(f"{stack.label}：{classes[at]} {count}"))
        yield _rectangle(left, top, length, _colour(at), inside)
        if length > text_width(str(count)) + 4:
            yield element(
                "text", str(count), x=left + length / 2, y=top + 17.5, fill=_ON_COLOUR, text_anchor="middle", font_size=FONT_SIZE - 2
            )
        left += length


def _legend(classes: Sequence[str]) -> Iterator[str]:
    left = float(_LABEL_WIDTH + _GAP)
    for at, name in enumerate(classes):
        yield _rectangle(left, 0, 12, _colour(at))
        yield text(name, x=left + 18, y=18, fill=QUIET)
        left += 18 + text_width(name) + 1.5 * _GAP


def _colour(at: int) -> str:
    return _COLOURS[at % len(_COLOURS)]


def _rectangle(left: float, top: float, length: float, fill: str, *children: str) -> str:
    if not length:
        return ""
    return element("rect", *children, x=left, y=top + (_ROW - _BAR_HEIGHT) / 2, width=max(1.0, length), height=_BAR_HEIGHT, fill=fill)


def _axis(top: int, lines: int) -> str:
    x = _LABEL_WIDTH + _GAP
    return element("line", x1=x, y1=top, x2=x, y2=top + _ROW * lines, stroke=LINE)
