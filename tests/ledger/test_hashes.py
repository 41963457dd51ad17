"""The hash profiles give the known answers; SM3 in plain Python agrees with OpenSSL's."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.errors import JihengError
from jiheng.ledger import standalone
from jiheng.ledger.hashes import HASH_PROFILES, get_hash_profile
from jiheng.ledger.sm3 import digest_sm3

KNOWN = [
    (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
]
"""The two examples of GB/T 32905-2016, appendix A."""


@pytest.mark.parametrize(("content", "digest"), KNOWN)
def test_sm3_gives_the_answers_of_the_standard(content: bytes, digest: str) -> None:
    assert digest_sm3(content).hex() == standalone.sm3(content).hex() == get_hash_profile("sm3").digest(content).hex() == digest


@given(st.binary(max_size=300))
def test_sm3_in_plain_python_is_that_of_openssl(content: bytes) -> None:
    assert digest_sm3(content) == standalone.sm3(content) == hashlib.new("sm3", content).digest()


@pytest.mark.parametrize("length", [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128])
def test_sm3_is_right_where_a_block_ends(length: int) -> None:
    content = bytes(length)
    assert digest_sm3(content) == standalone.sm3(content) == hashlib.new("sm3", content).digest()


def test_leaves_and_nodes_are_told_apart() -> None:
    for profile in HASH_PROFILES:
        left, right = profile.digest(b"1"), profile.digest(b"2")
        assert profile.hash_leaf(left + right) != profile.hash_node(left, right)
        assert profile.hash_leaf(b"x") == hashlib.new(profile.name, b"\0x").digest()


def test_a_profile_that_there_is_not_is_named() -> None:
    with pytest.raises(JihengError, match=r"md5.*sha256、sm3"):
        get_hash_profile("md5")


def test_the_profiles_are_sorted() -> None:
    assert [profile.name for profile in HASH_PROFILES] == ["sha256", "sm3"]
