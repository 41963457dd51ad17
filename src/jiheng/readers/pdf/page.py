"""What is drawn on one page, measured in points from its top left corner, turned so that the text stands upright."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.source import Box


class Glyph(NamedTuple):
    """One printed character: where its pen stood (``x`` on the ``baseline``), its box, and how it lies.

    The box is as wide as its ink and as high as its line's; ``quarters`` counts the quarter turns clockwise that it is printed with.
    """

    text: str
    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float
    quarters: int = 0


class Rule(NamedTuple):
    """A line along an axis: a horizontal one lies ``at`` some y and runs from ``start`` to ``end`` in x, a vertical one the reverse."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The horizontal and the vertical rules of a page, or of one table on it."""

    horizontal: list[Rule]
    vertical: list[Rule]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``width`` and ``height`` of the upright text, and by how many quarter turns clockwise the page is shown instead.

    ``has_picture`` says that there is an image of some size, ``is_overlaid`` that invisible text lies on it; ``unreadable`` counts the
    characters that have no Unicode value; ``left_out`` gives by reason the characters that are in the file but not seen on the page.
    ``texts_on_top`` counts the texts that were put on the page later, ``remarks`` are those written at its side, ``pictures`` counts the
    images on which there is room for words.
    """

    number: int
    width: float
    height: float
    quarters: int
    glyphs: list[Glyph]
    rules: Rules
    has_picture: bool
    is_overlaid: bool
    unreadable: int
    left_out: Mapping[str, str]
    texts_on_top: int = 0
    remarks: Sequence[str] = ()
    pictures: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether only eyes can read it: a picture without text, or letters of fonts that do not say what they are."""
        return self.has_picture and not self.glyphs or 2 * self.unreadable > len(self.glyphs) > 0

    def shown(self, box: Box) -> Box:
        """A box of the upright text (left, top, right, bottom) as it lies on the page that a viewer shows, to a hundredth of a point."""
        if not self.quarters:
            return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
        left, top = turned(box[0], box[1], self.quarters, width=self.width, height=self.height)
        right, bottom = turned(box[2], box[3], self.quarters, width=self.width, height=self.height)
        return round(min(left, right), 2), round(min(top, bottom), 2), round(max(left, right), 2), round(max(top, bottom), 2)


def turned(x: float, y: float, quarters: int, *, width: float, height: float) -> tuple[float, float]:
    """Where a point lies, from the top left, after the sheet of this size is turned clockwise by so many quarters."""
    match quarters % 4:
        case 1:
            return height - y, x
        case 2:
            return width - x, height - y
        case 3:
            return y, width - x
    return x, y


def turned_box(box: Box, quarters: int) -> Box:
    """A box after its sheet is turned against the clock by so many quarters about the corner that it is measured from."""
    left, top, right, bottom = box
    match quarters % 4:
        case 1:
            return top, -right, bottom, -left
        case 2:
            return -right, -bottom, -left, -top
        case 3:
            return -bottom, left, -top, right
    return box
