"""The sheet a page is drawn on: from the coordinates of the file (origin anywhere, y upwards) to points from the top left corner."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import pypdfium2.raw as raw

from jiheng.source import Box


class Matrix(NamedTuple):
    """A map of the plane as PDF writes it: ``(x, y)`` goes to ``(a·x + c·y + e, b·x + d·y + f)``."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def place_box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where an upright box goes, as left, top, right, bottom; the map turns by quarters at most."""
        (x1, y1), (x2, y2) = self.place(left, bottom), self.place(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def after(self, first: "Matrix") -> "Matrix":
        """The map that does ``first`` and then this one."""
        return Matrix(
            first.a * self.a + first.b * self.c, first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c, first.c * self.b + first.d * self.d,
            *self.place(first.e, first.f),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible part of a page in the file's coordinates, and by how many quarter turns clockwise it is looked at."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, page: object) -> "Sheet":
        """The sheet of an open page, turned as viewers show it."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        return cls(box.left, box.bottom, box.right, box.top, int(raw.FPDFPage_GetRotation(page)))

    def turned_to(self, quarters: int) -> "Sheet":
        """The same sheet, looked at after so many quarter turns clockwise from how it lies in the file."""
        return replace(self, quarters=quarters % 4)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, as it is looked at."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    @property
    def matrix(self) -> Matrix:
        """From the file's coordinates to points from the top left corner, as it is looked at."""
        match self.quarters:
            case 1:
                return Matrix(0, 1, 1, 0, -self.bottom, -self.left)
            case 2:
                return Matrix(-1, 0, 0, 1, self.right, -self.bottom)
            case 3:
                return Matrix(0, -1, -1, 0, self.top, self.right)
        return Matrix(1, 0, 0, -1, -self.left, self.top)

    def unplace(self, box: Box) -> Box:
        """A box in points from the top left corner, as left, bottom, right, top in the coordinates of the file."""
        a, b, c, d, e, f = self.matrix
        turned = a * d - b * c  # 1 or -1
        (x1, y1), (x2, y2) = (((d * (x - e) - c * (y - f)) / turned, (a * (y - f) - b * (x - e)) / turned) for x, y in (box[:2], box[2:]))
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
