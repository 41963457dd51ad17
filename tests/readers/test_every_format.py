"""What holds for every reader: the same table in another format says the same, every cell has its place, nothing but refusal is raised."""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiheng
from jiheng.document import Document
from jiheng.readers.registry import READERS, read_document
from tests.readers.papers import FORMATS, Rows, rows_of
from tests.recognition.page import SHARED, facts, read, small_page
from tests.recognition.tables import Written, agencies, write

SAMPLES = SHARED / "samples"
IN_EVERY_FORMAT = ("xlsx", "xls", "docx", "doc", "html", "md", "txt")
each_format = pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS.keys())


@each_format
def test_a_table_says_the_same_in_every_format(written: Callable[[Rows], bytes]) -> None:
    assert facts(jiheng.read(written(rows_of(small_page()))).filing) == facts(read(small_page()))


@each_format
@settings(max_examples=15)
@given(agencies())
def test_a_table_that_was_written_reads_back_in_every_format(written: Callable[[Rows], bytes], listed: list[Written]) -> None:
    page = write(listed)
    assert facts(jiheng.read(written(rows_of(page))).filing) == facts(read(page))


@each_format
def test_every_cell_has_its_place(written: Callable[[Rows], bytes]) -> None:
    _assert_placed(read_document(written(rows_of(small_page())), name="表"))


@each_format
def test_the_bytes_tell_the_format_to_one_reader(written: Callable[[Rows], bytes]) -> None:
    content = written(rows_of(small_page()))
    *particular, _ = READERS  # the last takes any text
    assert sum(reader.recognises(content) for reader in particular) == 1
    assert read_document(content).format in FORMATS


@each_format
def test_reading_twice_gives_the_same_document(written: Callable[[Rows], bytes]) -> None:
    content = written(rows_of(small_page()))
    assert read_document(content) == read_document(content)


@each_format
def test_a_file_cut_anywhere_is_read_or_refused(written: Callable[[Rows], bytes]) -> None:
    content = written(rows_of(small_page()))
    for end in range(0, len(content), max(len(content) // 60, 1)):
        with suppress(jiheng.JihengError):
            jiheng.read(content[:end])


@each_format
def test_a_file_with_flipped_bits_is_read_or_refused(written: Callable[[Rows], bytes]) -> None:
    chance = random.Random(11)  # the same bits every time
    for _ in range(150):
        content = bytearray(written(rows_of(small_page())))
        for _ in range(chance.randint(1, 40)):
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        with suppress(jiheng.JihengError):
            jiheng.read(bytes(content))


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf1", b"<html>", b"|a|\n|-|\n"])
@given(st.binary(max_size=400))
def test_any_bytes_behind_the_mark_of_a_format_are_read_or_refused(content: bytes, rest: bytes) -> None:
    with suppress(jiheng.JihengError):
        jiheng.read(content + rest)


@pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared")
@pytest.mark.parametrize("suffix", IN_EVERY_FORMAT)
def test_the_real_table_says_the_same_in_every_format(suffix: str) -> None:
    reading = jiheng.read(SAMPLES / f"guangzhou-kexie.{suffix}")
    _assert_placed(reading.document)
    *said, notices = facts(reading.filing)
    assert tuple(said) == facts(jiheng.read(SAMPLES / "guangzhou-kexie.txt").filing)[:-1]
    assert reading.filing.proof.status == "proved"
    assert notices == (["这一行没有读：注：以上内容为公开信息。"] if suffix == "doc" else [])


@pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared")
def test_merged_cells_are_laid_out_alike_in_every_format() -> None:
    documents = [read_document(SAMPLES / f"self-evaluation.{suffix}") for suffix in ("xlsx", "xls", "docx")]
    grids = [[[["".join(cell.text.split()) for cell in row] for row in table.rows] for table in document.tables] for document in documents]
    assert grids[0] == grids[1] == grids[2]
    assert sum(len(row) for table in grids[0] for row in table) == 2_140


def _assert_placed(document: Document) -> None:
    """Every cell says where it stands: in this table, in rows that go down, over the whole of its text."""
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                source = cell.source
                assert (source.name, source.table, source.start, source.end) == (document.name, table.number, 0, len(cell.text))
                assert source.column
        rows = [max(cell.source.row or 0 for cell in row) for row in table.rows]
        assert rows == sorted(set(rows))
