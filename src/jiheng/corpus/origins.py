"""Where documents were published, as side files say: ``sources.csv`` in their folder, or ``名.source.json`` beside one.

``sources.csv`` has a row per document and the columns 文件, 来源地址, 发布日期, 获取日期 (or file, url, published, retrieved);
``名.source.json`` is an object with url, published, retrieved. Both may leave out what is not known.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jiheng.corpus.entries import Entry, closed_entry
from jiheng.errors import JihengError, RefusedDocument

LIST_NAME = "sources.csv"
SUFFIX = ".source.json"
_HEADS = {"文件": "file", "来源地址": "url", "发布日期": "published", "获取日期": "retrieved"}


class Origin(NamedTuple):
    """The address of a document, and the dates of its publication and of its retrieval, as the side file writes them."""

    url: str | None = None
    published: str | None = None
    retrieved: str | None = None


def take_origins(entries: Iterable[Entry]) -> tuple[list[Entry], Mapping[str, Origin]]:
    """The documents among ``entries``, and what the side files among them say, by the path of the document.

    A side file that cannot be read stays among the documents, to be refused with what is wrong with it.
    """
    documents: list[Entry] = []
    origins: dict[str, Origin] = {}
    for entry in entries:
        if not _is_side_file(entry):
            documents.append(entry)
            continue
        try:
            origins.update(_origins(entry))
        except (JihengError, ValueError, csv.Error, RecursionError) as error:
            why = str(error) if isinstance(error, JihengError) else "应为 UTF-8 编码的 CSV 或 JSON"
            documents.append(closed_entry(entry.path, f"来源说明“{entry.name}”读不了：{why}；请照说明改正，或删去它。"))
    return documents, origins


def _is_side_file(entry: Entry) -> bool:
    return entry.name == LIST_NAME or entry.name.endswith(SUFFIX)


def _origins(entry: Entry) -> Iterator[tuple[str, Origin]]:
    """The paths that a side file speaks of, and what it says; raises ``ValueError`` where it is not as it should be."""
    text = entry.read().decode("utf-8-sig")
    folder = entry.path[: -len(entry.name)]
    if entry.name.endswith(SUFFIX):
        yield entry.path.removesuffix(SUFFIX), _origin(json.loads(text))
        return
    for row in csv.DictReader(io.StringIO(text, newline="")):
        named = {_HEADS.get(head, head): value for head, value in row.items()}
        if "file" not in named:
            raise RefusedDocument("没有“文件”一栏")
        yield folder + str(named["file"]).strip().replace("\\", "/"), _origin(named)


def _origin(said: object) -> Origin:
    if not isinstance(said, dict):
        raise RefusedDocument("JSON 应为一个对象")
    known = {_HEADS.get(str(key), str(key)): value for key, value in said.items()}
    return Origin(*(str(known[field]).strip() or None if known.get(field) is not None else None for field in Origin._fields))
