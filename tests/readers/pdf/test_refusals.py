"""Files that are locked, damaged, too large or without a table are refused with one sentence, and quickly."""

import base64
import io
import random
import threading
import zlib
from contextlib import suppress

import pytest

from jiheng.document import Document
from jiheng.errors import RefusedDocument
from jiheng.readers.pdf import reader
from tests.readers.pdf import encrypted
from tests.readers.pdf.files import IMAGE, pdf, table
from tests.readers.pdf.test_grids import ROWS, read, texts

SOUND = pdf(table(ROWS), table(ROWS))
REFUSED = {
    "a password": (pdf(table(ROWS), password="geheim"), "要密码"),
    "a scan": (pdf("q 600 0 0 400 0 0 cm /X3 Do Q\n", more=[IMAGE]), "是扫描件"),
    "an empty page": (pdf(""), "没有文字"),
    "a table without text": (pdf(table([("", ""), ("", "")])), "没有文字"),
    "only the mark": (b"%PDF-1.7\n", "已损坏或不完整"),
    "a truncated file": (SOUND[:300], "已损坏或不完整"),
    "very many pages": (pdf(*[""] * 501), "超过 500 页"),
    "a page as large as a city": (pdf(table(ROWS), page="/MediaBox [0 0 1000000 1000000]"), "尺寸不对"),
    "very many lines": (pdf("".join(f"{x % 600} 0 m {x % 600} 400 l S " for x in range(100_001))), "内容过多"),
    "very many lines in one path": (pdf("".join(f"{x % 600} 0 m {x % 600} 400 l " for x in range(100_001)) + "S"), "线条过多"),
    "very many crossings": (pdf("".join(f"0 {y / 5} m 600 {y / 5} l 0 {y / 5} m {y / 4} 0 l S " for y in range(2000))), "没有"),
    "very many characters": (pdf("".join(f"BT /F1 1 Tf {x % 599} {x // 599} Td (abcdefghij) Tj ET " for x in range(25_000))), "文字超过"),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(RefusedDocument, match=why) as caught:
        read(content)
    assert "\n" not in str(caught.value)


def test_an_empty_password_opens() -> None:
    assert texts(read(pdf(table(ROWS), password=""))) == [*ROWS]


@pytest.mark.parametrize("packed", [encrypted.AES_128, encrypted.AES_256])
def test_an_empty_password_opens_what_newer_programs_encrypt(packed: str) -> None:
    assert texts(read(zlib.decompress(base64.b85decode(packed)))) == [("1.00", "2.00"), ("3.00", "4.00")]


def test_more_than_50_megabytes_are_refused() -> None:
    with pytest.raises(RefusedDocument, match="超过 50 MB"):
        read(b"%PDF-1.7\n" + bytes(50 << 20))


def test_flipped_bits_are_read_or_refused() -> None:
    chance = random.Random(7)  # the same bits every time
    for _ in range(200):
        content = bytearray(SOUND)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        with suppress(RefusedDocument):
            read(bytes(content))


def test_readers_in_several_threads_do_not_disturb_each_other() -> None:
    found: list[Document] = []
    threads = [threading.Thread(target=lambda: found.extend(read(SOUND) for _ in range(5))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert all(document == found[0] for document in found)


def test_blanks_may_stand_before_the_mark_of_a_pdf() -> None:
    assert reader.recognises(b"\r\n%PDF-1.4 ...")
    assert not reader.recognises("一种文件以 %PDF- 开头".encode())
    assert texts(reader.read(io.BytesIO(b"\r\n\r\n" + SOUND), "表.pdf"))[0] == ROWS[0]
