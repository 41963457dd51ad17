"""Where a table of indicators begins: which column means what, in whatever order, over one row of heads or two, once or side by side."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.places import find_objective_number
from jiheng.regulations.layouts_sheets import SheetLayout, Term

_VALUES = frozenset({"target", "annual_target", "period_target", "initial_target", "adjusted_target", "actual", "region"})
_SUBHEADS_AT_MOST = 200
_LISTED = frozenset({"project_name", "programme_name", "department_name"})
_PLACES = frozenset({"dimension", "category", "name"})
_REGION = re.compile(r".{1,12}(?:[县区市镇乡旗州盟省]|街道|开发区|园区|管委会|新区|农场|兵团)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its ``field``, the positions that it covers, its printed ``head``, and in which of the blocks side by side it stands."""

    field: str
    left: int
    right: int
    head: str
    block: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The heads of a table: its columns, how many lines they take, in which table of the document, and the term of a plain 指标值.

    ``leading`` are the columns before them in a list of projects (项目名称, 预算数, 年度目标), by their labels; empty in a sheet of one
    project. ``is_below`` says that the line above belongs to the heads of the list. ``headings`` is what stands left of the columns.
    """

    columns: tuple[Column, ...]
    line_count: int
    table: int
    width: int
    term: Term
    leading: tuple[Block, ...] = ()
    is_below: bool = False
    headings: tuple[Block, ...] = ()

    def column_at(self, position: int) -> Column | None:
        """The column over a position; a head that the grid left unmerged reaches to the next one."""
        index = bisect_right(self.columns, position, key=lambda column: column.left)
        return self.columns[index - 1] if index else None

    def leading_at(self, position: int) -> Block | None:
        """The head of the leading column over a position."""
        index = bisect_right(self.leading, position, key=lambda block: block.left)
        return self.leading[index - 1] if index and position < self.columns[0].left else None


def find_head(lines: Sequence[Line], at: int, layout: SheetLayout) -> Head | None:
    """The head of a table of indicators that begins on line ``at``, None where that line is none."""
    line = lines[at]
    if len(line.blocks) < 2:
        return None
    fields = {layout.columns[block.label] for block in line.blocks if block.label in layout.columns}
    if not _is_head(fields):
        return None
    below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].table == line.table else None
    columns = [_column(block, layout) for block in line.blocks]
    first = _first(line.blocks, columns, layout)
    headings = tuple(line.blocks[:first])
    columns = _named(columns[first:])
    subheads = _subheads(line, below, layout) if below else ()
    if subheads:
        columns = _divided(columns, subheads, layout)
    columns = _regional(columns)
    above = lines[at - 1] if at and lines[at - 1].table == line.table else None
    leading, is_below = _leading(headings, above, columns[0].left, layout)
    term = _term(headings, layout)
    return Head(tuple(_paired(_side_by_side(columns))), 2 if subheads else 1, line.table, line.width, term, leading, is_below, headings)


def _leading(headings: Sequence[Block], above: Line | None, end: int, layout: SheetLayout) -> tuple[tuple[Block, ...], bool]:
    """The heads before the indicators where they head a list of projects, and whether the line above prints some of them."""
    upper = [block for block in above.blocks if block.left < end] if above else []
    is_below = above is not None and any(layout.labels.get(block.label) == "heading" for block in above.blocks if block.right >= end)
    by_left = {block.left: block for block in (*(upper if is_below else ()), *headings)}
    leading = tuple([by_left[left] for left in sorted(by_left)])
    is_list = any(layout.labels.get(block.label) in _LISTED for block in leading)
    return (leading, is_below) if is_list else ((), False)


def _is_head(fields: set[str]) -> bool:
    if "name" in fields:
        return bool(fields & (_VALUES | {"category", "dimension"})) and len(fields) > 1
    return {"dimension", "category"} <= fields or ("weak_name" in fields and bool(fields & _VALUES))


def _column(block: Block, layout: SheetLayout) -> Column:
    """The column under a head; 目标1 is the number of an objective and heads none."""
    field = "" if find_objective_number(block.text) else layout.columns.get(block.label, "")
    return Column(field, block.left, block.right, "".join(block.text.split()))


def _first(blocks: Sequence[Block], columns: Sequence[Column], layout: SheetLayout) -> int:
    """The index of the first column of the table: what stands left of it is a heading, or heads a list of projects."""
    fields = [column.field for column in columns]
    names = _PLACES if _PLACES & set(fields) else {"weak_name"}
    place = next(index for index, field in enumerate(fields) if field in names)
    if any(layout.labels.get(block.label) in _LISTED for block in blocks[:place]):
        return place
    return next(index for index, field in enumerate(fields) if index == place or field not in ("", "weak_name", "region"))


def _named(columns: list[Column]) -> list[Column]:
    """The columns with one that names the indicator: the printed 三级指标, else 绩效指标, else whatever follows the 二级指标."""
    if any(column.field == "name" for column in columns):
        return [replace(column, field="note") if column.field == "weak_name" else column for column in columns]
    weak = next((index for index, column in enumerate(columns) if column.field == "weak_name"), None)
    if weak is None:
        after = max(index for index, column in enumerate(columns) if column.field in _PLACES)
        weak = next((index for index, column in enumerate(columns) if index > after and not column.field), after)
    named = [replace(column, field="name") if index == weak else column for index, column in enumerate(columns)]
    return [replace(column, field="note") if column.field == "weak_name" else column for column in named]


def _subheads(line: Line, below: Line, layout: SheetLayout) -> tuple[Block, ...]:
    """The second row of heads: every fresh block of the next line is a head that divides one above it."""
    if not 1 < len(below.fresh) <= _SUBHEADS_AT_MOST:
        return ()
    wide = [block for block in line.blocks if block.right > block.left]
    under = all(any(block.left <= low.left and low.right <= block.right for block in wide) for low in below.fresh)
    hangs = set(below.blocks) & set(line.blocks)
    known = all(low.label in layout.columns and layout.columns[low.label] not in ("dimension", "category", "name") for low in below.fresh)
    if known or (under and len(hangs) > 1):
        return below.fresh
    return ()


def _divided(columns: Sequence[Column], subheads: Sequence[Block], layout: SheetLayout) -> list[Column]:
    """The columns, those with heads of their own below them divided; a term alone (中期, 年度) takes its meaning from the head above."""
    divided: list[Column] = []
    inner: dict[int, list[Block]] = {}
    for low in subheads:
        inner.setdefault(bisect_right(columns, low.left, key=lambda column: column.left) - 1, []).append(low)
    for index, column in enumerate(columns):
        lows = [_subcolumn(column, low, layout) for low in inner.get(index, ())]
        is_mixed = any(low.field in _VALUES - {"region"} for low in lows)
        divided.extend([replace(low, field="") if is_mixed and low.field == "region" else low for low in lows] or [column])
    return divided


def _subcolumn(column: Column, low: Block, layout: SheetLayout) -> Column:
    field = layout.columns.get(low.label) or ("target" if low.label in layout.totals else "region" if column.field in _VALUES else "")
    if column.field == "actual" and field in _VALUES:
        field = "actual"
    return Column(field, low.left, low.right, "".join(low.text.split()))


def _regional(columns: Sequence[Column]) -> list[Column]:
    """A matrix has a column of values for each county: two heads or more that are places and nothing else; equal heads are counted."""
    is_matrix = sum(_is_region(column) for column in columns) > 1
    counts: Counter[str] = Counter()
    found: list[Column] = []
    for column in columns:
        if column.field == "region" or (is_matrix and _is_region(column)):
            counts[column.head] += 1
            head = column.head if counts[column.head] == 1 else f"{column.head}（{counts[column.head]}）"
            found.append(replace(column, field="region", head=head))
        else:
            found.append(column)
    return found


def _is_region(column: Column) -> bool:
    return not column.field and _REGION.fullmatch(column.head) is not None


def _side_by_side(columns: Sequence[Column]) -> list[Column]:
    """Two tables side by side: where the name comes again, the second block begins with the first field that repeats."""
    if sum(column.field == "name" for column in columns) < 2:
        return list(columns)
    seen: set[str] = set()
    found: list[Column] = []
    block = 0
    for column in columns:
        if not block and column.field in seen and column.field in (_PLACES | {"target"}):
            block = 1
        seen.add(column.field)
        found.append(replace(column, block=block))
    return found


def _paired(columns: Sequence[Column]) -> list[Column]:
    """Plain values twice are those of the whole period and of the year, in this order."""
    plain = [column for column in columns if column.field == "target"]
    explicit = {column.field for column in columns} & {"annual_target", "period_target"}
    if len(plain) != 2 or explicit:
        return list(columns)
    terms = {plain[0]: "period_target", plain[1]: "annual_target"}
    return [replace(column, field=terms.get(column, column.field)) for column in columns]


def _term(headings: Sequence[Block], layout: SheetLayout) -> Term:
    fields = {layout.labels.get(block.label) for block in headings}
    return "period" if fields & {"period_heading", "period_objective"} else "annual" if "annual_heading" in fields else "any"
