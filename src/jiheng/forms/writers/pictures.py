"""Charts for files that take no SVG."""

from jiheng.charts.svg import settle_colours
from jiheng.extras import load

PIXELS_A_PIXEL = 3
"""How many pixels of a picture lie on one of the screen (96 to the inch), so that it is sharp on paper."""


def draw_png(picture: str, *, width: float) -> bytes:
    """An SVG as PNG that is ``width`` mm wide; raises ``MissingExtra`` where the typesetter is not installed."""
    draw = load("jiheng.forms.writers.typesetter", extra="pdf").draw
    drawn: bytes = draw(settle_colours(picture), width=width, ppi=96 * PIXELS_A_PIXEL)
    return drawn
