"""What charts of one line a name share: measures, colours, the name on the left."""

from html import escape

from jiheng.charts.svg import LINE, clip, element, text

WIDTH, LABEL_WIDTH = 580, 220
"""Of a chart and of the names on its left, in pixels."""
ROW, BAR_HEIGHT, GAP = 26, 14, 12
COLOURS = (
    "var(--c1, #1F5FA8)", "var(--c2, #2E8B7A)", "var(--c3, #B7791F)", "var(--c4, #8A4B9C)", "var(--c5, #6B7785)", "var(--c6, #A6455A)",
)
ON_COLOUR = "var(--on-c, #fff)"


def colour(at: int) -> str:
    """The colour of the class at this place; they begin anew after the sixth."""
    return COLOURS[at % len(COLOURS)]


def named_line(label: str, title: str, top: int, *marks: str) -> str:
    """One line: its name, cut where it is too long, its marks, and ``title`` in full for who points at it."""
    name = text(clip(label, width=LABEL_WIDTH), x=0, y=top + 18)
    return element("g", element("title", escape(title)), name, *marks)


def rectangle(left: float, top: float, length: float, fill: str, *children: str) -> str:
    """A bar in the line at ``top``; nothing has none."""
    if not length:
        return ""
    return element("rect", *children, x=left, y=top + (ROW - BAR_HEIGHT) / 2, width=max(1.0, length), height=BAR_HEIGHT, fill=fill)


def axis(top: int, lines: int) -> str:
    """The line that bars begin at."""
    x = LABEL_WIDTH + GAP
    return element("line", x1=x, y1=top, x2=x, y2=top + ROW * lines, stroke=LINE)
