"""The reference of the grounds: every document of the store, how far it was seen, and what stands on it."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import jiheng
from jiheng.regulations.citations import STATUS_WORDS, CitedDocument, get_cited
from jiheng.rules.citation_pages import list_dependents, list_replacements
from tools.command_line import REPOSITORY

PAGE = REPOSITORY / "docs" / "reference" / "citations.md"
_INTRODUCTION = (
    "# 依据", "",
    "规则、计分办法、口径和数值所依据的每一个文件，以及有没有人看过原文。没有核对过的条款号一律不印。",
    "`jiheng explain 财预〔2015〕88号` 在命令行里给出同样的内容；手上有原文的人核对以后，改 `src/jiheng/regulations/citations.yaml` 的 `status` 即可。", "",
)


def citation_page() -> Iterator[tuple[Path, str]]:
    """Path and text of the page."""
    lines = list(_INTRODUCTION)
    for kind, group in groupby(jiheng.list_cited(), key=lambda cited: cited.kind):
        lines += [f"## {kind}", "", "| 文件 | 说的什么 | 核对情况 | 以它为依据的 |", "|---|---|---|---|", *map(_row, group), ""]
    yield PAGE, "\n".join(lines)


def _row(cited: CitedDocument) -> str:
    dependents = [line.removeprefix("规则 ") for line in list_dependents(cited.key)]
    relations = [f"代替 {get_cited(key).citation.document}" for key in cited.replaces]
    relations += [f"已由 {later.citation.document} 代替" for later in list_replacements(cited.key)]
    origin = "，".join(filter(None, (cited.issuer, f"{cited.since}起" if cited.since else "")))
    document = "<br>".join(filter(None, (cited.citation.document, origin, *relations)))
    status = "；".join(filter(None, (STATUS_WORDS[cited.citation.status], cited.note)))
    return f"| {document} | {cited.title} | {status} | {'<br>'.join(dependents) or '—'} |"
