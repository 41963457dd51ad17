"""Pictures of pages are read as pages: tables, places, doubts; what is no picture of a page is refused with a sentence."""

import io
import random
import struct
import subprocess
import sys
import unicodedata
import zlib
from contextlib import suppress

import pytest
from PIL import Image

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.readers.registry import read_document
from jiheng.readers.scan import reader
from jiheng.readers.scan.paper import Pixels
from tests.readers.pdf.files import HEIGHT, pdf, rule, table, text
from tests.readers.scan.scans import draw, spoil, stamp, write
from tests.recognition.page import SHARED

ROWS = (("Project", "Total", "Goal"), ("Science", "19,454.63", ""), ("Museum", "25.00", "98.5%"))
HEAD = rule(50, 40, 290, 40) + rule(50, 40, 50, 60) + rule(290, 40, 290, 60) + text(60, 55, "Targets of projects 2026")
PAGE = pdf(HEAD + table(ROWS))
SAMPLE = SHARED / "samples" / "self-evaluation--docx.pdf"
WITHOUT = """
import sys
sys.modules["onnxruntime"] = None
import jiheng
try:
    jiheng.read(sys.stdin.buffer.read())
except jiheng.JihengError as error:
    sys.stdout.buffer.write(str(error).encode())
"""


def texts(document: Document) -> list[tuple[str, ...]]:
    return [tuple("".join(cell.text.split()) for cell in row) for row in document.tables[0].rows]


WANTED = [("Targetsofprojects2026",) * 3, *ROWS]


def test_a_page_lying_on_its_side_under_a_stamp_is_read_with_its_places() -> None:
    pixels = spoil(stamp(draw(PAGE), x=500, y=230, radius=110), degrees=1.2, noise=6, grey=30, quarters=1)
    document = read_document(write(pixels, "JPEG", quality=70, dpi=(200, 200)), name="扫描.jpg")
    assert (document.format, document.pages) == ("scan", 1)
    assert texts(document) == WANTED
    merged, science = document.tables[0].rows[0], document.tables[0].rows[2][0]
    assert merged[0].source == merged[2].source
    assert science.source[:7] == ("扫描.jpg", 1, 3, 1, 0, 7, 1)
    assert science.source.box == pytest.approx((HEIGHT - 100, 50, HEIGHT - 80, 130), abs=6)  # askew by a degree
    said = {notice.text: notice for notice in document.notices}
    assert any("红色的印章" in line for line in said)
    assert any("金额和数字请对照原件" in line for line in said)


def test_the_pages_of_a_tiff_are_pages_and_upside_down_ones_are_turned() -> None:
    plain = draw(PAGE)
    frames = [plain, spoil(plain, quarters=2)]
    from_tiff = read_document(write(frames[0], "TIFF", save_all=True, append_images=[_image(frames[1])], dpi=(200, 200)), name="扫描.tif")
    assert from_tiff.pages == 2
    assert texts(from_tiff)[:4] == WANTED
    assert {cell.source.page for row in from_tiff.tables[-1].rows for cell in row} >= {2}


@pytest.mark.skipif(not SAMPLE.exists(), reason="needs ../shared")
def test_a_scanned_form_in_a_pdf_says_what_the_drawn_one_says() -> None:
    content = SAMPLE.read_bytes()
    pixels = spoil(draw(content, dpi=150), degrees=-1.4, noise=10)
    stream = io.BytesIO()
    _image(pixels).save(stream, "PDF", resolution=150)
    scanned, drawn = read_document(stream.getvalue(), name="扫描.pdf"), read_document(content)
    wanted = [tuple(_folded(cell.text) for cell in row) for row in drawn.tables[0].rows if row[0].source.page == 1]
    got = [tuple(_folded(cell.text) for cell in row) for row in scanned.tables[0].rows]
    pairs = [(one, two) for row, other in zip(wanted, got, strict=True) for one, two in zip(row, other, strict=True)]
    assert sum(one == two for one, two in pairs) >= 0.98 * len(pairs)
    assert [[cell.source.row for cell in row] for row in scanned.tables[0].rows][:6] == [
        [cell.source.row for cell in row] for row in drawn.tables[0].rows
    ][:6]


def test_what_is_no_page_is_refused_with_a_sentence() -> None:
    page = write(draw(pdf("")))
    huge = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 90_000, 90_000, 8, 2, 0, 0, 0)) + _chunk(b"IEND", b"")
    for content, why in ((page, "没有认出文字"), (huge, "像素"), (page[:len(page) // 2], "已损坏"), (write(draw(pdf(""))[:20, :20]), "看不清")):
        with pytest.raises(RefusedDocument, match=why) as caught:
            reader.read(io.BytesIO(content), "图.png")
        assert "\n" not in str(caught.value)


def test_any_bytes_behind_the_mark_of_a_picture_are_read_or_refused() -> None:
    chance = random.Random(3)  # the same bytes every time
    sound = write(draw(pdf(""), dpi=30))
    for _ in range(150):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        with suppress(RefusedDocument):
            reader.read(io.BytesIO(bytes(content)), "图.png")
    for mark in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*"):
        with pytest.raises(RefusedDocument):
            reader.read(io.BytesIO(mark + chance.randbytes(300)), "图")


def test_without_the_extra_one_sentence_names_it() -> None:
    page = write(draw(pdf("")))
    outcome = subprocess.run([sys.executable, "-c", WITHOUT], input=page, capture_output=True, check=True)
    assert "[ocr]'" in outcome.stdout.decode()


def _image(pixels: Pixels) -> Image.Image:
    return Image.fromarray(pixels)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(text.split()))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
