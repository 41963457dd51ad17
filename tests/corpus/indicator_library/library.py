"""A library in a database of its own, with the names that a test is about."""

import sqlite3
from collections.abc import Iterable, Mapping

from jiheng.corpus.indicator_library.building import build_library
from jiheng.corpus.indicator_library.tables import LibraryDatabase, list_library_statements


def make_library(names: Mapping[str, int] | Iterable[str]) -> LibraryDatabase:
    """A library on SQLite, in memory; names without numbers are used once each."""
    connection = sqlite3.connect(":memory:")
    for statement in list_library_statements(dialect="sqlite"):
        connection.execute(statement)
    database = LibraryDatabase(lambda sql, values: connection.execute(sql, values), connection.executemany)
    build_library(database, names if isinstance(names, Mapping) else dict.fromkeys(names, 1))
    return database
