"""Corrections written into the user's own file, and what became of it."""

from dataclasses import dataclass
from pathlib import Path

from jiheng.domain.finding import Fix
from jiheng.errors import RefusedDocument
from jiheng.exchange.annotations.edits import write_edits
from jiheng.readers.limits import TEXT_BYTES
from jiheng.readers.registry import open_source, read_document
from jiheng.rules.corrections.correct import Corrections
from jiheng.rules.corrections.look import find_faults, look_at


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """The corrected bytes, how many ``edits`` are in them, and those that are not, with the reason as the end of a Chinese sentence."""

    content: bytes
    edits: int
    unwritten: tuple[tuple[Fix, str], ...]


def write_corrections(
    source: Path | str | bytes, corrections: Corrections, *, proposed: bool = False, name: str | None = None,
) -> CorrectedFile:
    """The file at a path, or in bytes, with its safe corrections, with ``proposed`` also the proposed ones; its format stays untouched.

    What was written is read and checked once more: it says what it should and has no finding that it had not. Raises ``RefusedDocument``
    for formats into which nothing can be written, and where the corrected file does not pass.
    """
    with open_source(source, name=name) as (stream, shown):
        content = stream.read(TEXT_BYTES + 1)  # one byte more than any reader takes, so that it says so
    edits = corrections.proposed_edits if proposed else corrections.edits
    written = write_edits(content, edits, name=shown, document=corrections.document)
    if written.content != content:
        after = look_at(read_document(written.content, name=shown), basis=corrections.basis)
        if find_faults(corrections.look, after, told=(), free=corrections.free if proposed else ()):
            raise RefusedDocument(f"“{shown}”改好以后核对不上，没有写出；请用 --diff 看要改哪些，在表里手工改。")
    refused = tuple((refusal.fix, refusal.reason) for refusal in written.refused)
    return CorrectedFile(written.content, len(edits) - len(refused), refused)
