"""How many projects have which rating."""

from collections.abc import Mapping

from jiheng.charts.rows import GAP, LABEL_WIDTH, ROW, WIDTH, axis, colour, named_line, rectangle
from jiheng.charts.svg import drawing, text, text_width


def draw_ratings(counts: Mapping[str, int], *, title: str) -> str:
    """An SVG of one bar a rating in the order given, with its count and its share of all, rounded to whole per cent."""
    total = sum(counts.values())
    shown = {rating: f"{count}个（{_share(count, total)}%）" for rating, count in counts.items()}
    value_width = max(map(text_width, shown.values()), default=0.0)
    room = WIDTH - LABEL_WIDTH - value_width - 2 * GAP
    scale = room / (max(counts.values(), default=0) or 1)
    lines = []
    for at, (rating, count) in enumerate(counts.items()):
        top = at * ROW
        marks = (rectangle(LABEL_WIDTH + GAP, top, count * scale, colour(at)), text(shown[rating], x=WIDTH, y=top + 18, anchor="end"))
        lines.append(named_line(rating, f"{rating}：{shown[rating]}", top, *marks))
    says = "；".join(f"{rating}：{words}" for rating, words in shown.items())
    return drawing(axis(0, len(counts)), *lines, width=WIDTH, height=ROW * len(counts), title=title, says=says)


def _share(count: int, total: int) -> int:
    return (200 * count + total) // (2 * total) if total else 0
