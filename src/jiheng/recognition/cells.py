"""The cells of a row that print something."""

from jiheng.document import Cell, Row


def filled(row: Row) -> tuple[Cell, ...]:
    """The cells of ``row`` that are not blank, in order; a merged one once."""
    return tuple(dict.fromkeys([cell for cell in row if cell.text and not cell.text.isspace()]))


def without_repeats(row: Row, above: Row) -> Row:
    """``row`` with the cells blanked that only repeat one of the row above, as cells merged over several rows do."""
    known = {cell.source for cell in above}
    if known.isdisjoint([cell.source for cell in row]):
        return row
    return tuple(Cell("", cell.source) if cell.source in known else cell for cell in row)
