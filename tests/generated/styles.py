"""Twenty ways in which the same form is laid out and printed, and some that are harder."""

from typing import Literal, NamedTuple

Rules = Literal["thin", "thick", "double", "dotted", "dashed", "boxes", "each"]


class Style(NamedTuple):
    """How a file is laid out.

    ``rules`` is how rules are drawn (``boxes``: filled rectangles; ``each``: one rectangle a cell), ``open_at`` names outer sides without
    one and ``open_cuts`` says that none is drawn where a page break cuts a row. ``merges`` is what becomes of a 一级 or 二级指标 that holds
    for several rows: one merged cell, or repeated (``unmerged``: the labels beside the rows too). ``order`` picks an order of the columns.
    ``cuts`` says where a page break may cut a row: never, anywhere, or as word processors do (``tidy``: a short text stays whole, a long
    one has two lines on either side). ``titled`` puts the lines above a table into its first rows, ``apart`` starts every table on a page
    or sheet of its own.
    """

    name: str
    font: str = "宋体"
    size: float = 10.5
    rules: Rules = "thin"
    open_at: tuple[str, ...] = ()
    open_cuts: bool = False
    shaded: bool = False
    merges: Literal["merged", "repeated", "unmerged"] = "merged"
    order: int = 0
    page: tuple[float, float] = (595, 842)
    padding: float = 3
    middle: bool = False
    repeats_head: bool = False
    cuts: Literal["never", "tidy", "anywhere"] = "tidy"
    footer: str = ""
    header: str = ""
    titled: bool = False
    apart: bool = True
    zero: str = "0.00"
    thousands: bool = True
    blank_column: bool = False
    numbers: bool = False


A4_WIDE, A3_WIDE, LETTER = (842, 595), (1191, 842), (612, 792)

STYLES = (
    Style("plain"),
    Style("landscape", page=A4_WIDE, repeats_head=True, footer="第{page}页，共{pages}页"),
    Style("small type", font="仿宋_GB2312", size=8, padding=1.5, order=1),
    Style("large type", font="黑体", size=14, padding=5, page=A3_WIDE, middle=True),
    Style("thick rules", rules="thick", shaded=True, footer="— {page} —"),
    Style("double rules", rules="double", page=A4_WIDE, merges="repeated"),
    Style("dotted rules", rules="dotted", zero="", order=2),
    Style("dashed rules", rules="dashed", middle=True, repeats_head=True, page=A4_WIDE),
    Style("rules as boxes", rules="boxes", cuts="never", thousands=False),
    Style("a rectangle a cell", rules="each", shaded=True, order=1),
    Style("open sides", open_at=("left", "right"), page=A4_WIDE, repeats_head=True),
    Style("open top and bottom", open_at=("top", "bottom"), rules="boxes", zero="—"),
    Style("open all around", open_at=("left", "right", "top", "bottom"), footer="- {page} -", merges="repeated"),
    Style("open where cut", open_cuts=True, page=A4_WIDE, middle=True),
    Style("title in the table", titled=True, font="微软雅黑", numbers=True),
    Style("title in the table, landscape", titled=True, page=A4_WIDE, repeats_head=True, shaded=True, zero=""),
    Style("several tables a page", apart=False, size=9, rules="boxes", order=2),
    Style("several tables a page, landscape", apart=False, page=A3_WIDE, middle=True, blank_column=True, numbers=True),
    Style("letter, tight", page=LETTER, padding=.8, size=9, font="楷体", footer="第{page}页", order=1),
    Style("rows kept whole", cuts="never", page=A4_WIDE, repeats_head=True, thousands=False, order=2, numbers=True),
)

HARDER = (
    Style("labels repeated too", merges="unmerged"),
    Style("a header on every page", header="青江市2026年预算公开", page=A4_WIDE),
    Style("rows cut anywhere", cuts="anywhere", page=A4_WIDE),
    Style("rows cut anywhere, several tables a page", cuts="anywhere", apart=False, rules="boxes"),
)
"""What real files do as well; the benchmark tries them."""
