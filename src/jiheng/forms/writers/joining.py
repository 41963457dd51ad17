"""PDF files of the typesetter made one: pages in order, one tree of tags, one outline; so that only a part is ever laid out at once.

The contents come as a file of their own: pages of contents, then one page on which every sheet is named once. Its outline becomes that of
the whole, its links lead to the sheets, and that last page goes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.forms.writers.pdf_objects import PdfObjects, find_reference, list_references, parse_objects, renumber, write_objects

_NAMES = re.compile(rb"/IDTree<</Names\[(.*)\]>>", re.DOTALL)
_NAME = re.compile(rb"\((U[^)]*)\)(\d+) 0 R")
_PARENTS = re.compile(rb"/ParentTree<</Nums\[([^\]]*)\]>>")
_PAIR = re.compile(rb"(\d+) (\d+) 0 R")
_ROLES = re.compile(rb"/RoleMap<<[^>]*>>")
_EMPTY = b"/K[]"


class _Part(NamedTuple):
    """One file with numbers that no other has: its objects, and where in them pages, tags and outline begin."""

    objects: PdfObjects
    pages: int
    tags: int
    outline: tuple[int, ...]
    names: dict[bytes, int]
    parents: dict[int, int]


def count_pages(content: bytes) -> int:
    """How many pages a PDF of the typesetter has."""
    objects = parse_objects(content)
    return len(list_references(objects.bodies[objects.find(objects.root, b"/Pages ")], b"/Kids"))


def list_sheet_pages(content: bytes) -> list[int]:
    """The page (from 0) on which every sheet of a PDF begins, as its outline says."""
    objects = parse_objects(content)
    pages = list_references(objects.bodies[objects.find(objects.root, b"/Pages ")], b"/Kids")
    places = {page: at for at, page in enumerate(pages)}
    marks = (objects.bodies[objects.find(mark, b"/Dest ")] for mark in _walk_outline(objects))
    return [places[find_reference(mark, b"")] for mark in marks]


def join(contents: bytes, parts: Sequence[bytes], *, bound: bool) -> bytes:
    """One PDF of all parts; ``bound`` puts the pages of contents before them, else only their outline is kept."""
    opened = list(_open_all([contents, *parts]))
    bodies = {number: body for part in opened for number, body in part.objects.bodies.items()}
    lead, *others = opened
    spare = max(bodies) + 1
    pages, document, tags, labels = range(spare, spare + 4)
    _lead_on(bodies, lead, others)
    *kept, named = list_references(bodies[lead.pages], b"/Kids")
    del bodies[named]
    bodies[lead.pages] = _list_pages(kept)
    shown = opened if bound else others
    count = 0
    for part in shown:
        count += len(list_references(bodies[part.pages], b"/Kids"))
        bodies[part.pages] = bodies[part.pages].replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % pages, 1)
        _hang_below(bodies, part, document)
    kids = b" ".join(b"%d 0 R" % part.pages for part in shown)
    bodies[pages] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    divisions = b" ".join(b"%d 0 R" % part.tags for part in shown)
    bodies[document] = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (tags, divisions)
    bodies[tags] = _tree_of_tags(bodies, shown, document)
    bodies[labels] = b"<</Nums[0<</Type/PageLabel/S/R>>%d<</Type/PageLabel/S/D>>]>>" % len(kept) if bound else b"<</Nums[0<</S/D>>]>>"
    return _close(bodies, opened, pages=pages, tags=tags, labels=labels)


def _open_all(contents: Sequence[bytes]) -> Iterator[_Part]:
    by = parents_by = 0
    for number, content in enumerate(contents):
        found = parse_objects(content)
        names, parents = _list_names(found), _list_parents(found)
        prefix = b"P%dU" % number
        objects = renumber(found, by=by, parents_by=parents_by, prefix=prefix)
        root = objects.find(objects.root, b"/StructTreeRoot ")
        yield _Part(
            objects, objects.find(objects.root, b"/Pages "), objects.find(root, b"/K"), tuple(_walk_outline(objects)),
            {prefix + name[1:]: place + by for name, place in names.items()}, {key + parents_by: at + by for key, at in parents.items()},
        )  # fmt: skip
        by += max(found.bodies)
        parents_by += max(parents, default=-1) + 1


def _walk_outline(objects: PdfObjects) -> Iterator[int]:
    """The objects of the outline in order; there is one level."""
    outline = objects.find(objects.root, b"/Outlines ")
    mark, last = objects.find(outline, b"/First "), objects.find(outline, b"/Last ")
    yield mark
    while mark != last:
        mark = objects.find(mark, b"/Next ")
        yield mark


def _list_names(objects: PdfObjects) -> dict[bytes, int]:
    found = _NAMES.search(objects.bodies[objects.find(objects.root, b"/StructTreeRoot ")])
    return {match[1]: int(match[2]) for match in _NAME.finditer(found[1])} if found else {}


def _list_parents(objects: PdfObjects) -> dict[int, int]:
    found = _PARENTS.search(objects.bodies[objects.find(objects.root, b"/StructTreeRoot ")])
    return {int(match[1]): int(match[2]) for match in _PAIR.finditer(found[1])} if found else {}


def _lead_on(bodies: dict[int, bytes], lead: _Part, others: Sequence[_Part]) -> None:
    """Let the marks and links of the contents lead to where the parts say that their sheets begin."""
    targets = [part.objects.find(mark, b"/Dest ") for part in others for mark in part.outline]
    for mark, target in zip(lead.outline, targets, strict=True):
        bodies[find_reference(bodies[mark], b"/Dest ")] = bodies[target]


def _list_pages(kept: Sequence[int]) -> bytes:
    return b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kept), b" ".join(b"%d 0 R" % page for page in kept))


def _hang_below(bodies: dict[int, bytes], part: _Part, document: int) -> None:
    """Make the tags of a part a division of the whole, without what says nothing."""
    body = re.sub(rb"/P \d+ 0 R", b"/P %d 0 R" % document, bodies[part.tags], count=1).replace(b"/S/Document", b"/S/Part", 1)
    told = [kid for kid in list_references(body, b"/K") if _EMPTY not in bodies[kid]]
    bodies[part.tags] = re.sub(rb"/K\[[^\]]*\]", b"/K[%s]" % b" ".join(b"%d 0 R" % kid for kid in told), body, count=1)


def _tree_of_tags(bodies: dict[int, bytes], parts: Sequence[_Part], document: int) -> bytes:
    roles = _ROLES.search(bodies[parts[0].objects.find(parts[0].objects.root, b"/StructTreeRoot ")])
    parents = sorted((key, at) for part in parts for key, at in part.parents.items())
    names = sorted((name, at) for part in parts for name, at in part.names.items())
    numbers = b" ".join(b"%d %d 0 R" % pair for pair in parents)
    tree = b"/IDTree<</Names[%s]>>" % b"".join(b"(%s)%d 0 R" % pair for pair in names) if names else b""
    return b"<</Type/StructTreeRoot%s/K[%d 0 R]/ParentTree<</Nums[%s]>>%s/ParentTreeNextKey %d>>" % (
        roles[0] if roles else b"", document, numbers, tree, parents[-1][0] + 1 if parents else 0,
    )  # fmt: skip


def _close(bodies: dict[int, bytes], parts: Sequence[_Part], *, pages: int, tags: int, labels: int) -> bytes:
    """The file under the catalog of the contents; what was said of each part alone is left out."""
    lead = parts[0].objects
    catalog = bodies[lead.root]
    for key, number in ((b"/Pages ", pages), (b"/StructTreeRoot ", tags), (b"/PageLabels ", labels)):
        catalog = re.sub(re.escape(key) + rb"\d+ 0 R", key + b"%d 0 R" % number, catalog, count=1)
    bodies[lead.root] = catalog
    for part in parts[1:]:
        found = part.objects
        alone = (found.find(found.root, key) for key in (b"/Metadata ", b"/Outlines ", b"/StructTreeRoot ", b"/PageLabels "))
        for number in (found.root, found.about, *alone, *part.outline):
            del bodies[number]
    return write_objects(bodies, root=lead.root, about=lead.about)
