"""Cells that a page break cut: of a label or a 一级 or 二级指标 that holds for rows on both sides, each page prints a part, or one has it all.

A text in two parts is put together where only both make a word of the form. One that stands wholly behind the break is that of the
blank cell before it too, where the form merges such cells; that is said, for a blank may also be one that was never filled in.
"""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.document import Cell
from jiheng.recognition.sheets.heads import find_head
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.places import find_category, find_dimension
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import SheetLayout

_NEAR = 200
"""In how many lines before and behind a page it is looked whether cells are merged."""


class _Break(NamedTuple):
    """The indices of the first and the last line of a page and of the first one behind its end, repeated heads apart."""

    first: int
    last: int
    behind: int


def mend_breaks(lines: Sequence[Line], layout: SheetLayout, ledger: Ledger) -> list[Line]:
    """The lines of a sheet, where a cell that a page break cut is one block on both of its pages."""
    mended = list(lines)
    for place in _breaks(lines, layout):
        if _mend_head(mended, place, layout, ledger):
            continue
        for lower in mended[place.behind].fresh:
            upper = next((block for block in mended[place.last].blocks if _stands_over(block, lower)), None)
            blank = next((block for block in mended[place.last].blanks if _stands_over(block, lower)), None)
            if upper and _is_one_word(upper, lower, mended[place.last], layout):
                whole = upper._replace(rest=lower.cells, label=fold_label(upper.text + lower.text))
                _put(mended, place, {upper.cell: whole, lower.cell: whole})
            elif blank and _is_known(lower.text, layout) and not _is_often_blank(mended, place, blank):
                if _is_merged(mended, place, blank):
                    _put(mended, place, {blank.cell: lower})
                    ledger.say(f"“{lower.text.strip()}”印在下一页，上一页末尾空着的格子也按它读；请核对", lower.cell.source)
                else:
                    ledger.say(f"上一页末尾的格子空着，没有按下一页的“{lower.text.strip()}”读；请核对", lower.cell.source)
    return mended


def _mend_head(lines: list[Line], place: _Break, layout: SheetLayout, ledger: Ledger) -> bool:
    """Put the heads of columns together where the break cut their row: every text behind it ends a head before it; one that does not is
    said. Whether there was such a row."""
    lowers = lines[place.behind].fresh
    pairs = [(upper, lower) for lower in lowers for upper in lines[place.last].blocks if _stands_over(upper, lower)]
    cut = [(upper, lower) for upper, lower in pairs if fold_label(upper.text + lower.text) in layout.columns]
    said = "、".join(f"“{''.join((upper.text + lower.text).split())}”" for upper, lower in cut)
    if not cut or find_head(lines, place.last, layout) is None:
        return False
    if len(cut) < len(lowers):
        ledger.say(f"表头可能在换页处断开（{said}），没有接起来；请核对这张表各列的内容", cut[0][1].cell.source)
        return False
    for upper, lower in cut:
        whole = upper._replace(rest=lower.cells, label=fold_label(upper.text + lower.text))
        _put(lines, place, {upper.cell: whole, lower.cell: whole})
    ledger.say(f"表头在换页处断开，接成了{said}；请核对", cut[0][1].cell.source)
    return True


def _breaks(lines: Sequence[Line], layout: SheetLayout) -> list[_Break]:
    """Where a table goes on on another page."""
    found: list[_Break] = []
    first = 0
    has_head = False
    for at in range(1, len(lines)):
        has_head = has_head or find_head(lines, at - 1, layout) is not None
        if lines[at].table != lines[at - 1].table or _page(lines[at]) != _page(lines[at - 1]):
            behind = at
            if lines[at].table == lines[at - 1].table and lines[at].width > 1:
                head = find_head(lines, at, layout) if has_head else None
                behind = at + (head.line_count if head else 0)
                if behind < len(lines):
                    found.append(_Break(first, at - 1, behind))
            first = min(behind, len(lines) - 1)
    return found


def _page(line: Line) -> int | None:
    return (line.fresh or line.blocks)[0].cell.source.page


def _stands_over(block: Block, lower: Block) -> bool:
    return (block.left, block.right) == (lower.left, lower.right)


def _is_one_word(upper: Block, lower: Block, line: Line, layout: SheetLayout) -> bool:
    """Whether only both make a word; or each is one by itself, as 年度 and 总体目标, and no value follows the upper one."""
    if not _is_known(upper.text + lower.text, layout):
        return False
    following = next((block for block in line.blocks if block.left > upper.right), None)
    has_value = following is None or not _is_known(following.text, layout)
    return not (has_value and _is_known(upper.text, layout) and _is_known(lower.text, layout))


def _is_known(text: str, layout: SheetLayout) -> bool:
    """Whether a text is a label of the form, or a 一级 or 二级指标."""
    label = fold_label(text)
    return label in layout.labels or label in layout.money_headings or bool(find_dimension(text) or find_category(text))


def _is_often_blank(lines: Sequence[Line], place: _Break, blank: Block) -> bool:
    """Whether another cell of the same column is blank on that page, as where a level is printed only on its first row."""
    others = [line for line in lines[place.first:place.last] if blank.cell not in _cells(line.blanks)]
    return any(_stands_over(block, blank) for line in others for block in line.blanks)


def _is_merged(lines: Sequence[Line], place: _Break, blank: Block) -> bool:
    """Whether a blank cell at the end of a page begins a merged one: others of its column cover several rows; one that is blank from the
    top of the page on may belong to what stands on the page before."""
    near = lines[max(place.first - _NEAR, 0):place.behind + _NEAR]
    column = [block for line in near if line.table == lines[place.last].table for block in line.blocks if _stands_over(block, blank)]
    return len(set(column)) < len(column) and blank.cell not in _cells(lines[place.first].blanks)


def _cells(blocks: Sequence[Block]) -> list[Cell]:
    return [block.cell for block in blocks]


def _put(lines: list[Line], place: _Break, blocks: dict[Cell, Block]) -> None:
    """Put blocks in the place of cells, blank ones too, on the lines of both pages; only the first line that has one begins it."""
    begun: set[Block] = set()
    for at in (*range(place.first, place.last + 1), *range(place.behind, len(lines))):
        line = lines[at]
        new = {block: blocks[block.cell] for block in (*line.blocks, *line.blanks) if block.cell in blocks}
        if at > place.behind and not new:
            return
        kept = [new.get(block, block) for block in line.blocks]
        fresh = [new.get(block, block) for block in line.fresh] + [new[block] for block in line.blanks if block in new]
        lines[at] = line._replace(
            blocks=_in_order([*kept, *(new[block] for block in line.blanks if block in new)]),
            fresh=_in_order([block for block in fresh if block not in begun]),
            blanks=tuple([block for block in line.blanks if block not in new]),
        )
        begun.update(new.values())


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.left))
