"""Findings → what is written beside the places where they were found: one note a place, the gravest first."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from jiheng.document import Document
from jiheng.domain.finding import SEVERITY_WORDS, Finding, Severity
from jiheng.source import Source

FORMATS = frozenset({"docx", "pdf", "xlsx"})
"""The formats (by their readers' names) that hold comments which we read and write; nothing here loads their libraries."""

_MARKS = (b"omment", b"/Annots")
"""Names of parts stand openly in a package, and so do in a PDF the remarks that were added to it; a reader tells of those of people."""
_TOLD = "批注"

_ORDER: tuple[Severity, ...] = ("must", "should", "hint")
_CHARACTERS = 30_000
"""Excel shows no more than 32,767 characters of a comment."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

Key = TypeVar("Key", bound=Hashable)


def may_have_comments(content: bytes, document: Document) -> bool:
    """Whether it is worth looking for comments in a file of which ``document`` was read; a quick look at its bytes and notices."""
    if document.format not in FORMATS:
        return False
    return any(mark in content for mark in _MARKS) or any(_TOLD in notice.text for notice in document.notices)


class Note(NamedTuple):
    """What is said of a place, and how grave it is; of several notes on one place the gravest counts."""

    source: Source
    text: str
    severity: Severity


def note_findings(findings: Iterable[Finding]) -> list[Note]:
    """A note for each finding, as the terminal prints it: code, severity, what, on what ground, what to do; several lines."""
    return [Note(finding.source, _clean(_describe(finding)), finding.severity) for finding in findings]


def note_remark(source: Source, text: str, *, severity: Severity = "should") -> Note:
    """A note with what a person said about a place; it stands in the file among ours, so ``text`` should name the person."""
    return Note(source, _clean(text), severity)


def gather_notes(notes: Iterable[Note], *, document: Document, place: Callable[[Source], Key]) -> dict[Key, Note]:
    """One note for each place, in their order, the gravest first in it; ``place`` says which stretches are one place.

    What concerns the table as a whole is noted on the first cell of it that says anything.
    """
    by_place: dict[Key, list[Note]] = {}
    for note in notes:
        source = _anchor(note.source, document)
        by_place.setdefault(place(source), []).append(note._replace(source=source))
    return {key: _join(found) for key, found in by_place.items()}


def _describe(finding: Finding) -> str:
    doubt = "（存疑）" if finding.certainty == "suspected" else ""
    number = "" if finding.indicator_number is None else f"·第{finding.indicator_number}项"
    subject = f"〔{finding.project}{number}〕" if finding.project else ""
    lines = [f"{finding.code} {SEVERITY_WORDS[finding.severity]}{doubt} {subject}{finding.message}"]
    if finding.cites:
        lines.append(f"  依据: {'；'.join(map(str, finding.cites))}")
    return "\n".join([*lines, f"  建议: {finding.remedy}"])


def _join(notes: Sequence[Note]) -> Note:
    """The notes on one place as one, as far as a comment can hold them."""
    ordered = sorted(notes, key=lambda note: _ORDER.index(note.severity))
    texts = list(dict.fromkeys(note.text for note in ordered))
    kept, length = 0, 0
    while kept < len(texts) and length + len(texts[kept]) < _CHARACTERS:
        length += len(texts[kept]) + 1
        kept += 1
    rest = [f"（这一格还有 {len(texts) - kept} 条意见，批注写不下，见检查结果。）"] if kept < len(texts) else []
    return Note(notes[0].source, "\n".join([*texts[:kept], *rest]), ordered[0].severity)


def _anchor(source: Source, document: Document) -> Source:
    """The place of a finding; for one on a table or on everything, the first cell with any text."""
    if source.row is not None and source.column is not None and source.table is not None:
        return source
    if source.table is None and source.box is not None:
        return source
    tables = [table for table in document.tables if source.table in (None, table.number)] or document.tables
    for table in tables:
        for row in table.rows:
            for cell in row:
                if cell.text.strip():
                    return cell.source
    return Source(document.name, 1, 1, 1, 0, 0)


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)
