"""A checkpoint: how many entries a log had and the root over them, short enough to be printed and kept elsewhere.

The text is that of C2SP tlog-checkpoint; what was exported carries the moment as an extension line, and the hash profile where it is not
SHA-256. The line is the same for a code on paper and for the manifest of a package.
"""

import base64
import binascii
import datetime
import io
import re
from dataclasses import dataclass

import segno

from jiheng.errors import BrokenLedger
from jiheng.ledger.entry import print_moment, read_moment
from jiheng.ledger.hashes import HASH_BYTES

DEFAULT_ALGORITHM = "sha256"
_LINE_NAME = "jiheng-ledger/1"
_ORIGIN = r"[^\s+]+/[\w-]+"
_SIZE = r"(?:0|[1-9][0-9]{0,17})"
_ROOT = r"[A-Za-z0-9+/]{43}="
_AT = r"[0-9T:.+-]{29}"
_TEXT = re.compile(
    rf"(?P<origin>{_ORIGIN})\n(?P<size>{_SIZE})\n(?P<root>{_ROOT})\n"
    rf"(?:algorithm (?P<algorithm>[a-z0-9]+)\n)?(?:at (?P<at>{_AT})\n)?(?P<signatures>(?:\n(?:— \S+ \S+\n)+)?)"
)
_LINE = re.compile(
    rf"{_LINE_NAME} (?P<algorithm>[a-z0-9]+) (?P<origin>{_ORIGIN}) (?P<size>{_SIZE}) (?P<root>{_ROOT})(?: (?P<at>{_AT}))?"
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log at one moment: ``origin`` is the ledger and its segment, ``size`` the number of entries, ``root`` 32 bytes.

    ``at`` is when it was exported; ``signatures`` are the lines below it, kept as they are and not verified here.
    """

    origin: str
    size: int
    root: bytes
    algorithm: str = DEFAULT_ALGORITHM
    at: datetime.datetime | None = None
    signatures: tuple[str, ...] = ()

    @property
    def segment(self) -> str:
        """The segment of the ledger that it speaks of."""
        return self.origin.rpartition("/")[2]


def print_checkpoint(checkpoint: Checkpoint) -> str:
    """The text of a checkpoint, as it lies in a file."""
    lines = [checkpoint.origin, str(checkpoint.size), base64.b64encode(checkpoint.root).decode()]
    if checkpoint.algorithm != DEFAULT_ALGORITHM:
        lines.append(f"algorithm {checkpoint.algorithm}")
    if checkpoint.at:
        lines.append(f"at {print_moment(checkpoint.at)}")
    if checkpoint.signatures:
        lines += ["", *checkpoint.signatures]
    return "\n".join(lines) + "\n"


def read_checkpoint(text: str, *, name: str = "checkpoint") -> Checkpoint:
    """The checkpoint in ``text``, exactly as ``print_checkpoint`` writes it; raises ``BrokenLedger``, naming ``name``."""
    found = _TEXT.fullmatch(text)
    checkpoint = _read(found) if found else None
    if found is None or checkpoint is None or print_checkpoint(checkpoint) != text:
        raise BrokenLedger(f"“{name}”不是一份完整的存证：应有账本名、条数、摘要三行；请换一份没有改动过的。")
    return checkpoint


def checkpoint_line(checkpoint: Checkpoint) -> str:
    """The checkpoint on one line, for a code on paper and for the manifest of a package."""
    root = base64.b64encode(checkpoint.root).decode()
    at = f" {print_moment(checkpoint.at)}" if checkpoint.at else ""
    return f"{_LINE_NAME} {checkpoint.algorithm} {checkpoint.origin} {checkpoint.size} {root}{at}"


def find_checkpoints(text: str, *, name: str) -> tuple[Checkpoint, ...]:
    """Every checkpoint in ``text``: the text of one, or all lines of ``checkpoint_line`` in it, as on a scanned form or in a manifest.

    Raises ``BrokenLedger`` where there is none.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = tuple(checkpoint for found in _LINE.finditer(text) if (checkpoint := _read(found)))
    return lines or (read_checkpoint(text.strip("\n") + "\n", name=name),)


def draw_code(checkpoint: Checkpoint) -> str:
    """The line of a checkpoint as a QR code, SVG without a size of its own; a quarter of it may be soiled."""
    drawing = io.BytesIO()
    segno.make(checkpoint_line(checkpoint), error="q", micro=False).save(drawing, kind="svg", omitsize=True, xmldecl=False)
    return drawing.getvalue().decode()


def _read(found: re.Match[str]) -> Checkpoint | None:
    signatures = tuple((found.groupdict().get("signatures") or "").strip("\n").splitlines())
    try:
        root = base64.b64decode(found["root"], validate=True)
        at = read_moment(found["at"]) if found["at"] else None
    except (binascii.Error, ValueError):
        return None
    if len(root) != HASH_BYTES or base64.b64encode(root).decode() != found["root"]:
        return None
    return Checkpoint(found["origin"], int(found["size"]), root, found["algorithm"] or DEFAULT_ALGORITHM, at, signatures)
