"""What a person hands in about places: a list of them as a table, and numbers of years."""

from dataclasses import dataclass

from django.http import HttpRequest

import jiheng
from jiheng_web.documents.forms import read_uploads
from jiheng_web.places.models import KIND_WORDS

MOST_ROWS = 2_000
_HEADINGS = {
    "name": ("单位名称", "名称", "单位", "预算单位", "预算单位名称"),
    "kind": ("类别", "单位类别", "单位类型", "类型"),
    "parent": ("上级", "上级单位", "主管部门", "主管部门名称", "上级名称"),
    "code": ("编码", "单位编码", "代码", "单位代码", "预算单位编码"),
}
_KINDS = {word: kind for kind, word in KIND_WORDS.items()} | {"财政局": "bureau", "部门": "department", "单位": "agency", "下属单位": "agency"}


class RefusedList(jiheng.JihengError):
    """A list of places cannot be understood as a whole; the sentence says why."""


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """One line of a list: where it stands, and what it says; ``kind`` is empty where it does not say one."""

    row: int
    name: str
    kind: str = ""
    kind_word: str = ""
    parent: str = ""
    code: str = ""


def read_listing(request: HttpRequest) -> list[ListedPlace]:
    """The places that were handed in as a file or pasted; raises ``jiheng.JihengError`` where there are none or they cannot be read."""
    uploads = read_uploads(request)
    if not uploads:
        raise RefusedList("请选择单位名单的文件，或把名单粘贴到文本框里。")
    listed: list[ListedPlace] = []
    for upload in uploads:
        listed += list_rows(jiheng.read_isolated(upload.content, name=upload.name))
    if not listed:
        raise RefusedList("名单里没有单位：第一行写“单位名称、类别、上级、编码”，下面一行一个单位。")
    if len(listed) > MOST_ROWS:
        raise RefusedList(f"名单有 {len(listed)} 行，一次最多 {MOST_ROWS} 行，请分几次导入。")
    return listed


def list_rows(document: jiheng.Document) -> list[ListedPlace]:
    """The lines of all tables of a document. Columns are found by their headings; without any, the first one holds the names."""
    listed = []
    for table in document.tables:
        columns: dict[str, int] = {}
        for number, row in enumerate(table.rows, start=1):
            cells = [" ".join(cell.text.split()) for cell in row]
            headings = _find_columns(cells)
            if "name" in headings:
                columns = headings
            elif any(cells):
                listed.append(_listed(cells, columns or {"name": 0}, row[0].source.row or number))
    return listed


def read_number(text: str) -> int | None:
    """A whole number that was typed, also in wide digits; None for anything else."""
    text = text.strip().removesuffix("年").strip()
    return int(text) if text.isdecimal() and len(text) <= 18 else None


def _find_columns(cells: list[str]) -> dict[str, int]:
    """Where the columns stand, by a line of headings; empty for any other line."""
    found: dict[str, int] = {}
    for field, words in _HEADINGS.items():
        place = next((index for index, cell in enumerate(cells) if cell.rstrip("*＊") in words), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found if "name" in found and (len(found) > 1 or len([cell for cell in cells if cell]) == 1) else {}


def _listed(cells: list[str], columns: dict[str, int], row: int) -> ListedPlace:
    said = {field: cells[place] if place < len(cells) else "" for field, place in columns.items()}
    word = said.get("kind", "")
    return ListedPlace(row, said["name"], _KINDS.get(word, ""), word, said.get("parent", ""), said.get("code", ""))
