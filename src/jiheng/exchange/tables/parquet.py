"""Lines → Parquet, by DuckDB (extra ``parquet``): they go through a file beside the target, so memory stays flat."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from jiheng.exchange.tables.columns import TableLayout

_TYPES = {"text": "VARCHAR", "figure": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}
_LONGEST_LINE = 32 << 20


def write_parquet(target: Path, layout: TableLayout, lines: Iterable[str]) -> None:
    """Write the table to ``target``: integers and numbers as such (numbers as doubles), all else as text, empty cells as nulls."""
    passing = target.with_suffix(".csv")
    with passing.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        stream.writelines(f"{line}\n".replace("\0", "") for line in lines)
    columns = {column.title: _TYPES[column.kind] for column in layout.columns}
    with duckdb.connect() as engine:
        # Nothing is guessed: a guess would take a row that begins with # for a comment.
        table = engine.read_csv(
            str(passing), header=False, sep=",", quotechar='"', escapechar='"', comment="", columns=columns, auto_detect=False,
            parallel=False, max_line_size=_LONGEST_LINE,
        )
        table.write_parquet(str(target), compression="zstd")
    passing.unlink()
