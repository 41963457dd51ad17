"""Which regions of a printed page light up: those of everything on the screen that points at it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import jiheng
from jiheng_web.display.source_text import Pointer

Box = tuple[float, float, float, float]
_FORMAT = "pdf"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page that is not drawn yet: its number and the keys of what points at it, parted by blanks."""

    number: int
    keys: str


@dataclass(frozen=True, slots=True)
class Area:
    """One rectangle of a region in points of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Region:
    """What lights up for ``key``; with a ``severity`` it belongs to a finding."""

    key: str
    severity: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page with its regions, the larger ones first so that the smaller ones can be pointed at; sizes in points."""

    number: int
    width: float
    height: float
    regions: tuple[Region, ...]


def list_pages(document: jiheng.Document, pointers: Iterable[Pointer], *, all_pages: bool) -> tuple[PageLink, ...]:
    """The pages that something points at, or all of them; none where the format has no pages that can be drawn."""
    if document.format != _FORMAT or not document.pages:
        return ()
    keys: dict[int, dict[str, None]] = {number: {} for number in range(1, document.pages + 1)} if all_pages else {}
    for pointer in pointers:
        if pointer.source.page:
            keys.setdefault(pointer.source.page, {})[pointer.key] = None
    return tuple(PageLink(number, " ".join(keys[number])) for number in sorted(keys))


def draw_regions(sight: jiheng.Sight, number: int, pointers: Iterable[Pointer]) -> DrawnPage:
    """Page ``number`` with the regions of all ``pointers`` that point at it."""
    found: dict[tuple[str, str], list[Box]] = {}
    for pointer in pointers:
        if pointer.source.page == number:
            found.setdefault((pointer.key, pointer.severity), []).extend(sight.find_boxes(pointer.source))
    regions = [Region(key, severity, tuple(map(_area, _outermost(boxes)))) for (key, severity), boxes in found.items()]
    return DrawnPage(number, sight.width, sight.height, tuple(sorted(regions, key=_surface, reverse=True)))


def _outermost(boxes: Sequence[Box]) -> list[Box]:
    """The boxes that no other one contains, each once."""
    kept: list[Box] = []
    for box in sorted(set(boxes), key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        if not any(other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3] for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda box: (box[1], box[0]))


def _area(box: Box) -> Area:
    left, top, right, bottom = box
    return Area(round(left - 1, 1), round(top - 1, 1), round(right - left + 2, 1), round(bottom - top + 2, 1))


def _surface(region: Region) -> float:
    return sum(area.width * area.height for area in region.areas)
