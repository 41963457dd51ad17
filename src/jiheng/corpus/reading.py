"""Reads many documents into the journal: in parallel, once more alone where a process was lost, never stopped by one of them."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jiheng.corpus.coverage import Coverage, refuse
from jiheng.corpus.entries import Entry
from jiheng.corpus.journal import Journal, Key
from jiheng.errors import JihengError, RefusedDocument, StoppedReading
from jiheng.sandbox.pool import Question, ask_all

PROGRAM = "jiheng.corpus.reader"

Progress = Callable[[int, int, str], None]
"""Told after each document: how many are done, of how many, and which one it was."""


class ReadDocument(NamedTuple):
    """A document: its path, and the key of what the journal holds of it; or why it holds nothing."""

    path: str
    key: Key | None
    refusal: Coverage = {}


@dataclass(slots=True)
class ReadingRun:
    """One run over documents; what the journal holds already is not read again."""

    entries: Sequence[Entry]
    journal: Journal
    progress: Progress | None = None
    known_before: int = 0
    _done: dict[int, ReadDocument] = field(default_factory=dict)

    def read(self, *, jobs: int) -> list[ReadDocument]:
        """All documents, in the order of the entries."""
        lost = self._ask(range(len(self.entries)), jobs=jobs, is_last=False)
        for number in lost:
            self._ask([number], jobs=1, is_last=True)
        return [self._done[number] for number in range(len(self.entries))]

    def _ask(self, numbers: Sequence[int], *, jobs: int, is_last: bool) -> list[int]:
        """Read the documents with these numbers; those whose process was lost, unless it is their last chance."""
        lost = []
        for (number, key), answer in ask_all(PROGRAM, self._questions(numbers), jobs=jobs):
            if isinstance(answer, StoppedReading) and not is_last:
                lost.append(number)
            elif isinstance(answer, StoppedReading):
                self._keep(number, key, json.dumps(refuse(str(answer)), ensure_ascii=False).encode(), b"[]")
            elif isinstance(answer, JihengError):
                self._settle(number, ReadDocument(self.entries[number].path, None, refuse(str(answer))))
            else:
                coverage, _, lines = answer.replace(b"\t", b" ").partition(b"\n")
                self._keep(number, key, coverage, lines.replace(b"\n", b" "))
        return lost

    def _questions(self, numbers: Sequence[int]) -> Iterator[Question[tuple[int, Key]]]:
        """The documents that are still to be read, with their bytes."""
        for number in numbers:
            entry = self.entries[number]
            try:
                content = entry.read()
            except RefusedDocument as error:
                self._settle(number, ReadDocument(entry.path, None, refuse(str(error))))
                continue
            key = Key.of(hashlib.sha256(content).hexdigest(), entry.name)
            if key in self.journal:
                self.known_before += 1
                self._settle(number, ReadDocument(entry.path, key))
            else:
                yield Question((number, key), content, entry.name)

    def _keep(self, number: int, key: Key, coverage: bytes, lines: bytes) -> None:
        self.journal.add(key, coverage, lines)
        self._settle(number, ReadDocument(self.entries[number].path, key))

    def _settle(self, number: int, document: ReadDocument) -> None:
        self._done[number] = document
        if self.progress:
            self.progress(len(self._done), len(self.entries), document.path)
