"""Horizontal bars: amounts by name, and counts by class."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

from jiheng.charts.rows import COLOURS, GAP, LABEL_WIDTH, ON_COLOUR, ROW, WIDTH, axis, colour, named_line, rectangle
from jiheng.charts.svg import FONT_SIZE, QUIET, drawing, element, text, text_width

_LEGEND_ROW = 28


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
    room = WIDTH - LABEL_WIDTH - value_width - 2 * GAP
    lines = []
    for at, bar in enumerate(bars):
        top = at * ROW
        length = float(bar.value / greatest) * room if bar.value > 0 else 0.0
        marks = (rectangle(LABEL_WIDTH + GAP, top, length, COLOURS[0]), text(bar.text, x=WIDTH, y=top + 18, anchor="end"))
        lines.append(named_line(bar.label, f"{bar.label}：{bar.text}", top, *marks))
    says = "；".join(f"{bar.label}：{bar.text}" for bar in bars)
    return drawing(axis(0, len(bars)), *lines, width=WIDTH, height=ROW * len(bars), title=title, says=says)


def draw_stacks(stacks: Sequence[Stack], *, classes: Sequence[str], title: str) -> str:
    """An SVG of one bar a line, each made of one stretch a class with its count, with the classes named above and the sum on the right."""
    greatest = max((sum(stack.counts) for stack in stacks), default=0) or 1
    room = WIDTH - LABEL_WIDTH - 4 * GAP
    lines = []
    for at, stack in enumerate(stacks):
        top = _LEGEND_ROW + at * ROW
        total = str(sum(stack.counts))
        marks = (*_stretches(stack, classes, top, room / greatest), text(total, x=WIDTH, y=top + 18, anchor="end"))
        lines.append(named_line(stack.label, f"{stack.label}：{total}", top, *marks))
    height = _LEGEND_ROW + ROW * len(stacks)
    says = "；".join(f"{stack.label}：{_say_counts(stack, classes)}" for stack in stacks)
    return drawing(*_legend(classes), axis(_LEGEND_ROW, len(stacks)), *lines, width=WIDTH, height=height, title=title, says=says)


def _say_counts(stack: Stack, classes: Sequence[str]) -> str:
    return "，".join(f"{name} {count}" for name, count in zip(classes, stack.counts, strict=False))


def _stretches(stack: Stack, classes: Sequence[str], top: int, scale: float) -> Iterator[str]:
    left = float(LABEL_WIDTH + GAP)
    for at, count in enumerate(stack.counts):
        length = count * scale
        inside = element("title", escape(f"{stack.label}：{classes[at]} {count}"))
        yield rectangle(left, top, length, colour(at), inside)
        if length > text_width(str(count)) + 4:
            yield element(
                "text", str(count), x=left + length / 2, y=top + 17.5, fill=ON_COLOUR, text_anchor="middle", font_size=FONT_SIZE - 2
            )
        left += length


def _legend(classes: Sequence[str]) -> Iterator[str]:
    left = float(LABEL_WIDTH + GAP)
    for at, name in enumerate(classes):
        yield rectangle(left, 0, 12, colour(at))
        yield text(name, x=left + 18, y=18, fill=QUIET)
        left += 18 + text_width(name) + 1.5 * GAP
