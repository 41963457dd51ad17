"""Corrections written into the user's own file: only the characters that are corrected change, and reading it again proves so."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from jiheng.document import Document
from jiheng.domain.finding import Fix
from jiheng.errors import RefusedDocument
from jiheng.exchange.annotations.edit_document import edit_document
from jiheng.exchange.annotations.edit_text import edit_markdown, edit_text
from jiheng.exchange.annotations.edit_workbook import edit_workbook
from jiheng.exchange.annotations.stretches import Refused, Stretch, Wanted, overlapping, replace_stretches
from jiheng.readers.flow import Place
from jiheng.readers.registry import read_document

Texts = Mapping[Place, str]
Writer = Callable[[bytes, Wanted, Document], tuple[bytes, Refused]]

_WRITERS: dict[str, Writer] = {"docx": edit_document, "markdown": edit_markdown, "text": edit_text, "xlsx": edit_workbook}
_ROUNDS = 3


class Refusal(NamedTuple):
    """A correction that was not written, and why, as the end of a Chinese sentence."""

    fix: Fix
    reason: str


class Edited(NamedTuple):
    """The bytes with the corrections, and those that are not among them."""

    content: bytes
    refused: tuple[Refusal, ...]


def apply_edits(content: bytes, edits: Sequence[Fix], *, name: str) -> tuple[bytes, tuple[Fix, ...]]:
    """The file with the corrections, and those that could not be written; ``write_edits`` says why.

    Raises ``RefusedDocument`` for what cannot be read, and for formats into which nothing can be written.
    """
    edited = write_edits(content, edits, name=name)
    return edited.content, tuple(refusal.fix for refusal in edited.refused)


def write_edits(content: bytes, edits: Sequence[Fix], *, name: str, document: Document | None = None) -> Edited:
    """The file with the corrections; ``document`` is what was read of it before, by a process with limits where it is a stranger's.

    What is written is read again: every cell must say what it said before, but for the stretches that were corrected. A correction
    for which that does not hold is refused. Raises ``RefusedDocument`` as ``apply_edits`` does.
    """
    document = document or read_document(content, name=name)
    writer = _WRITERS.get(document.format)
    if writer is None:
        raise RefusedDocument(f"“{name}”的格式不能直接改字；请用 Excel 或 WPS 另存为 XLSX，用 Word 另存为 DOCX，再试。")
    before = _texts(document)
    reasons = _refuse_strangers(edits, before)
    for _ in range(_ROUNDS):
        wanted = _group(edits, reasons)
        if not wanted:
            break
        written, unwritable = writer(content, wanted, document)
        wrong = unwritable or _compare(written, before, wanted, name=name)
        if not wrong:
            return Edited(written, tuple(Refusal(edits[index], reason) for index, reason in sorted(reasons.items())))
        for index, edit in enumerate(edits):
            if reason := wrong.get((_place(edit), _stretch(edit))):
                reasons.setdefault(index, reason)
    return Edited(content, tuple(Refusal(edit, reasons.get(index, _UNPROVED)) for index, edit in enumerate(edits)))


_UNPROVED = "改了以后核对不上，没有改"


def _refuse_strangers(edits: Sequence[Fix], texts: Texts) -> dict[int, str]:
    """Why some cannot be written whatever the file is, by their number: no such cell, no such stretch, or another correction in it."""
    reasons: dict[int, str] = {}
    by_place: dict[Place, list[int]] = {}
    for index, edit in enumerate(edits):
        text = texts.get(_place(edit))
        if text is None:
            reasons[index] = "文件里没有这一格"
        elif not 0 <= edit.source.start <= edit.source.end <= len(text):
            reasons[index] = "这一格里没有这一段"
        elif edit.before and text[edit.source.start:edit.source.end] != edit.before:
            reasons[index] = f"这一段不是“{edit.before}”"
        else:
            by_place.setdefault(_place(edit), []).append(index)
    for indexes in by_place.values():
        late = overlapping([_stretch(edits[index]) for index in indexes])
        reasons.update({indexes[position]: "与另一处修改重叠" for position in late})
    return reasons


def _group(edits: Sequence[Fix], reasons: Mapping[int, str]) -> dict[Place, list[Stretch]]:
    """The stretches that are still to be written, by their cells."""
    wanted: dict[Place, list[Stretch]] = {}
    for index, edit in enumerate(edits):
        if index not in reasons:
            wanted.setdefault(_place(edit), []).append(_stretch(edit))
    return wanted


def _compare(written: bytes, before: Texts, wanted: Wanted, *, name: str) -> Refused:
    """The corrections in cells that do not say what they should; all of them where another cell changed, too."""
    after = _texts(read_document(written, name=name))
    expected = {place: replace_stretches(text, wanted.get(place, ())) for place, text in before.items()}
    wrong = {place for place, text in expected.items() if after.get(place, "") != text}
    if wrong - wanted.keys() or any(text for place, text in after.items() if place not in expected):
        wrong = set(wanted)
    return {(place, stretch): _UNPROVED for place in wrong for stretch in wanted[place]}


def _texts(document: Document) -> dict[Place, str]:
    cells = (cell for table in document.tables for row in table.rows for cell in row)
    return {(cell.source.table or 0, cell.source.row or 0, cell.source.column or 0): cell.text for cell in cells}


def _place(edit: Fix) -> Place:
    return edit.source.table or 0, edit.source.row or 0, edit.source.column or 0


def _stretch(edit: Fix) -> Stretch:
    return Stretch(edit.source.start, edit.source.end, edit.replacement)
