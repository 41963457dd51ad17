"""The rows of a list below its header: their money and their texts, with rows that a page break cut in two put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jiheng.document import Cell, Notice, NoticeKind, Row
from jiheng.domain.funds import FundLine, Funds
from jiheng.recognition.captions import Captions, is_around
from jiheng.recognition.cells import filled, without_repeats
from jiheng.recognition.header import Header
from jiheng.recognition.stretch import Stretch, stretch_of
from jiheng.regulations.layouts import Layout, squeeze
from jiheng.source import Source
from jiheng.text.money import Money, parse_money
from jiheng.text.residue import strip_residue

LABELS = {"fiscal": "财政拨款", "special_account": "财政专户拨款", "other": "其他资金"}
"""The printed kinds of money below the total, by field."""

_OPEN_END = re.compile(r"[^。>\s]\s*\Z")
_TAIL = 20
_NOTE = re.compile(r"\s*(?:注|备注|说明|填表|制表|审核|附)[：:\s]?")


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the list: a grand total, an agency's subtotal or a project, told apart later by what stands around it.

    ``name_rest`` is where the name goes on that a page break cut in two.
    """

    name: str
    name_source: Source
    funds: Funds
    objective: Stretch | None
    indicators: Stretch | None
    name_rest: tuple[Source, ...] = ()

    @property
    def has_texts(self) -> bool:
        """Whether the row prints an objective or indicators, as only projects do."""
        return self.objective is not None or self.indicators is not None


def read_rows(rows: Sequence[Row], header: Header, layout: Layout, captions: Captions, *, unit: str) -> list[ListRow]:
    """The rows of the list in order; what belongs to the page goes to ``captions``, what is not understood becomes a notice there."""
    found: list[ListRow] = []
    for above, printed in pairwise((header.row, *rows)):
        row = without_repeats(printed, above)
        if header.repeats(row):
            captions.furniture.extend(cell.source for cell in row)
        elif is_around(filled(row), layout):
            captions.read([row], layout)
        elif found and (continued := _continued(found[-1], row, header)):
            found[-1] = continued
            captions.notices.extend(_doubts(row, continued, header))
        elif (entry := _entry(row, header, captions, unit=unit)) is not None:
            found.append(entry)
    return found


def find_open_end(row: ListRow) -> Notice | None:
    """A notice where the last row of a list does not end as rows do, and so may have been cut off."""
    if row.indicators is None:
        return Notice(f"“{row.name}”没有指标，又是最后一行；请核对表是否完整", row.name_source, "caution")
    if _OPEN_END.search(row.indicators.text[-_TAIL:]):
        return Notice("最后一项指标不是以“。”结束的；请核对表是否完整", row.indicators.cells[-1].source, "caution")
    return None


def _continued(before: ListRow, row: Row, header: Header) -> ListRow | None:
    """The row above, continued by a lone stretch of text or by a row without money, whose name, if any, goes on across a page break.

    None where this row is no continuation.
    """
    if len(row) == 1:
        last = before.indicators or before.objective
        if last is None or not _OPEN_END.search(last.text[-_TAIL:]) or _NOTE.match(row[0].text):
            return None
        joined = last.joined(stretch_of(row[0]))
        return replace(before, indicators=joined) if before.indicators else replace(before, objective=joined)
    name, objective, indicators = (_cell(row, header, field) for field in ("name", "objective", "indicators"))
    if _cell(row, header, "total") or (name and not _is_cut(before, row)) or not (name or objective or indicators):
        return None
    if name:
        before = replace(before, name=before.name + strip_residue(name.text), name_rest=(*before.name_rest, name.source))
    return replace(before, objective=_extended(before.objective, objective), indicators=_extended(before.indicators, indicators))


