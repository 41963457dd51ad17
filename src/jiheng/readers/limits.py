"""How much a reader takes in before it refuses, with a sentence that says what to do."""

import logging
from collections.abc import Iterable
from typing import BinaryIO

from jiheng.errors import RefusedDocument

MEBIBYTE = 1 << 20
TEXT_BYTES = 64 * MEBIBYTE
WORKBOOK_BYTES = 64 * MEBIBYTE
LINE_CHARACTERS = 2_000_000
CELLS = 500_000
TAGS = 2_000_000
WORK = logging.getLogger("jiheng.work")


def read_whole(stream: BinaryIO, *, name: str, limit: int) -> bytes:
    """All bytes of the stream; raises ``RefusedDocument`` when it is empty or longer than ``limit`` bytes."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise RefusedDocument(f"“{name}”超过 {limit // MEBIBYTE} MB，没有读取；请拆成几个文件，或只保留绩效目标表再试。")
    if not content.strip(b"\0 \t\r\n"):
        raise RefusedDocument(f"“{name}”是空的，里面没有文字；请检查是不是选错了文件。")
    return content


def check_cells(cells: int, *, name: str) -> None:
    """Raise ``RefusedDocument`` for more than ``CELLS`` cells."""
    if cells > CELLS:
        raise RefusedDocument(f"“{name}”的单元格超过 {CELLS:,} 个，没有读取；请删去多余的空行空列，或拆成几个文件再试。")


def check_lines(lines: Iterable[str], *, name: str) -> None:
    """Raise ``RefusedDocument`` for a line of more than ``LINE_CHARACTERS`` characters."""
    for number, line in enumerate(lines, start=1):
        if len(line) > LINE_CHARACTERS:
            raise RefusedDocument(f"“{name}”第 {number} 行超过 {LINE_CHARACTERS:,} 个字，不像表格；请检查文件是否完整。")


def announce_work(text: str, *, seconds: int) -> None:
    """Say that a piece of work begins that may well take ``seconds`` and much memory: text recognition of a page, an external converter.

    Whoever runs the reader under limits listens to this log and makes room; elsewhere it is a line of progress.
    """
    WORK.info(text, extra={"seconds": seconds})
