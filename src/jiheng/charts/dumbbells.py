"""Targets against actual values: where each indicator should be and where it is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.charts.rows import COLOURS, GAP, LABEL_WIDTH, ROW, WIDTH, named_line
from jiheng.charts.svg import LINE, QUIET, clip, drawing, element, text, text_width

_HEAD = 28
_RADIUS = 5.5
_MOST = Decimal(2)
"""Times the target: what is farther stands here."""
_WORDS = 190
"""Pixels that the numbers may take; longer ones are cut, and whole for who points at them."""


class Pair(NamedTuple):
    """One indicator: its name, target and actual value in one measure unit (None where nobody said it), and both as people read them."""

    label: str
    target: Decimal
    actual: Decimal | None
    text: str


def draw_dumbbells(pairs: Sequence[Pair], *, title: str) -> str:
    """An SVG of one indicator a line: a ring at its target, a dot at its actual value, measured in targets so that all rings stand on one
    line. A target of nothing and values beyond twice the target stand at the edge.
    """
    words = min(_WORDS, max((text_width(pair.text) for pair in pairs), default=0.0))
    left = LABEL_WIDTH + GAP + _RADIUS
    room = WIDTH - left - words - 2 * GAP - _RADIUS
    lines = []
    for at, pair in enumerate(pairs):
        top = _HEAD + at * ROW
        number = text(clip(pair.text, width=words), x=WIDTH, y=top + 18, anchor="end")
        lines.append(named_line(pair.label, f"{pair.label}：{pair.text}", top, *_marks(pair, top + ROW / 2, left, room / 2), number))
    height = _HEAD + ROW * len(pairs)
    target = left + room / 2
    whole = element("line", x1=target, y1=_HEAD - 4, x2=target, y2=height, stroke=LINE)
    says = "；".join(f"{pair.label}：{pair.text}" for pair in pairs)
    return drawing(whole, *_legend(left), *lines, width=WIDTH, height=height, title=title, says=says)


def _marks(pair: Pair, middle: float, left: float, scale: float) -> Iterator[str]:
    """Ring, dot and the line between them; ``scale`` is the room of one target in pixels."""
    if pair.actual is not None:
        x = left + float(_share(pair.target, pair.actual)) * scale
        yield element("line", x1=left + scale, y1=middle, x2=x, y2=middle, stroke=COLOURS[0], stroke_width=2)
        yield element("circle", cx=x, cy=middle, r=_RADIUS, fill=COLOURS[0])
    yield element("circle", cx=left + scale, cy=middle, r=_RADIUS, fill="none", stroke=COLOURS[2], stroke_width=2)


def _share(target: Decimal, actual: Decimal) -> Decimal:
    if not target:
        return Decimal(1) if not actual else _MOST
    return min(_MOST, max(Decimal(0), actual / target))


def _legend(left: float) -> Iterator[str]:
    yield element("circle", cx=left, cy=13, r=_RADIUS, fill="none", stroke=COLOURS[2], stroke_width=2)
    yield text("指标值", x=left + 12, y=18, fill=QUIET)
    second = left + 12 + text_width("指标值") + 2 * GAP
    yield element("circle", cx=second, cy=13, r=_RADIUS, fill=COLOURS[0])
    yield text("实际完成值", x=second + 12, y=18, fill=QUIET)
