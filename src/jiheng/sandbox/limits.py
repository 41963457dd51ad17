"""How much memory and time a child process may spend on one document."""

from dataclasses import dataclass
from typing import Self

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30

FILE_BYTES = 64 * MEBIBYTE
"""The largest file that the child may write; libraries unpack into temporary ones."""
OPEN_FILES = 64
MEMORY_MOST = 4 * GIBIBYTE
"""What announced work (text recognition, external converters) may take, and the largest documents."""
WORK_SECONDS_MOST = 3_600
"""How long a document may take with all work that its reader announces."""

_MEMORY, _MEMORY_PER_BYTE = GIBIBYTE, 40
_SECONDS, _SECONDS_PER_MEBIBYTE = 25, 3
_PROCESSOR_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: bytes of address space, seconds of wall time, seconds of processor time."""

    memory: int
    seconds: float
    processor_seconds: int

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """The limits that ``pack`` made into bytes."""
        memory, seconds, processor_seconds = packed.split()
        return cls(int(memory), float(seconds), int(processor_seconds))

    def pack(self) -> bytes:
        """The limits as bytes, to be told to the child."""
        return f"{self.memory} {self.seconds} {self.processor_seconds}".encode()

    @classmethod
    def of_size(cls, size: int) -> Self:
        """The limits for a document of ``size`` bytes: they grow with what came in, never with what it claims to unpack to."""
        more = size * _SECONDS_PER_MEBIBYTE // MEBIBYTE
        return cls(min(_MEMORY + size * _MEMORY_PER_BYTE, MEMORY_MOST), _SECONDS + more, _PROCESSOR_SECONDS + more)
