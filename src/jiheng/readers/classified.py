"""Marks of 密级: jiheng is not for classified material, so a document that bears one is refused before anything is made of it."""

import re

from jiheng.document import Document
from jiheng.errors import RefusedDocument

_MARK = re.compile(r"(?:绝\s?密|机\s?密|秘\s?密)\s*[★☆]|密\s?级\s*[：:]\s*(?:绝密|机密|秘密)")
_ALONE = frozenset({"绝密", "机密", "秘密"})
_HEAD_ROWS = 10


def refuse_classified(document: Document) -> None:
    """Raise ``RefusedDocument`` where a mark stands: with ★ or after 密级： anywhere, alone in a cell among the first rows of a table."""
    for table in document.tables:
        for index, row in enumerate(table.rows):
            for cell in row:
                text = cell.text
                if "密" in text and (_MARK.search(text) or (index < _HEAD_ROWS and "".join(text.split()) in _ALONE)):
                    raise RefusedDocument(f"{cell.source.place}：有密级标志，绩衡不处理涉密材料，没有读取也没有保存；请按保密规定办理。")
