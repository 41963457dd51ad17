"""Which form a sheet is and which region's words it uses: by its title, the label that opens it, its columns, and place names."""

from collections.abc import Iterable, Sequence
from functools import cache

from jiheng.recognition.sheets.parts import Part
from jiheng.recognition.sheets.surroundings import is_title
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import (
    DEFAULT_REGION,
    Family,
    Region,
    SheetLayout,
    list_families,
    list_regions,
    load_family,
    load_region,
)

_TITLE, _OPENS, _TOLD, _PLACE, _REGION_TITLE = 3, 4, 2, 3, 2
"""How much a word of the title, the opening label, a telling column, a place name, a region's own title count."""

_ENOUGH = 2
_SHORT = 40
_ORDER = ("project-target", "regional-target", "department-target", "self-evaluation", "monitoring")


def find_family(part: Part, caption: str, layout: SheetLayout) -> str:
    """The name of the form family that a sheet belongs to; where two fit alike, the plainer one."""
    texts = [block.text for line in part.lines for block in line.fresh if len(line.fresh) <= 4 and is_title(block.text, layout)]
    title = max(texts, key=len) if texts else caption
    labels = {layout.labels.get(block.label) for line in part.lines for block in line.fresh}
    columns = {column.field for head in part.heads.values() for column in head.columns}
    money = {layout.money_columns[block.label] for line in part.lines for block in line.fresh if block.label in layout.money_columns}
    return max(_families(), key=lambda family: _family_score(family, title, labels, columns, money)).name


def _family_score(family: Family, title: str, labels: set[str | None], columns: set[str], money: set[str]) -> int:
    told = len(columns & family.columns) + len(money & family.money)
    words = family.title_words if all(any(word in title for word in group) for group in family.title_words) else ()
    return _TITLE * len(words) + _OPENS * (family.opens in labels) + _TOLD * told


def find_region(parts: Sequence[Part], captions: Iterable[str]) -> str:
    """The name of the region whose words a document uses; the central one where nothing tells."""
    texts = [block.text for part in parts for line in part.lines for block in line.fresh if len(block.text) <= _SHORT]
    folded = {fold_label(text) for text in texts}
    together = "\n".join([*texts, *captions])
    scores = {region.name: _region_score(region, folded, together) for region in _regions()}
    best = max(scores, key=lambda name: (scores[name], name == DEFAULT_REGION))
    return best if scores[best] >= _ENOUGH else DEFAULT_REGION


def find_place_profile(*texts: str) -> str | None:
    """The profile of the place that the first of ``texts`` names which names one: of 广东省广州市 that of 广州; None where none does."""
    for text in texts:
        named = [(text.rfind(place), region.profile) for region in _regions() for place in region.places if place in text]
        if named:
            return max(named)[1]
    return None


def _region_score(region: Region, folded: set[str], together: str) -> int:
    places = any(place in together for place in region.places)
    titles = any(title in together for title in region.titles)
    return _PLACE * places + _REGION_TITLE * titles + len(region.marks & folded)


@cache
def _families() -> tuple[Family, ...]:
    names = sorted(list_families(), key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return tuple(map(load_family, names))


@cache
def _regions() -> tuple[Region, ...]:
    return tuple(map(load_region, list_regions()))
