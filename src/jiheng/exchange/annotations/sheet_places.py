"""Where things stand in a workbook: its sheets in their order, cells by their names, merged cells by their first."""

import re

from lxml import etree

from jiheng.exchange.annotations.package import Package, children
from jiheng.readers.package import BROKEN, refuse_broken
from jiheng.readers.sheet_survey import Place
from jiheng.readers.spelling import column_number
from jiheng.readers.xlsx_book import read_book
from jiheng.readers.xml_part import attribute

__all__ = ["Merges", "Place", "list_sheets", "read_place"]

BOOK = "xl/workbook.xml"
_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def list_sheets(package: Package) -> tuple[str, ...]:
    """The parts of the sheets in the order in which tables are counted."""
    try:
        with package.open() as opened:
            return read_book(opened).parts
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(package.name) from error


def read_place(name: str) -> Place | None:
    """``C5`` → row 5, column 3; None for what is no name of a cell."""
    match = _NAME.fullmatch(name.partition(":")[0])
    return (int(match[2]), column_number(match[1].upper().encode())) if match else None


class Merges:
    """The merged cells of a sheet."""

    def __init__(self, sheet: etree._Element) -> None:
        ranges = [attribute(one, "ref") or "" for merges in children(sheet, "mergeCells") for one in children(merges, "mergeCell")]
        self._areas: dict[int, list[tuple[Place, Place]]] = {}
        for one in ranges:
            first, last = read_place(one), read_place(one.rpartition(":")[2])
            for row in range(first[0], last[0] + 1) if first and last else ():
                self._areas.setdefault(row, []).append((first or (0, 0), last or (0, 0)))

    def origin(self, place: Place) -> Place:
        """The cell in which the text of a place stands: its own but for merged cells."""
        areas = self._areas.get(place[0], ())
        return next((first for first, last in areas if first[1] <= place[1] <= last[1]), place)
