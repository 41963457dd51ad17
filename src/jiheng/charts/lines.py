"""How numbers went over periods: one line a series, named where it ends."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import escape
from typing import NamedTuple

from jiheng.charts.rows import GAP, WIDTH, colour
from jiheng.charts.svg import FONT_SIZE, LINE, QUIET, clip, drawing, element, text, text_width

_HEIGHT, _TOP, _BOTTOM = 240, 12, 30
_NAMES = 150
"""Pixels for the names on the right."""
_SCALE_WIDTH = 70
_LEVELS = 5
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 2", "10 4")
"""Lines differ in black and white too."""


class Line(NamedTuple):
    """One series: its name and one value a period, None where there is none."""

    label: str
    values: tuple[Decimal | None, ...]


class _Plane(NamedTuple):
    """Where values lie on the drawing: ``left`` to ``right``, ``low`` to ``high`` from bottom to top."""

    left: float
    right: float
    low: Decimal
    high: Decimal
    periods: int

    def x(self, at: int) -> float:
        """The place of a period from left."""
        return self.left + (self.right - self.left) * (at / (self.periods - 1) if self.periods > 1 else 0.5)

    def y(self, value: Decimal) -> float:
        """The place of a value from above."""
        return _HEIGHT - _BOTTOM - float((value - self.low) / (self.high - self.low)) * (_HEIGHT - _TOP - _BOTTOM)


def draw_lines(lines: Sequence[Line], *, periods: Sequence[str], title: str) -> str:
    """An SVG of one line a series over the periods, from left to right; a missing value leaves a gap.

    The scale begins at nothing, or below it where values are; as many periods are named as have room.
    """
    values = [value for line in lines for value in line.values if value is not None]
    least, greatest = min([Decimal(0), *values]), max([Decimal(0), *values])
    step = _step(greatest - least)
    low = (least / step).to_integral_value(ROUND_FLOOR) * step
    high = max((greatest / step).to_integral_value(ROUND_CEILING) * step, low + step)
    plane = _Plane(float(_SCALE_WIDTH), float(WIDTH - _NAMES - GAP), low, high, len(periods))
    marks = [mark for at, line in enumerate(lines) for mark in _marks(line, at, plane, periods)]
    says = "；".join(f"{line.label}：{_say(line, periods)}" for line in lines)
    return drawing(
        *_scale(plane, step), *_named_periods(plane, periods), *marks, *_named_ends(lines, plane),
        width=WIDTH, height=_HEIGHT, title=title, says=says,
    )  # fmt: skip


def _step(span: Decimal) -> Decimal:
    """1, 2 or 5 times a power of ten, so that a few of them cover the span."""
    if not span:
        return Decimal(1)
    power = Decimal(1).scaleb((span / _LEVELS).adjusted())
    return next(times * power for times in (1, 2, 5, 10) if times * power * _LEVELS >= span)


def _scale(plane: _Plane, step: Decimal) -> Iterator[str]:
    level = plane.low
    while level <= plane.high:
        y = plane.y(level)
        yield element("line", x1=plane.left, y1=y, x2=plane.right, y2=y, stroke=LINE)
        yield text(clip(f"{level.normalize():,f}", width=_SCALE_WIDTH), x=plane.left - 8, y=y + 4.5, fill=QUIET, anchor="end")
        level += step


def _named_periods(plane: _Plane, periods: Sequence[str]) -> Iterator[str]:
    """The names of periods from the first on, each where the one before it leaves room."""
    free = 0.0
    for at, period in enumerate(periods):
        half = text_width(period) / 2
        middle = min(max(plane.x(at), half), WIDTH - half)
        if middle - half >= free:
            yield text(period, x=middle, y=_HEIGHT - 8, fill=QUIET, anchor="middle")
            free = middle + half + GAP


def _marks(line: Line, at: int, plane: _Plane, periods: Sequence[str]) -> Iterator[str]:
    """Each stretch without a gap as one line, each value as a dot that says what it is."""
    points = [(plane.x(here), plane.y(value)) if value is not None else None for here, value in enumerate(line.values)]
    stretch: list[str] = []
    for point in [*points, None]:
        if point:
            stretch.append(f"{point[0]:.1f},{point[1]:.1f}")
            continue
        if len(stretch) > 1:
            look = {"stroke": colour(at), "stroke_width": 2, "stroke_dasharray": _DASHES[at % len(_DASHES)]}
            yield element("polyline", points=" ".join(stretch), fill="none", **look)
        stretch = []
    for point, period, value in zip(points, periods, line.values, strict=False):
        if point:
            named = element("title", escape(f"{line.label} {period}：{value}"))
            yield element("circle", named, cx=point[0], cy=point[1], r=3, fill=colour(at))


def _named_ends(lines: Sequence[Line], plane: _Plane) -> Iterator[str]:
    """The names beside the last values, moved apart where they would lie on each other."""
    ends = sorted(
        (plane.y(value), at, line.label) for at, line in enumerate(lines) for value in [_last(line)] if value is not None
    )
    lowest = _HEIGHT - (len(ends) - 1) * (FONT_SIZE + 3) - 4.0
    free = 0.0
    for number, (y, at, label) in enumerate(ends):
        placed = min(max(y + 4.5, free + FONT_SIZE), lowest + number * (FONT_SIZE + 3))
        yield text(clip(label, width=_NAMES), x=plane.right + GAP, y=placed, fill=colour(at))
        free = placed + 3


def _last(line: Line) -> Decimal | None:
    return next((value for value in reversed(line.values) if value is not None), None)


def _say(line: Line, periods: Sequence[str]) -> str:
    return "，".join(f"{period} {'无' if value is None else value}" for period, value in zip(periods, line.values, strict=False))
