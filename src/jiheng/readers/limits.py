"""How much a reader takes in before it refuses, with a sentence that says what to do."""

from typing import BinaryIO

from jiheng.errors import RefusedDocument

MEBIBYTE = 1 << 20
TEXT_BYTES = 64 * MEBIBYTE
WORKBOOK_BYTES = 64 * MEBIBYTE
LINE_CHARACTERS = 2_000_000
CELLS = 500_000


def read_whole(stream: BinaryIO, *, name: str, limit: int) -> bytes:
    """All bytes of the stream; raises ``RefusedDocument`` when it is empty or longer than ``limit`` bytes."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise RefusedDocument(f"“{name}”超过 {limit // MEBIBYTE} MB，没有读取；请拆成几个文件，或只保留绩效目标表再试。")
    if not content.strip(b"\0 \t\r\n"):
        raise RefusedDocument(f"“{name}”是空的，里面没有文字；请检查是不是选错了文件。")
    return content
