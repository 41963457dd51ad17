"""Sheets drawn in text: one row a line, cells between strokes; ``<`` goes on with the cell on the left, ``^`` with the one above."""

import jiheng
from jiheng.document import Cell, Document, Row, Table
from jiheng.recognition.registry import recognise, recognise_all
from jiheng.source import Source

NAME = "表.xlsx"


def make_document(*drawings: str, captions: tuple[str, ...] = ()) -> Document:
    """A document with one table for each drawing."""
    tables = [
        Table(number, draw(drawing, table=number), captions[number - 1] if captions else "")
        for number, drawing in enumerate(drawings, start=1)
    ]
    return Document(NAME, "0" * 64, "xlsx", tuple(tables))


def draw(drawing: str, *, table: int = 1) -> tuple[Row, ...]:
    """The rows of a drawing; ``⏎`` in a cell is a line break."""
    rows: list[Row] = []
    for number, line in enumerate(drawing.strip("\n").splitlines(), start=1):
        row: list[Cell] = []
        for column, printed in enumerate(line.strip()[1:-1].split("|"), start=1):
            text = printed.strip().replace("⏎", "\n")
            if text == "<":
                row.append(row[-1])
            elif text == "^" and column <= len(rows[-1]):
                row.append(rows[-1][column - 1])
            else:
                row.append(Cell(text, Source(NAME, table, number, column, 0, len(text))))
        rows.append(tuple(row))
    return tuple(rows)


def flatten(drawing: str) -> str:
    """The drawing with every merged cell as its first cell and blanks, as grids without spans have them."""
    lines = [line.strip()[1:-1].split("|") for line in drawing.strip("\n").splitlines()]
    return "\n".join("|" + "|".join("" if cell.strip() in ("<", "^") else cell for cell in line) + "|" for line in lines)


def read_grid(*drawings: str, captions: tuple[str, ...] = ()) -> jiheng.Reading:
    """A drawing as its document and the filing in it."""
    document = make_document(*drawings, captions=captions)
    return jiheng.Reading(document, recognise(document))


def read_filings(*drawings: str) -> tuple[jiheng.Filing, ...]:
    """All filings in a document."""
    return recognise_all(make_document(*drawings))


def values(filing: jiheng.Filing) -> list[tuple[str, str, str, str]]:
    """Every indicator as 一级, 二级, name and value of the year, with that of the whole period before a stroke where there is one."""
    return [(item.dimension, item.category, item.name, _value(item)) for project in filing.projects for item in project.indicators]


def _value(item: jiheng.Indicator) -> str:
    annual = item.annual_target.text if item.annual_target else ""
    return f"{item.period_target.text}/{annual}" if item.period_target else annual
