"""PNG, JPEG, TIFF → ``Document``: a picture of a page, or of several, read as the pages of a scanned PDF are."""

import hashlib
from typing import BinaryIO

from jiheng.document import Document, Notice
from jiheng.errors import RefusedDocument
from jiheng.readers.limits import MEBIBYTE, read_whole
from jiheng.readers.pdf.blocks import Block, find_blocks
from jiheng.readers.pdf.places import find_cells
from jiheng.readers.pdf.tables import join_tables
from jiheng.readers.scan.page import read_page
from jiheng.readers.scan.pictures import list_pictures

FORMAT = "scan"
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_BYTES = 50 * MEBIBYTE
_PAGES = 100


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin a PNG, a JPEG or a TIFF."""
    return head.startswith(_MARKS)


def read(stream: BinaryIO, name: str) -> Document:
    """What stands on a picture; raises ``RefusedDocument`` for what is damaged, too large or without text."""
    content = read_whole(stream, name=name, limit=_BYTES)
    blocks: list[Block] = []
    notices: list[Notice] = []
    number = 0
    for number, picture in enumerate(list_pictures(content, name=name), start=1):
        if number > _PAGES:
            raise RefusedDocument(f"“{name}”超过 {_PAGES} 页，没有读取；请拆成几个文件再试。")
        page = read_page(picture.pixels, number=number, point=picture.point)
        found = find_blocks(page) if page else None
        if page is None or found is None:
            raise RefusedDocument(f"“{name}”第 {number} 页的线条或文字过多，没有读取；请只保留绩效目标表再试。")
        blocks += found
        notices += page.list_notices(name=name)
    if not blocks:
        raise RefusedDocument(f"“{name}”是图片，里面没有认出文字；请检查是不是选错了文件，或提高清晰度再扫描。")
    tables = tuple(join_tables(blocks, name=name))
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(name, sha256, FORMAT, tables, pages=number, notices=tuple(find_cells(notices, tables)))
