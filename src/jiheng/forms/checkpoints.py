"""A checkpoint of the ledger on forms: a line at the foot of every page, and below every table its code and its words.

What is printed says how the ledger stood when the form was written; whoever keeps the paper can show later that it was not changed since.
It proves nothing of what the form says.
"""

import base64
from collections.abc import Iterator
from dataclasses import replace

from jiheng.forms.fillers.fill import FilledForm
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.ledger.checkpoint import Checkpoint, checkpoint_line, draw_code

CODE_WIDTH = 24.0
"""How wide the code is printed, in mm: some 70 squares in a row, each of a third of a millimetre."""
_BESIDE = 5.0
_SHORT = 12


def print_on_form(filled: FilledForm, checkpoint: Checkpoint) -> FilledForm:
    """The same form with the checkpoint on every sheet; ``find_checkpoints`` and any scanner read the code."""
    return replace(filled, sheets=tuple(_print_on(sheet, checkpoint) for sheet in filled.sheets))


def _print_on(sheet: FormSheet, checkpoint: Checkpoint) -> FormSheet:
    root = base64.b64encode(checkpoint.root).decode()
    footer = f"账本存证 {checkpoint.origin} 前 {checkpoint.size:,} 条 摘要 {root[:_SHORT]}…"
    return replace(sheet, cells=(*sheet.cells, *_closing_cells(sheet, checkpoint)), footer=f"{sheet.footer} {footer}".strip())


def _closing_cells(sheet: FormSheet, checkpoint: Checkpoint) -> Iterator[FormCell]:
    """The code at the left, in as few columns as it needs, and the words beside it."""
    row, width, columns = sheet.row_count, 0.0, 0
    while width < CODE_WIDTH + _BESIDE and columns < len(sheet.widths) - 1:
        width += sheet.widths[columns]
        columns += 1
    code = FormCell(row, 0, "账本存证的二维码", "line", columns=max(columns, 1), picture=draw_code(checkpoint), picture_width=CODE_WIDTH)
    yield code
    if len(sheet.widths) > 1:
        words = f"填表时账本的存证（说明账本当时的样子，不证明表里的内容）：\n{checkpoint_line(checkpoint)}"
        yield FormCell(row, columns, words, "line", columns=len(sheet.widths) - columns)
