"""Lines → CSV that Excel and WPS open as it is meant: UTF-8 with its mark, and no text that would be taken for a formula."""

import re
from collections.abc import Iterable
from pathlib import Path

from jiheng.exchange.tables.columns import TableLayout, is_number
from jiheng.exchange.tables.lines import to_line, to_rows

_BEGINS_FORMULA = "=+-@\t\r＝＋－＠"
_MAY_BEGIN_FORMULA = re.compile(rf'[,\n]"?[{re.escape(_BEGINS_FORMULA)}](?!,|\Z)')
"""In a line with a comma before it; a sign alone is no formula."""


def write_csv(target: Path, layout: TableLayout, lines: Iterable[str]) -> None:
    """Write the table to ``target``; a text that begins as a formula does gets a ``'`` before it, a negative number stays one."""
    with target.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as stream:
        stream.write(to_line([column.title for column in layout.columns]) + "\r\n")
        for line in lines:
            stream.write((_guarded_line(line) if _MAY_BEGIN_FORMULA.search(f",{line}") else line) + "\r\n")


def _guarded_line(line: str) -> str:
    (row,) = to_rows([line])
    return to_line([_guarded(text) for text in row])


def _guarded(text: str) -> str:
    return text if len(text) < 2 or text[0] not in _BEGINS_FORMULA or is_number(text) else f"'{text}"
