"""A zip of many documents reads as many, however its names were written and whatever else lies in it."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

import jiheng
from jiheng.corpus.archives import ENTRIES, Archives
from jiheng.corpus.entries import Entry, is_many, list_entries
from tests.corpus.folders import fill, good
from tests.readers.papers import FORMATS, rows_of
from tests.recognition.page import small_page
from tests.sandbox.bombs import zip_of

PACKAGES = ("xlsx", "docx", "odt", "ods")


class _Unmarked(zipfile.ZipInfo):
    """An entry whose name is written in an encoding that nobody says, perhaps with the field that repeats it in UTF-8."""

    written = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  # the standard library's name
        return self.written, self.flag_bits


def unmarked(name: str, *, encoding: str, unicode_path: str = "") -> bytes:
    """A zip with one good table under a name in ``encoding``."""
    entry = _Unmarked("x")
    entry.written = name.encode(encoding)
    if unicode_path:
        field = b"\x01" + bytes(4) + unicode_path.encode()
        entry.extra = struct.pack("<HH", 1, 2) + b"ab" + struct.pack("<HH", 0x7075, len(field)) + field
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, good())
    return stream.getvalue()


def entries(path: Path) -> list[Entry]:
    """What is listed, with its archives open."""
    return list_entries(path, Archives())


def paths(path: Path) -> list[str]:
    return [entry.path for entry in entries(path)]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_the_encodings_of_chinese_systems_are_read(tmp_path: Path, encoding: str) -> None:
    archive = fill(tmp_path, {"包.zip": unmarked("报送材料/文化馆.txt", encoding=encoding)}) / "包.zip"
    assert paths(archive) == ["报送材料/文化馆.txt"]
    assert [each.readings[0].filing.name for each in jiheng.read_each(archive)] == ["文化馆.txt"]


def test_a_name_that_is_repeated_in_unicode_counts_in_unicode(tmp_path: Path) -> None:
    content = unmarked("?.txt", encoding="ascii", unicode_path="图书馆🙂.txt")
    assert paths(fill(tmp_path, {"包.zip": content}) / "包.zip") == ["图书馆🙂.txt"]


@pytest.mark.parametrize("name", ["../../甲.txt", "/甲.txt", "..\\甲.txt", "./甲.txt", "a/../../甲.txt"])
def test_no_name_leads_out_of_the_archive(tmp_path: Path, name: str) -> None:
    assert paths(fill(tmp_path, {"包.zip": zip_of({name: good()})}) / "包.zip")[0].rpartition("a/")[2] == "甲.txt"


def test_an_archive_in_an_archive_is_read_once(tmp_path: Path) -> None:
    inner = zip_of({"里/甲.txt": good(1), "更里.zip": zip_of({"乙.txt": good(2)})})
    outer = fill(tmp_path, {"外/包.zip": zip_of({"中.zip": inner, "丙.txt": good(3)})})
    found = {each.path: each for each in jiheng.read_each(outer)}
    assert list(found) == sorted(["外/包.zip/中.zip/里/甲.txt", "外/包.zip/中.zip/更里.zip", "外/包.zip/丙.txt"])
    assert "先解压" in str(found["外/包.zip/中.zip/更里.zip"].error)
    assert sum(len(each.readings) for each in found.values()) == 2


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    junk = {"__MACOSX/._甲.txt": b"x", "._甲.txt": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "目录/desktop.ini": b"x", "~$甲.docx": b"x"}
    assert paths(fill(tmp_path, {"包.zip": zip_of({**junk, "甲.txt": good()})}) / "包.zip") == ["甲.txt"]
    assert paths(fill(tmp_path / "夹", {**junk, "甲.txt": good()})) == ["甲.txt"]


@pytest.mark.parametrize("kind", [kind for kind in PACKAGES if kind in FORMATS])
def test_a_workbook_or_document_is_no_archive_of_many(tmp_path: Path, kind: str) -> None:
    assert not is_many(fill(tmp_path, {"表.zip": FORMATS[kind](rows_of(small_page()))}) / "表.zip")


def test_an_archive_with_too_many_files_is_refused_as_one(tmp_path: Path) -> None:
    archive = fill(tmp_path, {"夹/包.zip": zip_of({f"{number}.txt": b"" for number in range(ENTRIES + 1)}), "夹/甲.txt": good()}) / "夹"
    (first, second) = jiheng.read_each(archive)
    assert "文件超过" in str(first.error)
    assert second.readings


def test_an_archive_that_unfolds_into_very_much_is_refused_as_one(tmp_path: Path) -> None:
    archive = fill(tmp_path, {"包.zip": zip_of({"a.txt": bytes(60 << 20), "b.txt": bytes(60 << 20), "c.txt": bytes(100 << 20)})}) / "包.zip"
    (only,) = jiheng.read_each(archive)
    assert "倍" in str(only.error)


def test_a_member_that_is_too_large_locked_or_damaged_is_refused_alone(tmp_path: Path) -> None:
    content = bytearray(zip_of({"坏.txt": bytes(range(256)) * 40, "大.txt": bytes(65 << 20), "好.txt": good(), "锁.txt": good()}))
    content[60] ^= 0xFF
    lock = content.rindex("锁.txt".encode()) - 46 + 8
    content[lock] |= 1
    outcome = {each.path: each for each in jiheng.read_each(fill(tmp_path, {"包.zip": bytes(content)}) / "包.zip")}
    said = {path: str(each.error) for path, each in outcome.items() if each.error}
    assert set(said) == {"坏.txt", "大.txt", "锁.txt"}
    assert "损坏" in said["坏.txt"]
    assert "超过 64 MB" in said["大.txt"]
    assert "密码" in said["锁.txt"]


def test_a_cut_archive_is_a_file_that_is_refused(tmp_path: Path) -> None:
    content = zip_of({"甲.txt": good()})
    for end in range(5, len(content), 40):
        path = fill(tmp_path, {"包.zip": content[:end]}) / "包.zip"
        assert not is_many(path)


def test_what_is_no_file_is_refused_in_its_place(tmp_path: Path) -> None:
    folder = fill(tmp_path / "夹", {"甲.txt": good()})
    (folder / "断.txt").symlink_to(tmp_path / "没有")
    (folder / "圈").symlink_to(folder)
    os.mkfifo(folder / "管.txt")
    refused = {each.path: str(each.error) for each in jiheng.read_each(folder) if each.error}
    assert list(refused) == ["圈", "断.txt", "管.txt"]
    assert "链接" in refused["圈"]
    assert all("不是普通文件" in refused[path] for path in ("断.txt", "管.txt"))
