"""Trees and proofs against the definitions of RFC 6962, recomputed naively; forged proofs do not hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from jiheng.ledger import standalone
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import Frontier, TileHash, extend, root_of
from jiheng.ledger.proofs import prove_consistency, prove_inclusion, read_frontier, verify_consistency, verify_inclusion
from tests.ledger.logs import naive_root

PROFILE = get_hash_profile("sha256")
SIZES = st.integers(1, 700)


@dataclass(frozen=True, slots=True)
class Rows:
    """The permanent hashes of a log, as a database would keep them."""

    rows: dict[tuple[int, int], bytes]

    def read_hashes(self, level: int, *, first: int, count: int) -> tuple[bytes, ...]:
        """``count`` neighbours of a level."""
        return tuple(self.rows[level, position] for position in range(first, first + count))


def entries_of(size: int) -> list[bytes]:
    return [str(number).encode() for number in range(size)]


def grow(entries: Sequence[bytes]) -> tuple[Frontier, tuple[TileHash, ...]]:
    return extend(Frontier(), map(PROFILE.hash_leaf, entries), profile=PROFILE)


def rows_of(entries: Sequence[bytes]) -> Rows:
    return Rows({(row.level, row.position): row.digest for row in grow(entries)[1]})


def naive_path(position: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH of RFC 6962, section 2.1.1, word for word."""
    if len(entries) == 1:
        return []
    split = 1
    while split * 2 < len(entries):
        split *= 2
    if position < split:
        return [*naive_path(position, entries[:split]), naive_root(entries[split:])]
    return [*naive_path(position - split, entries[split:]), naive_root(entries[:split])]


