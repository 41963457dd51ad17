"""Files that are broken, too large or meant to do harm: each is read or refused with one Chinese sentence, and nothing else happens."""

import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import jiheng
from tests.readers import workbooks
from tests.recognition.page import EXAMPLES, SHARED

WORKBOOK = (EXAMPLES / "临川县教育局.xlsx").read_bytes()
TEXT = (EXAMPLES / "青江市科学技术馆.txt").read_bytes()
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{}<v>1</v></c></row>'
ENTITIES = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
MERGES = "</sheetData><mergeCells>" + '<mergeCell ref="A1:B1"/>' * 20_001 + "</mergeCells><sheetData>"
UNREADABLE = Path("/proc/self/mem")
BAIT = "1、1-产出指标；11-数量指标；" + "年度指标值:" * 20_000 + "；" * 20_000

REFUSED = {
    "entities": (workbooks.pack(doctype=ENTITIES), "实体定义"),
    "a DTD from elsewhere": (workbooks.pack(doctype='<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd">'), "实体定义"),
    "macros": (workbooks.pack(more={"xl/vbaProject.bin": b"\xcc\x61"}), "含宏"),
    "links to other workbooks": (workbooks.pack(more={"xl/externalLinks/externalLink1.xml": b"<a/>"}), "链接了外部工作簿"),
    "a path that leaves the folder": (workbooks.pack(more={"../../evil.txt": b"x"}), "越界路径"),
    "very many entries": (workbooks.pack(more={f"a/{number}": b"" for number in range(5_001)}), "内部文件超过"),
    "a zip bomb": (workbooks.pack(more={"xl/media/a.xml": b" " * (21 << 20)}), "压缩 .* 倍"),
    "very many merges": (workbooks.pack(MERGES), "合并单元格超过"),
    "a sheet in disguise": (workbooks.pack(sheet="sheet1.png"), "不该在的地方"),
    "a package that is no workbook": (workbooks.pack(more={}).replace(b"xl/workbook.xml", b"xl/workbook.xyz"), "压缩包，它本身不是工作簿"),
    "XML that does not end": (workbooks.pack("<row>"), "损坏"),
    "an index that points nowhere": (workbooks.pack('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'), "没有认出|损坏"),
    "a PDF": (b"%PDF-1.7 \n", "损坏"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "旧版 Office 文件，已损坏"),
    "a program": (b"MZ" + bytes(100), "程序"),
    "regular expression bait": (BAIT.encode(), "没有认出"),
}
FAR_CELLS = (
    '<c r="XFD1048576">', "<c r='XFD1048576'>", '<c\tr = "XFD1048576">', '<c s="1" t="n" x=">" r="XFD1048576">',
    f'<c {" " * 100_000}r="XFD1048576">', '<c r="xfd1048576">', "<c>",
)


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.JihengError, match=why) as caught:
        jiheng.read(content)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("cell", FAR_CELLS, ids=range(len(FAR_CELLS)))
def test_two_cells_in_far_corners_are_refused_however_they_are_spelled(cell: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match="范围过大"):
        jiheng.read(workbooks.pack(FAR.format(cell)))


def test_far_styled_cells_without_content_are_no_harm() -> None:
    with pytest.raises(jiheng.UnknownForm):
        jiheng.read(workbooks.pack('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'))


@pytest.mark.parametrize("end", [*range(4, 400, 36), *range(400, len(WORKBOOK), 211)])
def test_a_truncated_workbook_is_refused(end: int) -> None:
    with pytest.raises(jiheng.RefusedDocument):
        jiheng.read(WORKBOOK[:end])


def test_flipped_bits_are_read_or_refused() -> None:
    chance = random.Random(7)  # the same bits every time
    for _ in range(300):
        content = bytearray(chance.choice([WORKBOOK, TEXT]))
        for _ in range(chance.randint(1, 40)):
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        with suppress(jiheng.JihengError):
            jiheng.read(bytes(content))


def test_a_row_of_regular_expression_bait_is_read() -> None:
    header = "项目名称\t总计\t绩效目标\t绩效指标\n"
    filing = jiheng.read(f"{header}甲\t1\t乙\t{BAIT}".encode()).filing
    assert filing.indicator_count == 1


def test_very_many_rows_without_texts_are_read() -> None:
    header = "项目名称\t总计\t绩效目标\t绩效指标\n"
    filing = jiheng.read((header + "甲\t1000000\n" + "乙\t1\n" * 20_000).encode()).filing
    assert sum(1 for _ in filing.projects) + len(filing.agencies) == 20_001


@pytest.mark.parametrize(("name", "why"), [("没有.txt", "找不到文件"), ("", "是文件夹"), ("长" * 300, "打不开")])
def test_a_path_that_leads_to_no_file_is_refused(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=why):
        jiheng.read(tmp_path / name)


@pytest.mark.skipif(not UNREADABLE.exists(), reason="needs /proc")
def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(jiheng.RefusedDocument, match="打不开"):
        jiheng.read(UNREADABLE)


def test_a_file_of_200_megabytes_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(jiheng.RefusedDocument, match="超过 64 MB"):
        jiheng.read(path)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_the_hostile_files_of_the_acceptance_are_contained(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SHARED / "accept" / "hazard_files.py", tmp_path], stdout=subprocess.DEVNULL, check=True)
    paths = sorted(tmp_path.iterdir())
    assert len(paths) == 60
    for path in paths:
        with suppress(jiheng.JihengError):
            jiheng.read(path)
        path.unlink()
