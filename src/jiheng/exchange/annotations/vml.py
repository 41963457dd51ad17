"""The boxes in which spreadsheets show comments: a drawing in VML beside each sheet, one shape a comment."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml import etree

from jiheng.exchange.annotations.package import Package, children
from jiheng.exchange.annotations.sheet_geometry import Anchor
from jiheng.exchange.annotations.sheet_places import Place
from jiheng.readers.xml_part import attribute, local_name

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
SUFFIX = "vml"

_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office", "x": "urn:schemas-microsoft-com:office:excel",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in _NAMESPACES.items())
_BLOCK = 1_024
_SHAPE_ID = re.compile(r"_x0000_s(\d{1,9})")
_BLOCKS = re.compile(r"\d{1,6}")
_TYPE = "_x0000_t202"
_EMPTY = f"""<xml {_DECLARED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout><v:shapetype id="{_TYPE}"
 coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t"
 o:connecttype="rect"/></v:shapetype></xml>"""
_STYLE = "position:absolute;margin-left:60pt;margin-top:1pt;width:{width}pt;height:{height}pt;z-index:{depth};visibility:hidden"
_SHAPE = f"""<v:shape {_DECLARED} id="_x0000_s{{number}}" type="#{_TYPE}" style="{_STYLE}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill
 color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox
 style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>
<x:SizeWithCells/><x:Anchor>{{anchor}}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column>
</x:ClientData></v:shape>"""


def new_drawing() -> etree._Element:
    """A drawing without any shape."""
    return etree.fromstring(_EMPTY)


def remove_shapes(drawing: etree._Element, places: Collection[Place]) -> None:
    """Take away the shapes of the comments on these cells."""
    for shape in [shape for shape in children(drawing, "shape") if _place(shape) in places]:
        drawing.remove(shape)


def has_shapes(drawing: etree._Element) -> bool:
    """Whether anything is drawn."""
    return any(local_name(child) not in ("shapelayout", "shapetype") for child in drawing if isinstance(child.tag, str))


def add_shapes(drawing: etree._Element, boxes: Mapping[Place, tuple[Anchor, tuple[int, int]]], *, taken: Collection[int]) -> None:
    """A hidden shape for each comment, with its anchor and its size in pixels; ``taken`` are the blocks of ids of other drawings."""
    if not any(attribute(one, "id") == _TYPE for one in children(drawing, "shapetype")):
        drawing.insert(min(1, len(drawing)), children(new_drawing(), "shapetype")[0])
    numbers = _free_numbers(drawing, taken)
    for depth, (place, (anchor, size)) in enumerate(sorted(boxes.items()), start=1):
        drawing.append(etree.fromstring(_SHAPE.format(
            number=next(numbers), width=size[0] * 3 // 4, height=size[1] * 3 // 4, depth=depth,
            anchor=", ".join(map(str, anchor)), row=place[0] - 1, column=place[1] - 1,
        )))


def list_blocks(package: Package, *, apart_from: str) -> set[int]:
    """The blocks of shape ids that the other drawings of a workbook take."""
    drawings = [part for part in package.parts if part.lower().endswith(f".{SUFFIX}") and part != apart_from and package.has(part)]
    return {block for part in drawings for block in _blocks(package.parse(part))}


def _free_numbers(drawing: etree._Element, taken: Collection[int]) -> Iterator[int]:
    """Ids of shapes that nobody has: from the drawing's own blocks, then from new ones, which it is then said to have."""
    used = {int(match[1]) for shape in children(drawing, "shape") if (match := _SHAPE_ID.fullmatch(attribute(shape, "id") or ""))}
    own = sorted(_blocks(drawing))
    for block in own:
        yield from _of_block(block, used)
    block = max([0, *taken, *own]) + 1
    while True:
        own.append(block)
        _set_blocks(drawing, own)
        yield from _of_block(block, used)
        block += 1


def _of_block(block: int, used: Collection[int]) -> Iterator[int]:
    return (number for number in range(block * _BLOCK + 1, (block + 1) * _BLOCK) if number not in used)


def _idmaps(drawing: etree._Element) -> Iterator[etree._Element]:
    return (one for layout in children(drawing, "shapelayout") for one in children(layout, "idmap"))


def _blocks(drawing: etree._Element) -> set[int]:
    return {int(number) for one in _idmaps(drawing) for number in _BLOCKS.findall(attribute(one, "data") or "")}


def _set_blocks(drawing: etree._Element, blocks: Iterable[int]) -> None:
    maps = list(_idmaps(drawing))
    if not maps:
        layout = children(new_drawing(), "shapelayout")[0]
        drawing.insert(0, layout)
        maps = list(_idmaps(drawing))
    maps[0].set("data", ",".join(map(str, blocks)))


def _place(shape: etree._Element) -> Place | None:
    """The cell of a comment's shape; None for other shapes."""
    for client in children(shape, "ClientData"):
        numbers = {local_name(child): (child.text or "").strip() for child in client if isinstance(child.tag, str)}
        row, column = numbers.get("Row", ""), numbers.get("Column", "")
        if attribute(client, "ObjectType") == "Note" and row.isdecimal() and column.isdecimal():
            return int(row) + 1, int(column) + 1
    return None
