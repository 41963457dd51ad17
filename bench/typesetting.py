"""Generated filings typeset by typst with embedded fonts: PDF files of a maker that is not ours. Runs in an environment where typst is.

``python typesetting.py FOLDER`` turns every ``*.typ`` there into a PDF beside it.
"""

import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PACKAGES = ("typst", "pylopdf-fonts-zh-cn")
_FONTS = {"黑体": "Noto Sans SC", "微软雅黑": "Noto Sans SC"}
_STROKES = {"thin": "0.5pt", "thick": "2pt", "double": "1.2pt", "boxes": "0.48pt", "each": "0.7pt",
            "dotted": '(thickness: 0.7pt, dash: "densely-dotted")', "dashed": '(thickness: 0.6pt, dash: "dashed")'}  # fmt: skip
_MARGIN = 45
_WIDER = 1.3
"""Pages are wider than those of the style, so that no number has to leave its cell: typst breaks none."""


def write_typst(grids: Sequence[Any], style: Any, *, first: float) -> str:
    """The source of a file: grids and style as ``tests.generated`` lays them out, ``first`` the free share of the first page."""
    width, height = style.page
    parts = [
        f"#set page(width: {width * _WIDER}pt, height: {height}pt, margin: {_MARGIN}pt, footer: {_footer(style)})",
        f'#set text(font: "{_FONTS.get(style.font, "Noto Serif SC")}", size: {style.size}pt, lang: "zh")',
        f"#v({(1 - first) * (height - 2 * _MARGIN):.1f}pt)",
    ]
    for number, grid in enumerate(grids):
        parts.append("#pagebreak()" if number and style.apart else "")
        parts += [f"#par[{_text(line)}]" for line in grid.above]
        parts.append(_table(grid, style))
        parts += [f"#par[{_text(line)}]" for line in grid.below]
    return "\n".join(parts)


def _table(grid: Any, style: Any) -> str:
    amounts = {column for _, column, box in grid.placed() if box.fen is not None} if grid.head_rows else set()  # a number is never broken
    columns = ", ".join("auto" if column in amounts else f"{width}fr" for column, width in enumerate(grid.widths))
    heads: list[str] = []
    body: list[str] = []
    for placed in grid.placed():
        (heads if placed.row < grid.head_rows else body).append(_cell(placed, grid, style))
    repeat = "true" if style.repeats_head else "false"
    head = f"table.header(repeat: {repeat}, {', '.join(heads)}), " if heads else ""
    align = "horizon" if style.middle else "top"
    look = f"columns: ({columns}), inset: {style.padding}pt, stroke: {_STROKES[style.rules]}, align: {align}"
    return f"#table({look}, {head}{', '.join(body)})"


def _cell(placed: Any, grid: Any, style: Any) -> str:
    row, column, box = placed
    ends = column + box.across == len(grid.widths), row + box.down == len(grid.rows)
    outer = {"left": not column, "right": ends[0], "top": not row, "bottom": ends[1]}
    none = ", ".join(f"{side}: none" for side, is_outer in outer.items() if is_outer and side in style.open_at)
    stroke = f", stroke: ({none})" if none else ""
    fill = ", fill: luma(85%)" if box.head and style.shaded else ""
    whole = ", breakable: false" if style.cuts == "never" else ""
    return f"table.cell(colspan: {box.across}, rowspan: {box.down}{stroke}{fill}{whole})[{_text(box.text)}]"


def _text(text: str) -> str:
    return "#linebreak()".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in text.split("\n"))


def _footer(style: Any) -> str:
    if not style.footer:
        return "none"
    pieces = style.footer.replace("{pages}", "{page}").split("{page}")
    counters = ["#counter(page).display()", "#counter(page).final().first()"]
    line = "".join(_text(piece) + counter for piece, counter in zip(pieces, [*counters, ""], strict=False)) if len(pieces) > 2 else (
        _text(pieces[0]) + counters[0] + _text(pieces[1])
    )
    return f"context align(center)[{line}]"


def main() -> None:
    """Fonts come from the package beside typst."""
    typst, fonts = importlib.import_module("typst"), importlib.import_module("pylopdf_fonts_zh_cn")
    folder = Path(sys.argv[1]).resolve()
    compiler = typst.Compiler(root=str(folder), font_paths=[str(Path(str(fonts.__file__)).parent)])
    for path in sorted(folder.glob("*.typ")):
        compiler.compile(input=str(path), output=str(path.with_suffix(".pdf")))


if __name__ == "__main__":
    main()
