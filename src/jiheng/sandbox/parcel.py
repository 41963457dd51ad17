"""A ``Document`` as bytes between two processes.

The bytes come from a process that a stranger's file may have taken over, so they can make the facts of a document and nothing else.
"""

import io
import pickle  # only the classes below are ever looked up

from jiheng.document import Cell, Document, Notice, Table
from jiheng.errors import StoppedReading
from jiheng.source import Source

_FACTS = {(kind.__module__, kind.__name__): kind for kind in (Cell, Document, Notice, Source, Table)}


def pack(document: Document) -> bytes:
    """The document in bytes; cells and places that it shares stay shared."""
    return pickle.dumps(document, protocol=5)


def unpack(content: bytes) -> Document:
    """The document again; raises ``StoppedReading`` for bytes that are no document."""
    try:
        document = _FactsOnly(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise StoppedReading("读取用的进程给出的不是文档，没有读取；请另存为新的文件再试。") from error
    if not isinstance(document, Document):
        raise StoppedReading("读取用的进程给出的不是文档，没有读取；请另存为新的文件再试。")
    return document


class _FactsOnly(pickle.Unpickler):
    """Knows the facts of a document by name."""

    def find_class(self, module: str, name: str) -> type:
        """One of the facts; raises ``UnpicklingError`` for anything else."""
        if (module, name) not in _FACTS:
            raise pickle.UnpicklingError(f"{module}.{name} is no fact of a document")
        return _FACTS[module, name]
