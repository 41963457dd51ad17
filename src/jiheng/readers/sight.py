"""A page as people see it: its picture, and where each character of its texts stands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.source import Box, Source

_SAME_LINE = 0.5
"""Characters of one line share so much of the height of the lower one: digits are lower than Chinese characters."""


class Spot(NamedTuple):
    """Where the characters from ``start`` to ``end`` of a text stand."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sight:
    """One page: ``picture`` is a PNG (empty where there is none), ``width`` and ``height`` are in points as boxes are.

    ``spots`` are those of the characters of each text, by the box of its cell or line.
    """

    picture: bytes
    width: float
    height: float
    spots: Mapping[Box, tuple[Spot, ...]]

    def find_boxes(self, source: Source) -> tuple[Box, ...]:
        """What of the page a stretch covers, one box a line; the box of the whole cell where its characters are not known."""
        if source.box is None:
            return ()
        lines: list[Box] = []
        for start, end, box in self.spots.get(source.box, ()):
            if start < source.end and source.start < end:
                if lines and _are_of_one_line(lines[-1], box) and box[0] >= lines[-1][0]:
                    left, top, right, bottom = lines[-1]
                    lines[-1] = left, min(top, box[1]), max(right, box[2]), max(bottom, box[3])
                else:
                    lines.append(box)
        return tuple(lines) or (source.box,)

    def pack(self) -> bytes:
        """The page as bytes, for another process."""
        spots = [[box, [[start, end, *place] for start, end, place in of]] for box, of in self.spots.items()]
        head = json.dumps([self.width, self.height, spots]).encode()
        return len(head).to_bytes(8, "big") + head + self.picture

    @classmethod
    def unpack(cls, packed: bytes) -> "Sight":
        """The page that ``pack`` made into bytes; raises ``ValueError`` for others."""
        end = 8 + int.from_bytes(packed[:8], "big")
        width, height, spots = json.loads(packed[8:end])
        found = {_box(box): tuple(Spot(int(start), int(stop), _box(place)) for start, stop, *place in of) for box, of in spots}
        return cls(packed[end:], float(width), float(height), found)


def _are_of_one_line(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= _SAME_LINE * min(one[3] - one[1], other[3] - other[1])


def _box(numbers: list[float]) -> Box:
    left, top, right, bottom = map(float, numbers)
    return left, top, right, bottom
