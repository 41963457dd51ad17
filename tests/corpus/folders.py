"""Folders of documents as people have them, and what a table of them says."""

import csv
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tests.readers.papers import FORMATS, rows_of
from tests.recognition.page import project, small_page
from tests.sandbox import bombs

Row = dict[str, str]


class Tables(NamedTuple):
    """The rows of both tables, by the names of their columns."""

    indicators: list[Row]
    coverage: list[Row]

    @property
    def statuses(self) -> dict[str, str]:
        """What became of each file."""
        return {row["文件"]: row["结果"] for row in self.coverage}


def good(number: int = 0) -> bytes:
    """A table whose sums foot; another for another number."""
    return small_page(project(f"科学课经费{number}")).encode()


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files, with the folders that they stand in."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def mixed(folder: Path) -> Path:
    """Good, bad, empty and hostile files, in folders, under names of all kinds."""
    rows = rows_of(small_page())
    many = {f"各种/表 {suffix} 🙂.bin": written(rows) for suffix, written in FORMATS.items()}
    return fill(folder, many | {
        "信.txt": "各位同事：\n下午三点开会。\n".encode(), "空.xlsx": b"", "断.xlsx": many["各种/表 xlsx 🙂.bin"][:-60], "炸弹.xlsx": bombs.zip_bomb(),
        "图.png": b"\x89PNG\r\n\x1a\n", "包.zip": bombs.zip_of({"内/甲.txt": good(1), "乙.txt": good(2)}), ".DS_Store": b"x", "~$表.xlsx": b"x",
    })


def read_tables(target: Path) -> Tables:
    """The two CSV files of a run."""
    return Tables(_rows(target), _rows(target.with_name(f"{target.stem}-覆盖.csv")))


def children() -> list[int]:
    """The processes that this one started and that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            state, parent = path.read_text(errors="replace").rpartition(")")[2].split()[:2]
            if int(parent) == os.getpid() and state != "Z":
                found.append(int(path.parent.name))
    return found


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
