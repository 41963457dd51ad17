"""Threaded comments, as newer versions of Excel write them: of a cell that has a thread Excel shows that and not the plain comment.

So on such a cell our note is also the last reply of the thread, by a person of ours.
"""

import uuid
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from jiheng.document import OWN_AUTHOR
from jiheng.exchange.annotations.package import Package, children, namespace_of
from jiheng.exchange.annotations.sheet_places import BOOK, Place, read_place
from jiheng.readers.own_remarks import HEAD
from jiheng.readers.sheet_survey import cell_name
from jiheng.readers.xml_part import attribute

_PERSONS_TYPE = "application/vnd.ms-excel.person+xml"
_RELATIONS = "http://schemas.microsoft.com/office/2017/10/relationships"
_NAMESPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_OWN = uuid.uuid5(uuid.NAMESPACE_DNS, "jiheng")


class Reply(NamedTuple):
    """One comment of a thread: its cell, who wrote it and when, and what."""

    place: Place
    author: str
    date: str | None
    text: str


def list_replies(package: Package, sheet: str) -> Iterator[Reply]:
    """All comments of the threads of a sheet, in their order."""
    persons = _list_persons(package)
    for relation in package.relations(sheet):
        if relation.kind == "threadedComment" and package.has(relation.part):
            for one in children(package.parse(relation.part), "threadedComment"):
                if place := read_place(attribute(one, "ref") or ""):
                    text = "".join(piece.text or "" for piece in children(one, "text"))
                    yield Reply(place, persons.get((attribute(one, "personId") or "").upper(), ""), attribute(one, "dT"), text)


def put_replies(package: Package, sheet: str, notes: Mapping[Place, str]) -> None:
    """Replace our replies in the threads of a sheet by these notes; cells without a thread get none."""
    relation = package.find(sheet, "threadedComment")
    if relation is None:
        return
    root = package.parse(relation.part)
    own = _braced(_OWN)
    roots: dict[Place, str] = {}
    stale = []
    for one in children(root, "threadedComment"):
        if (attribute(one, "personId") or "").upper() == own:
            stale.append(one)
        elif (place := read_place(attribute(one, "ref") or "")) and attribute(one, "parentId") is None:
            roots.setdefault(place, attribute(one, "id") or "")
    for one in stale:
        root.remove(one)
    noted = {place: text for place, text in notes.items() if place in roots}
    for place, text in noted.items():
        reply = etree.SubElement(
            root, f"{namespace_of(root)}threadedComment", ref=cell_name(place), personId=own,
            id=_braced(uuid.uuid5(_OWN, f"{sheet} {cell_name(place)}")), parentId=roots[place],
        )
        etree.SubElement(reply, f"{namespace_of(root)}text").text = HEAD + text
    if noted:
        _introduce(package)
    if noted or stale:
        package.write(relation.part, root)


def _list_persons(package: Package) -> dict[str, str]:
    """The names of those who write in threads, by their ids."""
    persons = [relation.part for relation in package.relations(BOOK) if relation.kind == "person" and package.has(relation.part)]
    people = (person for part in persons for person in children(package.parse(part), "person"))
    return {(attribute(person, "id") or "").upper(): attribute(person, "displayName") or "" for person in people}


def _introduce(package: Package) -> None:
    """Add us to the persons of the workbook."""
    if _braced(_OWN) in _list_persons(package):
        return
    listed = package.find(BOOK, "person")
    root = package.parse(listed.part) if listed else etree.Element(f"{{{_NAMESPACE}}}personList", nsmap={None: _NAMESPACE})
    etree.SubElement(
        root, f"{namespace_of(root)}person", displayName=OWN_AUTHOR, id=_braced(_OWN), userId=OWN_AUTHOR, providerId="None",
    )
    part = listed.part if listed else package.free_part("xl/persons/person{}.xml")
    package.write(part, root)
    package.set_type(part, _PERSONS_TYPE)
    if not listed:
        package.relate(BOOK, "person", part, base=_RELATIONS)


def _braced(number: uuid.UUID) -> str:
    return f"{{{str(number).upper()}}}"
