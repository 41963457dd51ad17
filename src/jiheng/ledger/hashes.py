"""The hash profiles of a ledger: SHA-256 by default, SM3 where commercial cryptography of China is asked for.

Leaves and nodes are told apart by their first byte. Source: RFC 6962, section 2.1.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from jiheng.errors import JihengError
from jiheng.ledger.sm3 import digest_sm3

_LEAF, _NODE = b"\x00", b"\x01"
HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class HashProfile:
    """A hash function of 32 bytes, by the name that entries and checkpoints carry."""

    name: str
    digest: Callable[[bytes], bytes]

    def hash_leaf(self, entry: bytes) -> bytes:
        """The hash of one entry."""
        return self.digest(_LEAF + entry)

    def hash_node(self, left: bytes, right: bytes) -> bytes:
        """The hash of two subtrees beside each other."""
        return self.digest(_NODE + left + right)


def get_hash_profile(name: str) -> HashProfile:
    """The profile called ``name``; raises ``JihengError`` where there is none."""
    for profile in HASH_PROFILES:
        if profile.name == name:
            return profile
    known = "、".join(profile.name for profile in HASH_PROFILES)
    raise JihengError(f"没有名为“{name}”的摘要算法；可用的是 {known}。")


def _digest_sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _digest_sm3_of_openssl(content: bytes) -> bytes:
    return hashlib.new("sm3", content).digest()


HASH_PROFILES = (
    HashProfile("sha256", _digest_sha256),
    HashProfile("sm3", _digest_sm3_of_openssl if "sm3" in hashlib.algorithms_available else digest_sm3),
)
