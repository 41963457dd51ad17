"""Tables → files, by the suffix of the file: ``.csv``, ``.xlsx``, ``.parquet``; each is there whole or not at all."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from jiheng.errors import JihengError, say_why
from jiheng.exchange.tables.book import write_book
from jiheng.exchange.tables.columns import TableLayout
from jiheng.exchange.tables.delimited import write_csv
from jiheng.extras import load

SUFFIXES = (".csv", ".xlsx", ".parquet")

Table = tuple[TableLayout, Iterable[str]]
"""A table, and its rows as lines."""


def check_target(target: Path) -> None:
    """Raise ``JihengError`` for a suffix that is none of ``SUFFIXES`` and for a folder, ``MissingExtra`` where Parquet is missing."""
    if target.suffix.lower() not in SUFFIXES:
        raise JihengError(f"“{target}”的扩展名应为 {'、'.join(SUFFIXES)} 之一；请改一个文件名。")
    if target.is_dir():
        raise JihengError(f"“{target}”是文件夹；请写明表格的文件名。")
    if target.suffix.lower() == ".parquet":
        load("jiheng.exchange.tables.parquet", extra="parquet")


def list_files(target: Path, layouts: Sequence[TableLayout]) -> list[Path]:
    """Which files the tables go to: a workbook holds all of them, else each but the first gets a CSV of its own (``名-覆盖.csv``)."""
    if target.suffix.lower() == ".xlsx":
        return [target]
    return [target, *(target.with_name(f"{target.stem}-{layout.name}.csv") for layout in layouts[1:])]


def write_tables(target: Path, tables: Sequence[Table]) -> list[Path]:
    """Write the tables one after the other, in their order, and put the files in place; the files written.

    Raises ``JihengError`` where they cannot be written; nothing is changed then.
    """
    files = list_files(target, [layout for layout, _ in tables])
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".jiheng-") as folder:
            whole = [Path(folder, file.name) for file in files]
            if target.suffix.lower() == ".xlsx":
                write_book(whole[0], tables)
            else:
                for path, (layout, lines) in zip(whole, tables, strict=True):
                    _write_table(path, layout, lines)
            for path, file in zip(whole, files, strict=True):
                path.replace(file)
    except OSError as error:
        raise JihengError(f"“{target}”写不进去（{say_why(error)}）；请检查文件夹和磁盘空间，或换一个文件名再试。") from error
    return files


def _write_table(target: Path, layout: TableLayout, lines: Iterable[str]) -> None:
    if target.suffix.lower() == ".parquet":
        load("jiheng.exchange.tables.parquet", extra="parquet").write_parquet(target, layout, lines)
    else:
        write_csv(target, layout, lines)
