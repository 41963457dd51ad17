"""When a workbook or document was saved last, as the program that saved it says in its properties."""

import datetime
import io
import re
import struct
import zipfile
import zlib

_PART = "docProps/core.xml"
_BYTES = 64 << 10
_IS_LOCKED = 0x1
_OURS = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""What our own writers put there, so that the same content gives the same bytes."""
_MODIFIED = re.compile(rb"<dcterms:modified[^>]{0,200}>\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\s*<")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError, OSError)


def find_saved_at(content: bytes) -> datetime.datetime | None:
    """The time (UTC) at which an XLSX or DOCX was saved; None for other formats, where it does not say, and for what we wrote ourselves.

    No more than 64 KiB of one small part are unpacked, and nothing of it is believed but the time.
    """
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entry = package.getinfo(_PART)
            if entry.flag_bits & _IS_LOCKED or entry.file_size > _BYTES:
                return None
            with package.open(entry) as part:
                match = _MODIFIED.search(part.read(_BYTES))
        saved = datetime.datetime.fromisoformat(match[1].decode().replace("Z", "+00:00")) if match else None
        return saved if saved != _OURS else None
    except _BROKEN:
        return None
