"""Proofs as files that anybody can check without the log: of one entry (C2SP tlog-proof), and that a log only grew."""

import base64
import re
from dataclasses import dataclass, replace

from jiheng.errors import BrokenLedger, JihengError
from jiheng.ledger.checkpoint import Checkpoint, print_checkpoint, read_checkpoint
from jiheng.ledger.entry import Entry, read_entry
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import root_of
from jiheng.ledger.proofs import prove_consistency, prove_inclusion, read_frontier, verify_consistency, verify_inclusion
from jiheng.ledger.storage import LedgerStorage

INCLUSION_NAME, CONSISTENCY_NAME = "c2sp.org/tlog-proof@v1", "jiheng.ledger-consistency/1"
_INCLUSION = re.compile(
    rf"{INCLUSION_NAME}\nextra (?P<entry>\S+)\nindex (?P<index>0|[1-9][0-9]{{0,17}})\n(?P<path>(?:\S+\n)*)\n(?P<checkpoint>.+)", re.DOTALL
)
_CONSISTENCY = re.compile(rf"{CONSISTENCY_NAME}\n(?P<path>(?:\S+\n)*)\n(?P<old>.+?\n)\n(?P<new>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Inclusion:
    """An entry with its bytes, its place from 0, the path to the root, and the checkpoint with that root."""

    content: bytes
    position: int
    path: tuple[bytes, ...]
    checkpoint: Checkpoint

    @property
    def entry(self) -> Entry:
        """What the entry says; raises ``BrokenLedger`` where it is none."""
        try:
            return read_entry(self.content)
        except ValueError as error:
            raise BrokenLedger(f"证明里的记录读不出来（{error}）；请向出具人另要一份。") from error

    @property
    def holds(self) -> bool:
        """Whether the path leads from the entry to the root."""
        profile = get_hash_profile(self.checkpoint.algorithm)
        return verify_inclusion(
            profile.hash_leaf(self.content), position=self.position, size=self.checkpoint.size, path=self.path,
            root=self.checkpoint.root, profile=profile,
        )


@dataclass(frozen=True, slots=True)
class Consistency:
    """Two checkpoints of a log, and the path that proves the older to be the beginning of the newer."""

    old: Checkpoint
    new: Checkpoint
    path: tuple[bytes, ...]

    @property
    def holds(self) -> bool:
        """Whether the newer log is the older one and more."""
        old, new = self.old, self.new
        return (old.origin, old.algorithm) == (new.origin, new.algorithm) and verify_consistency(
            old=old.size, new=new.size, old_root=old.root, new_root=new.root, path=self.path, profile=get_hash_profile(new.algorithm),
        )


def make_inclusion(storage: LedgerStorage, *, number: int, checkpoint: Checkpoint) -> Inclusion:
    """The proof that entry ``number`` is in the log of ``checkpoint``; raises ``JihengError`` where there is no such entry."""
    if not 1 <= number <= checkpoint.size:
        raise JihengError(f"没有第 {number} 条：这一段有 {checkpoint.size} 条，从 1 数起。")
    (content,) = storage.read_entries(first=number, count=1)
    profile = get_hash_profile(checkpoint.algorithm)
    path = prove_inclusion(storage, position=number - 1, size=checkpoint.size, profile=profile)
    return Inclusion(content, number - 1, path, checkpoint)


def make_consistency(storage: LedgerStorage, *, old: Checkpoint, new: Checkpoint) -> Consistency:
    """The proof that the log of ``new``, which is at hand, began as that of ``old``; raises ``BrokenLedger`` where it did not."""
    profile = get_hash_profile(new.algorithm)
    if (old.origin, old.algorithm) != (new.origin, new.algorithm) or old.size > new.size:
        raise BrokenLedger(f"旧存证（{old.origin}，{old.size} 条）不是这一段（{new.origin}，{new.size} 条）的；请核验账本。")
    if root_of(read_frontier(storage, old.size, profile=profile), profile=profile) != old.root:
        raise BrokenLedger(f"账本的前 {old.size} 条和旧存证不一致，证明做不出来：存证以后被改写过；请用 jiheng ledger verify 核验。")
    return Consistency(old, new, prove_consistency(storage, old=old.size, new=new.size, profile=profile))


def print_inclusion(proof: Inclusion) -> str:
    """The text of a proof of one entry; the entry itself is its extra part."""
    lines = [INCLUSION_NAME, f"extra {_encode(proof.content)}", f"index {proof.position}", *map(_encode, proof.path), ""]
    return "\n".join(lines) + "\n" + print_checkpoint(proof.checkpoint)


def print_consistency(proof: Consistency) -> str:
    """The text of a proof that a log only grew."""
    old = print_checkpoint(replace(proof.old, signatures=()))
    lines = [CONSISTENCY_NAME, *map(_encode, proof.path), "", old, print_checkpoint(proof.new)]
    return "\n".join(lines)


def read_proof(text: str, *, name: str) -> Inclusion | Consistency:
    """The proof in ``text``; raises ``BrokenLedger``, naming ``name``, where there is none."""
    try:
        if found := _INCLUSION.fullmatch(text):
            checkpoint = read_checkpoint(found["checkpoint"], name=name)
            return Inclusion(_decode(found["entry"]), int(found["index"]), _path(found["path"]), checkpoint)
        if found := _CONSISTENCY.fullmatch(text):
            return Consistency(read_checkpoint(found["old"], name=name), read_checkpoint(found["new"], name=name), _path(found["path"]))
    except ValueError as error:
        raise BrokenLedger(f"“{name}”里的证明读不出来；请向出具人另要一份。") from error
    raise BrokenLedger(f"“{name}”不是账本的证明；应由 jiheng ledger prove 写出。")


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _path(text: str) -> tuple[bytes, ...]:
    return tuple(map(_decode, text.splitlines()))
