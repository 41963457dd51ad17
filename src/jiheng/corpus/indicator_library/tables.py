"""The tables of the library, in words that SQLite and PostgreSQL share, and how a caller's database is asked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Value = int | str | bytes | None
Row = Sequence[object]
Run = Callable[[str, tuple[Value, ...]], Iterable[Row]]
"""Runs one statement, with its parameters, and gives its rows (none for a statement that writes)."""
RunMany = Callable[[str, Iterable[tuple[Value, ...]]], object]
"""Runs one statement for each row of parameters."""


@dataclass(frozen=True, slots=True)
class LibraryTables:
    """What the tables are called, and the ``mark`` of a parameter (``?``, or ``%s`` for psycopg and Django)."""

    mark: str = "?"
    names: str = "library_names"
    pairs: str = "library_pairs"

    def fill(self, statement: str) -> str:
        """The statement with the names of the tables and this database's mark for each ``?``."""
        return statement.format(names=self.names, pairs=self.pairs).replace("?", self.mark)


@dataclass(frozen=True, slots=True)
class LibraryDatabase:
    """A database that holds the library: ``run`` and ``run_many`` of the caller's connection, in the caller's transaction.

    ``is_remote`` where bytes travel: then the most used names are asked for first, and the others only where those are too few.
    """

    run: Run
    run_many: RunMany
    tables: LibraryTables = LibraryTables()
    is_remote: bool = False

    def ask(self, statement: str, *values: Value) -> Iterable[Row]:
        """The rows of a statement of ours."""
        return self.run(self.tables.fill(statement), values)

    def put(self, statement: str, rows: Iterable[tuple[Value, ...]]) -> None:
        """A statement of ours for each row."""
        self.run_many(self.tables.fill(statement), rows)


def list_library_statements(*, dialect: Literal["sqlite", "postgresql"], tables: LibraryTables | None = None) -> tuple[str, ...]:
    """The statements that make the empty tables.

    ``names``: number (from 0), name as first met, folded (unique), likeness (``likeness_key``), uses. ``pairs``: one row for a pair of
    characters and a block of 65,536 names, with the packed places.
    """
    packed = "BLOB" if dialect == "sqlite" else "BYTEA"
    folded = "TEXT NOT NULL UNIQUE" if dialect == "sqlite" else 'TEXT COLLATE "C" NOT NULL UNIQUE'
    likeness = "TEXT NOT NULL" if dialect == "sqlite" else 'TEXT COLLATE "C" NOT NULL'
    statements = [
        f"CREATE TABLE {{names}} (number BIGINT PRIMARY KEY, name TEXT NOT NULL, folded {folded}, likeness {likeness}, "
        "uses BIGINT NOT NULL)",
        "CREATE INDEX {names}_likeness ON {names} (likeness)",
        f"CREATE TABLE {{pairs}} (pair BIGINT NOT NULL, block BIGINT NOT NULL, places {packed} NOT NULL, PRIMARY KEY (pair, block))",
    ]
    if dialect == "postgresql":  # packed places do not shrink any further: no time is lost on trying
        statements.append("ALTER TABLE {pairs} ALTER COLUMN places SET STORAGE EXTERNAL")
    return tuple((tables or LibraryTables()).fill(statement) for statement in statements)


def whole(value: object) -> int:
    """A number of a database, which may come as a decimal, as the whole one that it is."""
    return value if isinstance(value, int) else int(str(value))


def as_bytes(value: object) -> bytes:
    """Packed places of a database, which may come as a view."""
    return value if isinstance(value, bytes) else bytes(value) if isinstance(value, (bytearray, memoryview)) else b""
