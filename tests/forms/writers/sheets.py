"""Form sheets as Hypothesis draws them: grids with merges, long texts, odd characters and hostile ones."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from jiheng.forms.sheet import FormCell, FormSheet

HOSTILE = (
    "=1+1", "+86", "-1", "@甲", "#eval(1)", "*粗*", "$x$", "_斜_", "`raw`", "]] #pagebreak()", "\\u{0}", "{{项目}}", "${x}", "&amp;<w:p>",
    "</w:t>", "_x0041_", "<script>", "%s%n", "'=cmd|' /C calc'!A0", '"引号"', "//注释", "/*", "#[x]", "~", "---", "...", "≥**%", "&P&N", "\\",
)  # fmt: skip
"""Texts that one of the formats reads as something else when they are not told to be text."""
_LETTERS = st.text(st.sampled_from("绩效目标培训场次数量指标≥≤％%〔〕（）“”，。、；：—…①㎡㎥abcXYZ0123456789-+=.,/() 龘䶮"), max_size=60)
TEXTS = st.one_of(_LETTERS, st.sampled_from(HOSTILE), st.builds(lambda a, b: f"{a}\n{b}", _LETTERS, _LETTERS))
ANY_TEXTS = st.text(max_size=40)
_ROLES = st.sampled_from(["label", "text", "centre", "amount"])
_NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@st.composite
def sheets(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> FormSheet:
    """A sheet under a title, of 2 × 2 to 6 × 6 places, some merged, with a head that repeats or none."""
    columns, rows = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    widths = tuple(draw(st.lists(st.integers(16, 60), min_size=columns, max_size=columns)))
    cells = [FormCell(0, 0, "项目支出绩效目标表", "title", columns=columns)]
    taken: set[tuple[int, int]] = set()
    for row in range(1, rows + 1):
        for column in range(columns):
            if (row, column) in taken:
                continue
            cell = _merge(draw, draw(_cells(row, column, texts)), taken, (rows, columns))
            taken |= {(cell.row + down, cell.column + right) for down in range(cell.rows) for right in range(cell.columns)}
            cells.append(cell)
    return FormSheet(
        draw(st.one_of(st.just("项目一"), texts)), widths, tuple(cells), is_landscape=draw(st.booleans()),
        repeated=draw(st.sampled_from([None, (1, 1)])), footer=draw(st.sampled_from(["", "SM3 0123"])),
    )  # fmt: skip


def make_sheet(*rows: Sequence[str], widths: tuple[float, ...] | None = None, name: str = "项目一", long: bool = False) -> FormSheet:
    """A sheet with a head that repeats and these rows, nothing merged; ``long`` has it in the middle of a page's width."""
    cells = [FormCell(at, column, text, "text") for at, row in enumerate(rows) for column, text in enumerate(row)]
    return FormSheet(name, widths or (156 / len(rows[0]),) * len(rows[0]), tuple(cells), repeated=None if long else (0, 0))


def _cells(row: int, column: int, texts: st.SearchStrategy[str]) -> st.SearchStrategy[FormCell]:
    words = st.builds(lambda text, role, bold: FormCell(row, column, text, role, is_bold=bold), texts, _ROLES, st.booleans())
    return st.one_of(words, words, st.builds(lambda number: FormCell(row, column, role="amount", number=Decimal(number)), _NUMBERS))


def _merge(draw: st.DrawFn, cell: FormCell, taken: set[tuple[int, int]], size: tuple[int, int]) -> FormCell:
    """The cell over some free places to the right and below."""
    down, right = draw(st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (3, 2)]))
    down, right = min(down, size[0] - cell.row + 1), min(right, size[1] - cell.column)
    if any((cell.row + below, cell.column + beside) in taken for below in range(down) for beside in range(right)):
        return cell
    return FormCell(cell.row, cell.column, cell.text, cell.role, down, right, cell.number, cell.decimals, is_bold=cell.is_bold)
