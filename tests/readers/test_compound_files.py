"""Old Office files: workbooks of Excel 97–2003 and WPS, what is encrypted, what is neither workbook nor document."""

import struct
from contextlib import suppress

import pytest

import jiheng
from jiheng.readers.registry import read_document
from tests.readers.compounds import record, write_compound, write_xls
from tests.readers.workbooks import Value
from tests.recognition.page import SHARED

SAMPLES = SHARED / "samples"
LOCKED = record(0x2F, bytes(54))


def test_sheets_numbers_and_merged_cells_are_read() -> None:
    first_sheet: list[list[Value]] = [[], [None, "标题"], [None, "甲", 1145.6000000000001, 3.0]]
    content = write_xls({"表": first_sheet, "空": [], "二": [["x"]]}, merged=((1, 1, 1, 3),), hidden=("二",))
    document = read_document(content, name="表.et")
    first, second = document.tables
    assert [[cell.text for cell in row] for row in first.rows] == [["标题", "标题", "标题"], ["甲", "1145.6", "3"]]
    assert [(cell.source.row, cell.source.column) for cell in first.rows[0]] == [(2, 2)] * 3
    assert (document.format, first.caption, second.number, second.caption) == ("xls", "表", 3, "二")
    assert [notice.text for notice in document.notices] == ["工作表“二”是隐藏的，也读了"]


def test_a_table_in_the_far_corner_is_refused() -> None:
    far: list[list[Value]] = [[1.0], *[[] for _ in range(60_000)], [*[None] * 200, 1.0]]
    with pytest.raises(jiheng.RefusedDocument, match="范围过大"):
        read_document(write_xls({"表": far}))


@pytest.mark.parametrize(("content", "why"), [
    (write_compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "设有打开密码"),
    (write_xls({"表": [["x"]]}, more=LOCKED), "设有打开密码"),
    (write_compound({"Workbook": b"\x09\x08\x10\x00" + bytes(100)}), "已损坏"),
    (write_compound({"WordDocument": bytes(5_000), "1Table": bytes(5_000)}), "Word 文件，已损坏"),
    (write_compound({"Contents": b"x"}), "没有工作簿，也没有文档"),
    (write_xls({"表": [["x"]]})[:1_000], "已损坏"),
    (write_xls({"表": [["x"]]})[:8] + bytes(5_000), "已损坏"),
])
def test_what_cannot_be_read_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=why):
        read_document(content)


def test_a_directory_that_runs_in_a_circle_ends() -> None:
    content = bytearray(write_xls({"表": [["x"]]}))
    struct.pack_into("<I", content, 68, 0)  # the list of allocation sectors goes on in the directory
    struct.pack_into("<II", content, 512 + 128 + 68, 0, 1)  # the workbook is its own neighbour
    with pytest.raises(jiheng.JihengError):
        jiheng.read(bytes(content))


@pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared")
def test_an_old_document_keeps_the_digest_of_its_own_bytes() -> None:
    document = read_document(SAMPLES / "guangzhou-kexie.doc")
    assert document.format == "doc"
    assert document.sha256 == read_document(SAMPLES / "guangzhou-kexie.doc").sha256


@pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared")
@pytest.mark.parametrize("end", range(600, 40_000, 3_000))
def test_an_old_document_cut_anywhere_is_read_or_refused(end: int) -> None:
    with suppress(jiheng.JihengError):
        jiheng.read((SAMPLES / "guangzhou-kexie.doc").read_bytes()[:end])
