"""A generated file as plain text, Markdown and a web page."""

import html
from collections.abc import Sequence

from tests.generated.pages import Grid
from tests.generated.styles import Style


def write_text(grids: Sequence[Grid], style: Style) -> bytes:
    """Tabs between the cells of a row, as a copied table has them."""
    lines: list[str] = []
    for grid in grids:
        lines += [*grid.above, *("\t".join(cell.replace("\n", "") for cell in line) for line in grid.texts()), *grid.below]
    return "\n".join(lines).encode("gb18030" if style.order else "utf-8")


def write_html(grids: Sequence[Grid], style: Style) -> bytes:
    """A page with spans, declared in one charset or another."""
    charset = "gb2312" if style.merges == "repeated" or style.order else "utf-8"
    pieces = [f'<html><head><meta charset="{charset}"><title>页</title><style>td{{border:1px solid}}</style></head><body>']
    for grid in grids:
        pieces += [f"<p>{html.escape(line)}</p>" for line in grid.above]
        pieces += ["<table border=1>", *_rows(grid, style), "</table>", *(f"<p>{html.escape(line)}</p>" for line in grid.below)]
    return "\n".join(pieces).encode("gb18030" if charset == "gb2312" else charset)


def _rows(grid: Grid, style: Style) -> list[str]:
    lines = [""] * len(grid.rows)
    for number, _, box in grid.placed():
        spans = "".join(f' {name}="{count}"' for name, count in (("colspan", box.across), ("rowspan", box.down)) if count > 1)
        text = html.escape(box.text).replace("\n", "<br>")
        lines[number] += f"<td{spans}><p><span style='font-family:{style.font}'>{text}</span></p></td>"
    return [f"<tr>{line}</tr>" for line in lines]
