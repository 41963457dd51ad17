"""What is handed in at once comes out one by one, and what cannot come out says why."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

import jiheng
from tests.builders import make_filing

_SAVED = datetime.datetime(2026, 3, 5, 9, 15, tzinfo=datetime.UTC)


def _workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.properties.modified = _SAVED.replace(tzinfo=None)
    book.save(stream)
    return stream.getvalue()


def _zip(target: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def test_a_plain_file_is_the_only_document_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(b"text")
    assert [(one.name, one.content) for one in jiheng.read_bundle(path, name="表.txt")] == [("表.txt", b"text")]


def test_the_files_of_an_archive_come_without_their_folders_and_without_litter(tmp_path: Path) -> None:
    path = _zip(tmp_path / "all.zip", {"收表/甲.txt": b"a", "收表/乙.txt": b"b", "__MACOSX/._x": b"", "收表/~$甲.xlsx": b"", "收表/": b""})
    assert [one.name for one in jiheng.read_bundle(path)] == ["甲.txt", "乙.txt"]


def test_a_workbook_says_when_it_was_saved(tmp_path: Path) -> None:
    content = _workbook()
    saved = jiheng.find_saved_at(content)
    assert saved is not None
    path = _zip(tmp_path / "all.zip", {"甲.xlsx": content})
    assert [one.dated for one in jiheng.read_bundle(path)] == [saved]


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04broken", b"plain text"])
def test_what_is_no_workbook_says_nothing_of_its_age(content: bytes) -> None:
    assert jiheng.find_saved_at(content) is None


def test_a_sealed_package_gives_its_originals(tmp_path: Path) -> None:
    table = tmp_path / "表.xlsx"
    table.write_bytes(jiheng.write_form(jiheng.fill([make_filing()], form="project-target", region="central"), kind="xlsx"))
    jiheng.pack([table], tmp_path / "包.zip", packed_by=jiheng.PackedBy(at="2026-03-05T09:15:00+08:00"))
    (one,) = jiheng.read_bundle(tmp_path / "包.zip")
    assert (one.name, one.content) == ("表.xlsx", table.read_bytes())
    assert one.dated is not None


def test_an_archive_without_files_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(jiheng.RefusedDocument, match="没有文件"):
        list(jiheng.read_bundle(_zip(tmp_path / "all.zip", {"__MACOSX/x": b""})))