def naive_growth(old: int, entries: Sequence[bytes], *, is_whole: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 6962, section 2.1.2, word for word."""
    if old == len(entries):
        return [] if is_whole else [naive_root(entries)]
    split = 1
    while split * 2 < len(entries):
        split *= 2
    if old <= split:
        return [*naive_growth(old, entries[:split], is_whole=is_whole), naive_root(entries[split:])]
    return [*naive_growth(old - split, entries[split:], is_whole=False), naive_root(entries[:split])]


def holds(position: int, size: int, path: Sequence[bytes], root: bytes, entry: bytes) -> bool:
    """Whether both verifiers accept the proof; they must agree."""
    leaf = PROFILE.hash_leaf(entry)
    own = verify_inclusion(leaf, position=position, size=size, path=tuple(path), root=root, profile=PROFILE)
    alone = 0 <= position < size and standalone.climb(leaf, position, size, list(path), PROFILE.digest) == root
    assert own == alone
    return own


def has_grown(old: int, new: int, roots: tuple[bytes, bytes], path: Sequence[bytes]) -> bool:
    """Whether both verifiers accept the proof; they must agree."""
    own = verify_consistency(old=old, new=new, old_root=roots[0], new_root=roots[1], path=tuple(path), profile=PROFILE)
    anchors = [standalone.Anchor("a/1", size, root, "sha256", None) for size, root in zip((old, new), roots, strict=True)]
    assert standalone.has_grown(anchors[0], anchors[1], list(path), PROFILE.digest) == own
    return own


@given(SIZES)
def test_the_root_is_that_of_the_definition(size: int) -> None:
    entries = entries_of(size)
    assert root_of(grow(entries)[0], profile=PROFILE) == naive_root(entries)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert root_of(Frontier(), profile=PROFILE) == naive_root([])


@given(st.lists(st.integers(0, 300), max_size=5))
def test_it_does_not_matter_in_which_portions_a_tree_grew(portions: list[int]) -> None:
    entries, frontier, start = entries_of(sum(portions)), Frontier(), 0
    for portion in portions:
        frontier = extend(frontier, map(PROFILE.hash_leaf, entries[start : start + portion]), profile=PROFILE).frontier
        start += portion
    assert frontier == grow(entries)[0]


def test_every_hash_of_a_level_is_the_root_of_256_times_as_many_entries() -> None:
    entries = entries_of(256 * 256 + 300)
    rows = rows_of(entries).rows
    assert [max(position for level, position in rows if level == wanted) for wanted in (0, 1, 2)] == [65_835, 256, 0]
    assert rows[1, 7] == naive_root(entries[7 * 256 : 8 * 256])
    assert rows[2, 0] == naive_root(entries[: 256 * 256])


@given(SIZES, SIZES)
def test_the_edge_of_every_earlier_tree_can_be_read_from_the_hashes(one: int, other: int) -> None:
    old, new = sorted((one, other))
    assert read_frontier(rows_of(entries_of(new)), old, profile=PROFILE) == grow(entries_of(old))[0]


@given(st.data(), SIZES)
def test_a_proof_of_an_entry_is_that_of_the_definition_and_holds(draw: st.DataObject, size: int) -> None:
    position, entries = draw.draw(st.integers(0, size - 1)), entries_of(size)
    path = prove_inclusion(rows_of(entries), position=position, size=size, profile=PROFILE)
    assert list(path) == naive_path(position, entries)
    assert holds(position, size, path, naive_root(entries), entries[position])


@given(SIZES, SIZES)
def test_a_proof_of_growth_is_that_of_the_definition_and_holds(one: int, other: int) -> None:
    old, new = sorted((one, other))
    entries = entries_of(new)
    path = prove_consistency(rows_of(entries), old=old, new=new, profile=PROFILE)
    assert list(path) == naive_growth(old, entries)
    assert has_grown(old, new, (naive_root(entries[:old]), naive_root(entries)), path)


@given(st.data(), st.integers(1, 70))
def test_a_forged_proof_of_an_entry_does_not_hold(draw: st.DataObject, size: int) -> None:
    position, entries = draw.draw(st.integers(0, size - 1)), entries_of(size)
    path, root = naive_path(position, entries), naive_root(entries)
    assert not holds(position, size, path, root, b"another")
    assert not holds(position, size, [*path, root], root, entries[position])
    assert not holds(size, size, path, root, entries[position])
    assert not holds(-1, size, path, root, entries[position])
    if path:
        assert not holds(position, size, path[:-1], root, entries[position])
        at, bit = draw.draw(st.integers(0, len(path) - 1)), draw.draw(st.integers(0, 255))
        bent = [*path[:at], (int.from_bytes(path[at], "big") ^ 1 << bit).to_bytes(32, "big"), *path[at + 1 :]]
        assert not holds(position, size, bent, root, entries[position])
        other = draw.draw(st.integers(0, size - 1).filter(lambda place: place != position))
        assert not holds(other, size, path, root, entries[position])


@given(st.data(), st.integers(1, 70), st.integers(1, 70))
def test_a_forged_proof_of_growth_does_not_hold(draw: st.DataObject, one: int, other: int) -> None:
    old, new = sorted((one, other))
    entries = entries_of(new)
    roots, path = (naive_root(entries[:old]), naive_root(entries)), naive_growth(old, entries)
    rewritten = naive_root([b"another", *entries[1:old]])
    assert not has_grown(old, new, (rewritten, roots[1]), path)
    assert not has_grown(new + 1, new, roots, path)
    assert not has_grown(old, new, roots, [*path, roots[0]])
    if path:
        assert not has_grown(old, new, roots, path[:-1])
        at = draw.draw(st.integers(0, len(path) - 1))
        assert not has_grown(old, new, roots, [*path[:at], bytes(32), *path[at + 1 :]])


def test_the_empty_tree_is_the_beginning_of_every_tree() -> None:
    root = naive_root(entries_of(5))
    assert has_grown(0, 5, (naive_root([]), root), [])
    assert not has_grown(0, 5, (root, root), [])
    assert not has_grown(0, 5, (naive_root([]), root), [root])


def test_a_tree_of_seven_has_the_proofs_that_the_rfc_draws() -> None:
    """RFC 6962, section 2.1.3: the tree of seven leaves d0 to d6, with its nodes a to l."""
    entries = entries_of(7)
    leaf = [naive_root([entry]) for entry in entries]
    g, h, i = (naive_root(entries[at : at + 2]) for at in (0, 2, 4))
    k, last = naive_root(entries[:4]), naive_root(entries[4:])
    rows = rows_of(entries)
    assert [prove_inclusion(rows, position=at, size=7, profile=PROFILE) for at in (0, 3, 4, 6)] == [
        (leaf[1], h, last), (leaf[2], g, last), (leaf[5], leaf[6], k), (i, k),
    ]  # fmt: skip
    assert [prove_consistency(rows, old=old, new=7, profile=PROFILE) for old in (3, 4, 6)] == [
        (leaf[2], leaf[3], g, last), (last,), (i, leaf[6], k),
    ]  # fmt: skip
