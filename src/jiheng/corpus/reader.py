"""The program of the child that reads for a table (``python -m jiheng.corpus.reader``): a document → its coverage and its rows.

Both are JSON, on a line each, the rows as lines of CSV: what a child says is data and nothing else.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from time import perf_counter

from jiheng.corpus.coverage import NO_FORM, PARTLY, PROVED, READ, Coverage, refuse
from jiheng.document import Document, Notice
from jiheng.domain.filing import Filing
from jiheng.errors import RefusedDocument, UnknownForm
from jiheng.exchange.tables.indicators import indicator_rows
from jiheng.exchange.tables.lines import to_lines
from jiheng.readers.registry import read_document
from jiheng.recognition.registry import recognise_all
from jiheng.sandbox.child import serve

_NOTICES_FIRST = 3


def answer(content: bytes, name: str) -> bytes:
    """The two lines, a refusal being a coverage without rows; raises ``MissingExtra``, since what is missing may be there next time."""
    start = perf_counter()
    coverage, lines = _read(content, name)
    coverage["seconds"] = f"{perf_counter() - start:.3f}"
    return b"\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode(errors="replace") for part in (coverage, lines))


def _read(content: bytes, name: str) -> tuple[Coverage, list[str]]:
    try:
        document = read_document(content, name=name)
        filings = recognise_all(document)
    except RefusedDocument as error:
        return refuse(str(error)), []
    except UnknownForm as error:
        return refuse(str(error), status=NO_FORM), []
    return _coverage(document, filings), to_lines(chain.from_iterable(map(indicator_rows, filings)))


def _coverage(document: Document, filings: Sequence[Filing]) -> Coverage:
    unread = [notice for filing in filings for notice in filing.notices if notice.kind == "unread"]
    return {
        "status": _status(filings, unread),
        "reason": "；".join(_reasons(filings, unread)) or None,
        "format": document.format,
        "pages": document.pages,
        "filings": len(filings),
        "agencies": sum(len(filing.agencies) for filing in filings),
        "projects": sum(1 for filing in filings for _ in filing.projects),
        "indicators": sum(filing.indicator_count for filing in filings),
        "unread": len(unread),
    }


def _status(filings: Sequence[Filing], unread: Sequence[Notice]) -> str:
    if unread:
        return PARTLY
    return PROVED if all(filing.proof.status == "proved" for filing in filings) else READ


def _reasons(filings: Sequence[Filing], unread: Sequence[Notice]) -> Iterator[str]:
    """Why it is not proved or not whole, the first of what was not read."""
    failures = [check for filing in filings for check in filing.proof.failures]
    if failures:
        yield f"{len(failures)} 处合计不平，第一处在{failures[0].source.place}"
    elif any(filing.proof.status == "not-provable" for filing in filings):
        yield "表上印的合计不够，无法核对"
    if unread:
        yield f"{len(unread)} 处没有读"
        yield from (f"{notice.source.place}：{notice.text}" for notice in unread[:_NOTICES_FIRST])


if __name__ == "__main__":
    serve(answer)