def _is_cut(before: ListRow, row: Row) -> bool:
    """Whether a page break may have cut the row above in two: it ends on a page before, in the middle of a text if any text goes on."""
    texts = [text for text in (before.objective, before.indicators) if text]
    above = [before.name_source, *before.name_rest, *(text.cells[-1].source for text in texts)]
    is_apart = max(source.page or 0 for source in above) < (row[0].source.page or 0)
    return is_apart and (len(filled(row)) == 1 or any(_OPEN_END.search(text.text[-_TAIL:]) for text in texts))


def _doubts(row: Row, joined: ListRow, header: Header) -> Iterator[Notice]:
    """A notice for every cell of a continuing row that continues nothing, and for a name that only the page break says goes on."""
    taken = [_cell(row, header, field) for field in ("name", "objective", "indicators")]
    if len(row) > 1:
        yield from (Notice(f"接续行里的内容没有读：{strip_residue(cell.text)[:60]}", cell.source) for cell in filled(row) if cell not in taken)
        if taken[0] and not any(taken[1:]):
            yield Notice(f"名称在换页处断开，接成了“{joined.name}”；请核对", taken[0].source, "caution")


def _extended(stretch: Stretch | None, cell: Cell | None) -> Stretch | None:
    if cell is None:
        return stretch
    return stretch.joined(stretch_of(cell)) if stretch else stretch_of(cell)


def _entry(row: Row, header: Header, captions: Captions, *, unit: str) -> ListRow | None:
    """The row as an entry of the list; None, with a notice, for a row without a name or with nothing but one."""
    name = _cell(row, header, "name")
    cells = filled(row)
    if name is None or len(cells) == 1:
        kind: NoticeKind = "around" if len(row) == 1 else "unread"
        captions.notices.extend(Notice(f"这一行没有读：{strip_residue(cell.text)[:60]}", cell.source, kind) for cell in cells)
        return None
    captions.notices.extend(_unknown_cells(row, header))
    amounts = {field: _amount(row, header, field, captions, unit=unit) for field in ("total", *LABELS)}
    lines = tuple(
        FundLine(label, None, amount, label, row[header.columns[field]].source)
        for field, label in LABELS.items() if (amount := amounts[field]) is not None
    )
    funds = Funds(amounts["total"], amounts["fiscal"], amounts["special_account"], amounts["other"], lines, _money_source(row, header))
    objective, indicators = _cell(row, header, "objective"), _cell(row, header, "indicators")
    return ListRow(
        strip_residue(name.text), name.source, funds,
        stretch_of(objective) if objective else None, stretch_of(indicators) if indicators else None,
    )


def _cell(row: Row, header: Header, field: str) -> Cell | None:
    """The cell of a field, None where it is missing or blank."""
    position = header.columns.get(field)
    if position is None or position >= len(row):
        return None
    cell = row[position]
    return cell if cell.text and not cell.text.isspace() else None


def _money_source(row: Row, header: Header) -> Source:
    position = header.columns["total"]
    return row[position].source if position < len(row) else row[0].source


def _amount(row: Row, header: Header, field: str, captions: Captions, *, unit: str) -> Money | None:
    cell = _cell(row, header, field)
    if cell is None:
        return None
    try:
        amount = parse_money(cell.text, unit=unit)
    except ValueError as error:
        captions.notices.append(Notice(f"金额没有读：{error}", cell.source))
        return None
    if amount is None:  # a dash is a blank that somebody drew
        captions.furniture.append(cell.source)
    return amount


def _unknown_cells(row: Row, header: Header) -> Iterator[Notice]:
    """A notice for every filled cell in a column that the form does not know."""
    known = {row[position].source for position in header.columns.values() if position < len(row)}
    for position, cell in enumerate(row):
        if cell.source not in known and cell.text and not cell.text.isspace():
            column = squeeze(header.row[position].text) if position < len(header.row) else ""
            yield Notice(f"{'“' + column + '”列' if column else '表头以外的列'}没有读：{strip_residue(cell.text)[:60]}", cell.source)
