"""The program of the child that reads one document (``python -m jiheng.sandbox.reader``): content and name → ``Document``."""

import io

from jiheng.readers.registry import read_stream
from jiheng.sandbox.child import serve
from jiheng.sandbox.parcel import pack


def read(content: bytes, name: str) -> bytes:
    """The document in ``content``, packed; raises ``RefusedDocument``."""
    return pack(read_stream(io.BytesIO(content), name=name))


if __name__ == "__main__":
    serve(read)
