"""Notes → comments in the cells of an XLSX; of the workbook only the parts of comments and the sheets' pointers to them change."""

from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from jiheng.document import Document
from jiheng.exchange.annotations import vml
from jiheng.exchange.annotations.notes import Note, gather_notes
from jiheng.exchange.annotations.package import Package, Relation, children, namespace_of, office_namespace
from jiheng.exchange.annotations.sheet_geometry import Geometry, measure
from jiheng.exchange.annotations.sheet_notes import has_own, is_empty, list_comments, new_list, put_notes
from jiheng.exchange.annotations.sheet_places import Merges, Place, list_sheets
from jiheng.exchange.annotations.threads import put_replies
from jiheng.readers.xml_part import attribute, local_name
from jiheng.source import Source

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BEFORE_DRAWING = frozenset({
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
    "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
})
"""What stands before the pointer to the comments' drawing in a sheet, by the standard."""


def annotate_workbook(content: bytes, notes: Sequence[Note], *, document: Document) -> bytes:
    """The same workbook with the notes as comments in their cells; those that we wrote before are gone.

    Raises ``RefusedDocument`` where a part that has to be changed is damaged, as drawings of comments sometimes are.
    """
    package = Package(content, name=document.name)
    sheets = list_sheets(package)
    merges = {number: Merges(package.parse(part)) for number, part in enumerate(sheets, start=1) if package.has(part)}

    def place(source: Source) -> tuple[int, Place]:
        number = source.table if source.table in merges else min(merges, default=1)
        spot = source.row or 1, source.column or 1
        return number, merges[number].origin(spot) if number in merges else spot

    gathered = gather_notes(notes, document=document, place=place)
    for number, part in enumerate(sheets, start=1):
        if number in merges:
            _annotate_sheet(package, part, {spot: note.text for (sheet, spot), note in gathered.items() if sheet == number})
    return package.to_bytes()


def _annotate_sheet(package: Package, part: str, notes: Mapping[Place, str]) -> None:
    listed = package.find(part, "comments")
    if listed is None and not notes:
        return
    sheet = package.parse(part)
    root = package.parse_as(listed.part, "comments") if listed else new_list(namespace_of(sheet))
    if not notes and not has_own(root):
        return
    before = {place for place, _ in list_comments(root)}
    written = put_notes(root, notes)
    put_replies(package, part, notes)
    _draw(package, part, written=written, gone=before - {place for place, _ in list_comments(root)})
    if listed and is_empty(root):
        package.part_relations(part, listed)
        return
    added = listed.part if listed else package.free_part("xl/comments{}.xml")
    package.write(added, root)
    package.set_type(added, _COMMENTS_TYPE)
    if not listed:
        package.relate(part, "comments", added)


def _draw(package: Package, part: str, *, written: Mapping[Place, str], gone: Collection[Place]) -> None:
    """Give every comment that we wrote a box of its size; others keep theirs."""
    sheet = package.parse(part)
    pointer = next(iter(children(sheet, "legacyDrawing")), None)
    pointed = attribute(pointer, "id") if pointer is not None else None
    relation = next((one for one in package.relations(part) if one.id == pointed and package.has(one.part)), None)
    drawing = package.parse_as(relation.part, "xml") if relation else vml.new_drawing()
    vml.remove_shapes(drawing, {*written, *gone})
    geometry = Geometry(sheet)
    boxes = {place: (geometry.beside(*place, text), measure(text)) for place, text in written.items()}
    vml.add_shapes(drawing, boxes, taken=vml.list_blocks(package, apart_from=relation.part if relation else ""))
    if vml.has_shapes(drawing):
        added = relation.part if relation else package.free_part("xl/drawings/vmlDrawing{}.vml")
        package.write(added, drawing, is_declared=False)
        package.set_default_type(vml.SUFFIX, vml.CONTENT_TYPE)
        if relation is None:
            _point_at(package, part, package.relate(part, "vmlDrawing", added))
    elif relation and pointer is not None:
        sheet.remove(pointer)
        package.write(part, sheet)
        package.part_relations(part, relation)


def _point_at(package: Package, part: str, relation: Relation) -> None:
    """Let the sheet show the drawing."""
    sheet = package.parse(part)
    for old in children(sheet, "legacyDrawing"):  # one that points at nothing
        sheet.remove(old)
    before = [index for index, child in enumerate(sheet) if isinstance(child.tag, str) and local_name(child) in _BEFORE_DRAWING]
    office = office_namespace(sheet)
    pointer = etree.Element(f"{namespace_of(sheet)}legacyDrawing", nsmap={"r": office})
    pointer.set(f"{{{office}}}id", relation.id)
    sheet.insert(before[-1] + 1 if before else 0, pointer)
    package.write(part, sheet)
