"""Reads the documents of a folder or an archive one after another, for those who want filings and not a table."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from jiheng.corpus.archives import Archives
from jiheng.corpus.entries import is_many, list_entries
from jiheng.corpus.origins import Origin, take_origins
from jiheng.errors import JihengError, RefusedDocument
from jiheng.pipeline import Reading, read_all


class EachReading(NamedTuple):
    """One document among many: its path from the root, and its filings, or why there are none."""

    path: str
    readings: tuple[Reading, ...]
    error: JihengError | None = None


def read_each(source: Path | str) -> Iterator[EachReading]:
    """Every document below a folder, or in a zip archive, in the order of the paths, read in child processes.

    What cannot be read is an ``error`` in its place. Raises ``RefusedDocument`` where there is nothing to read.
    """
    with closing(Archives()) as archives:
        entries, _ = take_origins(list_entries(Path(source), archives))
        if not entries:
            raise RefusedDocument(f"“{source}”里没有文件；请检查是不是选错了。")
        for entry in entries:
            try:
                yield EachReading(entry.path, read_all(entry.read(), name=entry.name, isolated=True))
            except JihengError as error:
                yield EachReading(entry.path, (), error)


def list_origins(source: Path | str) -> Mapping[str, Origin]:
    """Where the documents of ``source`` were published, as the side files among them say, by the paths of ``read_each``."""
    with closing(Archives()) as archives:
        return take_origins(list_entries(Path(source), archives))[1]


def holds_documents(source: Path | str) -> bool:
    """Whether ``source`` stands for many documents: a folder, or a zip archive that is not itself a workbook or document."""
    return is_many(Path(source))
