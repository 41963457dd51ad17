"""Side files say where documents were published."""

import json
from pathlib import Path

import pytest

import jiheng
from tests.corpus.folders import Row, fill, good, read_tables

ADDRESS = "https://example.org/甲?id=1"
SAID = {"url": ADDRESS, "published": "2026-03-01", "retrieved": "2026-11-20"}
ORIGIN = {"来源地址": ADDRESS, "发布日期": "2026-03-01", "获取日期": "2026-11-20"}


def origins(folder: Path, target: Path) -> dict[str, Row]:
    """The origin of each file, as the coverage has it; the rows of its indicators have the same."""
    jiheng.read_folder(folder, out=target)
    tables = read_tables(target)
    found = {row["文件"]: {name: row[name] for name in ORIGIN} for row in tables.coverage}
    assert all({name: row[name] for name in ORIGIN} == found[row["文件"]] for row in tables.indicators)
    return found


def test_a_json_beside_a_document_says_where_it_comes_from(tmp_path: Path) -> None:
    folder = fill(tmp_path / "夹", {"里/甲.txt": good(1), "里/甲.txt.source.json": json.dumps(SAID).encode(), "乙.txt": good(2)})
    assert origins(folder, tmp_path / "表.csv") == {"里/甲.txt": ORIGIN, "乙.txt": dict.fromkeys(ORIGIN, "")}


@pytest.mark.parametrize("head", ["文件,来源地址,发布日期,获取日期", "file,url,published,retrieved"])
def test_a_list_says_it_for_all_documents_of_its_folder(tmp_path: Path, head: str) -> None:
    lines = f"{head}\n甲.txt,{','.join(SAID.values())}\n更里\\乙.txt,,2026-05-01,\n没有.txt,x,,\n"
    folder = fill(tmp_path / "夹", {"里/甲.txt": good(1), "里/更里/乙.txt": good(2), "里/sources.csv": ("\ufeff" + lines).encode()})
    found = origins(folder, tmp_path / "表.csv")
    assert found == {"里/甲.txt": ORIGIN, "里/更里/乙.txt": {"来源地址": "", "发布日期": "2026-05-01", "获取日期": ""}}


def test_what_a_side_file_says_now_counts_for_what_was_read_before(tmp_path: Path) -> None:
    folder = fill(tmp_path / "夹", {"甲.txt": good()})
    origins(folder, tmp_path / "表.csv")
    fill(folder, {"甲.txt.source.json": json.dumps(SAID).encode()})
    assert origins(folder, tmp_path / "表.csv") == {"甲.txt": ORIGIN}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\xfa", b"[" * 100_000, b'"x"'])
def test_a_side_file_that_cannot_be_read_is_listed_with_what_is_wrong(tmp_path: Path, content: bytes) -> None:
    folder = fill(tmp_path / "夹", {"甲.txt": good(), "甲.txt.source.json": content})
    jiheng.read_folder(folder, out=tmp_path / "表.csv")
    (_, fault) = read_tables(tmp_path / "表.csv").coverage
    assert (fault["文件"], fault["结果"]) == ("甲.txt.source.json", "拒绝")
    assert "来源说明" in fault["原因"]


def test_a_list_without_its_columns_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    folder = fill(tmp_path / "夹", {"甲.txt": good(), "sources.csv": "名字,地址\n甲.txt,x\n".encode()})
    assert origins(folder, tmp_path / "表.csv").keys() == {"甲.txt", "sources.csv"}
