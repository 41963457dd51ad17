"""Search finds every name that holds the wording, on every database, and nothing else."""

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.corpus.indicator_library.building import add_names, build_library
from jiheng.corpus.indicator_library.names import fold_name
from jiheng.corpus.indicator_library.search import find_numbers, get_names, search_names
from jiheng.corpus.indicator_library.tables import LibraryDatabase, LibraryTables, list_library_statements
from tests.corpus.indicator_library.library import make_library
from tests.databases import POSTGRESQL, postgresql_answers

NAMES = ["培训人次", "参加培训人次", "人次", "学员满意度（%）", "5G基站数", "增长率", "银行贷款增长率", "人人人", "PM2.5浓度", "率"]


def found(database: LibraryDatabase, query: str) -> list[str]:
    return [one.name for one in search_names(database, query)]


@given(st.lists(st.text("培训人次率增长aB1（ %", min_size=1, max_size=8), max_size=12), st.text("培训人次率增长B1（", min_size=1, max_size=4))
def test_a_query_finds_what_a_plain_scan_finds(names: list[str], query: str) -> None:
    database = make_library(names)
    ours = {fold_name(one.name) for one in get_names(database, find_numbers(database, query))}
    wanted = fold_name(query)
    scan = {fold_name(name) for name in names if wanted and wanted in fold_name(name)}
    assert ours >= scan
    if not any(character.isascii() and character.isalpha() for character in query):
        assert ours == scan


def test_first_letters_find_a_name_whichever_reading_is_meant() -> None:
    database = make_library(NAMES)
    assert found(database, "pxrc") == ["培训人次", "参加培训人次"]
    assert found(database, "zzl") == found(database, "ZCL") == ["增长率", "银行贷款增长率"]
    assert found(database, "培训rc") == ["培训人次", "参加培训人次"]
    assert found(database, "培训r") == ["培训人次", "参加培训人次"]


def test_latin_letters_find_what_is_written_with_them() -> None:
    database = make_library(NAMES)
    assert found(database, "pm2.5") == ["PM2.5浓度"]
    assert found(database, "５Ｇ") == ["5G基站数"]


def test_the_name_itself_comes_first_then_what_begins_so_then_what_is_used_most() -> None:
    database = make_library({"参加培训人次": 9, "培训人次数": 2, "培训人次": 1, "线上培训人次": 5})
    assert found(database, "培训人次") == ["培训人次", "培训人次数", "参加培训人次", "线上培训人次"]


def test_several_words_must_all_be_there_in_any_order() -> None:
    assert found(make_library(NAMES), "人次 参加") == ["参加培训人次"]


@pytest.mark.parametrize("query", ["", "  ", "没有的", "长" * 5_000, "'; DROP TABLE library_names; --", "\x00", "%", "_"])
def test_odd_queries_find_nothing_and_break_nothing(query: str) -> None:
    database = make_library(["培训人次"])
    assert not found(database, query)
    assert found(database, "人次") == ["培训人次"]


def test_names_that_are_added_later_are_found_like_the_others() -> None:
    database = make_library(["培训人次"])
    assert add_names(database, {"参训人次": 2, "培训　人次": 3, "": 1}) == 1
    assert [(one.name, one.uses) for one in search_names(database, "人次")] == [("培训人次", 4), ("参训人次", 2)]
    assert add_names(database, {}) == 0


def test_one_spelling_stands_for_names_that_differ_in_width_only() -> None:
    database = make_library({"合格率（％）": 1, "合格率(%)": 3})
    assert [(one.name, one.uses) for one in search_names(database, "合格")] == [("合格率(%)", 4)]


@pytest.mark.skipif(not postgresql_answers(), reason="没有 PostgreSQL")
def test_postgresql_finds_the_same_as_sqlite() -> None:
    lite = make_library(NAMES)
    with psycopg.connect(POSTGRESQL) as connection, connection.cursor() as cursor:
        tables = LibraryTables("%s", "test_library_names", "test_library_pairs")
        for statement in list_library_statements(dialect="postgresql", tables=tables):
            connection.execute(statement.encode())
        great = LibraryDatabase(
            lambda sql, values: connection.execute(sql.encode(), values).fetchall(),
            lambda sql, rows: cursor.executemany(sql.encode(), rows),
            tables, is_remote=True,
        )  # fmt: skip
        build_library(great, dict.fromkeys(NAMES, 1))
        for database in (lite, great):
            add_names(database, {"新增的增长率": 1, "人次": 1})
        for query in ("人次", "zzl", "率", "人人", "5g", "培训 人", "增长l", "没有"):
            assert search_names(great, query) == search_names(lite, query)
            assert find_numbers(great, query) == find_numbers(lite, query)
        connection.rollback()
