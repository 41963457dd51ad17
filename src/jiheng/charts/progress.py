"""How far things are: shares of a whole on tracks that end at 100 %."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.charts.rows import COLOURS, GAP, LABEL_WIDTH, ROW, WIDTH, named_line, rectangle
from jiheng.charts.svg import INK, LINE, QUIET, drawing, element, text, text_width

_HEAD = 26


class Progress(NamedTuple):
    """One track: its name, how far it is (1 is the whole; None where nobody said it), and that as people read it."""

    label: str
    share: Decimal | None
    text: str


def draw_progress(tracks: Sequence[Progress], *, title: str, due: Decimal | None = None) -> str:
    """An SVG of one track a line, filled as far as it is; what is beyond the whole fills it and its number says so.

    ``due`` (from 0 to 1) draws a line where all should be by now, with its share above.
    """
    value_width = max((text_width(track.text) for track in tracks), default=0.0)
    left, room = LABEL_WIDTH + GAP, WIDTH - LABEL_WIDTH - value_width - 2 * GAP
    head = 0 if due is None else _HEAD
    lines = []
    for at, track in enumerate(tracks):
        top = head + at * ROW
        share = min(Decimal(1), max(Decimal(0), track.share or Decimal(0)))
        marks = (
            rectangle(left, top, room, LINE), rectangle(left, top, float(share) * room, COLOURS[0]),
            text(track.text, x=WIDTH, y=top + 18, anchor="end", fill=QUIET if track.share is None else INK),
        )  # fmt: skip
        lines.append(named_line(track.label, f"{track.label}：{track.text}", top, *marks))
    height = head + ROW * len(tracks)
    says = "；".join(f"{track.label}：{track.text}" for track in tracks)
    return drawing(*lines, *_due(due, left, room, height), width=WIDTH, height=height, title=title, says=says)


def _due(due: Decimal | None, left: float, room: float, height: int) -> tuple[str, ...]:
    if due is None:
        return ()
    x = left + float(min(Decimal(1), max(Decimal(0), due))) * room
    words = f"时序进度 {due * 100:.0f}%"
    middle = min(max(x, left + text_width(words) / 2), WIDTH - text_width(words) / 2)
    line = element("line", x1=x, y1=_HEAD - 6, x2=x, y2=height, stroke=INK, stroke_dasharray="4 3")
    return (text(words, x=middle, y=14, fill=QUIET, anchor="middle"), line)
