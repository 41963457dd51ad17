"""What an XLS holds beside its cells, straight from its records: text boxes, pictures, and what it prints in the margins of its pages.

xlrd reads none of it. Records are a number and a length, two bytes each, and so many bytes (MS-XLS, 2.1.4).
"""

import struct
from collections.abc import Iterator

from jiheng.document import Notice
from jiheng.readers.margins import list_margins, strip_codes
from jiheng.source import Source

_HEADER, _FOOTER, _CONTINUE, _OBJECT, _BOXED_TEXT = 0x14, 0x15, 0x3C, 0x5D, 0x1B6
_FIRST_PART = 0x15
_NOTE, _PICTURE = 0x19, 0x08
_WIDE = 1
_SHOWN_MOST = 60

Record = tuple[int, bytes]


def list_beside(stream: bytes, *, name: str) -> Iterator[Notice]:
    """A notice for each kind of thing in the stream of a workbook that stands beside its cells; a damaged record ends the search."""
    boxes: list[str] = []
    margins: list[str] = []
    pictures = drawn = letters = 0
    for kind, content in _records(stream):
        if kind in (_HEADER, _FOOTER) and len(content) > 3:
            margins.append(strip_codes(_read_text(content, struct.unpack_from("<H", content)[0], at=2)))
        elif kind == _OBJECT and len(content) >= 6:
            part, _, drawn = struct.unpack_from("<HHH", content)
            pictures += part == _FIRST_PART and drawn == _PICTURE
        elif kind == _BOXED_TEXT and len(content) >= 12:
            letters = struct.unpack_from("<H", content, 10)[0] if drawn != _NOTE else 0
        elif kind == _CONTINUE and letters:
            boxes.append(" ".join(_read_text(content, letters, at=0).split()))
            letters = 0
    source = Source(name, None, None, None, 0, 0)
    if told := list(filter(None, boxes)):
        yield Notice(f"有 {len(told)} 个文本框没有读：{'；'.join(told)[:_SHOWN_MOST]}", source, "around")
    if pictures:
        yield Notice(f"有 {pictures} 幅图片没有读", source, "around")
    yield from list_margins(margins, name=name)


def _records(stream: bytes) -> Iterator[Record]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4:at + 4 + length]
        at += 4 + length


def _read_text(content: bytes, letters: int, *, at: int) -> str:
    """So many letters behind a byte that says whether each takes two bytes or one."""
    if len(content) <= at:
        return ""
    is_wide = content[at] & _WIDE
    taken = content[at + 1:at + 1 + letters * (2 if is_wide else 1)]
    return taken.decode("utf-16-le" if is_wide else "latin-1", errors="replace")
