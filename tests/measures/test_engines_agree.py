"""SQLite, PostgreSQL and running counters come to what the plain evaluation over records comes to."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.domain.evidence.records import Record, RecordKind, decode_record
from jiheng.measures.periods import Period
from jiheng.measures.reference import count, select
from jiheng.measures.running import Counters, can_run, change_of, read_counters
from jiheng.measures.sql import POSTGRESQL_DIALECT, SQLITE_DIALECT, Dialect, RecordTable, Row, count_with
from jiheng.measures.values import Counted, Leaf
from tests.databases import POSTGRESQL as SERVER
from tests.databases import postgresql_answers
from tests.measures.building import kinds, leaves_of, periods, records_of

TABLE = RecordTable("records", scope=(("project", 7),))
EXAMPLES = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
Case = tuple[Leaf, list[Record], Period]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A leaf, records of its kind (each event once), and a period."""
    kind: RecordKind = draw(kinds())
    records = {record.key: record for record in draw(st.lists(records_of(kind), max_size=12))}
    return draw(leaves_of(kind)), list(records.values()), draw(periods())


class Database:
    """A table of records in a database."""

    def __init__(self, connection: "sqlite3.Connection | psycopg.Connection", dialect: Dialect) -> None:
        self.dialect = dialect
        self._connection = connection
        kinds_of_columns = "day text, fields text" if dialect is SQLITE_DIALECT else "day date, fields jsonb"
        self._run(f"CREATE TEMPORARY TABLE records (project integer, kind text, key text, {kinds_of_columns})")

    def fill(self, records: Sequence[Record]) -> None:
        """Only these records, beside some of another project."""
        self._run("DELETE FROM records")
        for project in (7, 8):
            for record in records:
                row = (project, record.kind.name, record.key, record.day.isoformat(), json.dumps(record.encode()))
                marks = ", ".join([self.dialect.mark] * len(row))
                self._run(f"INSERT INTO records (project, kind, key, day, fields) VALUES ({marks})", row)

    def count(self, leaf: Leaf, *, period: Period) -> Counted:
        """The leaf, counted by the database."""
        return count_with(self.rows, leaf, table=TABLE, dialect=self.dialect, period=period)

    def rows(self, sql: str, parameters: Sequence[int | str]) -> list[Row]:
        """The rows of a statement."""
        return list(self._run(sql, parameters).fetchall())

    def _run(self, sql: str, parameters: Sequence[int | str] = ()) -> "sqlite3.Cursor | psycopg.Cursor":
        cursor = self._connection.cursor()
        cursor.execute(sql, tuple(parameters))
        return cursor


@pytest.fixture(scope="module")
def sqlite() -> Iterator[Database]:
    """SQLite in memory."""
    connection = sqlite3.connect(":memory:")
    yield Database(connection, SQLITE_DIALECT)
    connection.close()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Database]:
    """The server for tests."""
    if not postgresql_answers():
        pytest.skip("there is no PostgreSQL on this machine")
    with psycopg.connect(SERVER) as connection:
        yield Database(connection, POSTGRESQL_DIALECT)
        connection.rollback()


@given(cases())
@EXAMPLES
def test_sqlite_counts_as_the_plain_evaluation_does(sqlite: Database, case: Case) -> None:
    leaf, records, period = case
    sqlite.fill(records)
    assert sqlite.count(leaf, period=period) == count(leaf, records, period=period)


@given(cases())
@EXAMPLES
def test_postgresql_counts_as_the_plain_evaluation_does(postgresql: Database, case: Case) -> None:
    leaf, records, period = case
    postgresql.fill(records)
    assert postgresql.count(leaf, period=period) == count(leaf, records, period=period)


@given(cases(), st.data())
@EXAMPLES
def test_counters_that_run_come_to_what_is_counted_anew(case: Case, choice: st.DataObject) -> None:
    leaf, records, period = case
    if not can_run(leaf):
        return
    counters = Counters({}, {})
    gone = choice.draw(st.lists(st.sampled_from(records), unique_by=lambda record: record.key)) if records else []
    for times, changed in ((1, records), (-1, gone)):
        for record in changed:
            change = change_of(leaf, record, period=period, times=times)
            if change:
                counters.apply(change)
    kept = [record for record in records if record not in gone]
    assert read_counters(leaf, counters, period=period) == count(leaf, kept, period=period)


@given(cases())
@EXAMPLES
def test_the_records_that_count_are_as_many_as_is_said(case: Case) -> None:
    leaf, records, period = case
    chosen = select(leaf, records, period=period)
    assert len(chosen) == count(leaf, records, period=period).records
    assert count(leaf, chosen, period=period).raw == count(leaf, records, period=period).raw


@given(kinds().flatmap(records_of))
@EXAMPLES
def test_a_record_is_the_same_after_it_was_kept(record: Record) -> None:
    assert decode_record(record.kind, record.encode()) == record
