"""A segment copied from any storage into a folder of tiles, whole or from where the folder stands: what is handed out and archived."""

from dataclasses import replace
from pathlib import Path

from jiheng.errors import BrokenLedger
from jiheng.ledger.checkpoint import Checkpoint
from jiheng.ledger.folder import FolderStorage
from jiheng.ledger.hashes import get_hash_profile
from jiheng.ledger.merkle import TILE_WIDTH, Frontier, extend
from jiheng.ledger.proofs import read_frontier
from jiheng.ledger.storage import LedgerStorage, Step

_AT_ONCE = 64 * TILE_WIDTH


def export_segment(storage: LedgerStorage, path: Path) -> Checkpoint:
    """Bring the folder of tiles at ``path`` up to what ``storage`` has, and give the checkpoint of it.

    Raises ``BrokenLedger`` where the storage is empty, or where the folder holds something that is not its beginning.
    """
    head = storage.read_head()
    if head is None:
        raise BrokenLedger("账本还没有启用，没有可以导出的记录。")
    target, profile = FolderStorage(path), get_hash_profile(head.algorithm)
    with target.writing():
        there = target.read_head()
        frontier = there.frontier if there else Frontier()
        if frontier.size > head.frontier.size or read_frontier(storage, frontier.size, profile=profile) != frontier:
            raise BrokenLedger(f"“{path}”里的记录不是这一段的前一部分，不能接着导出；请换一个空文件夹，并核验两边的账本。")
        while frontier.size < head.frontier.size:
            first = frontier.size + 1
            entries = storage.read_entries(first=first, count=min(_AT_ONCE, head.frontier.size - frontier.size))
            leaves = tuple(map(profile.hash_leaf, entries))
            growth = extend(frontier, leaves, profile=profile)
            is_last = growth.frontier.size == head.frontier.size
            if leaves != storage.read_hashes(0, first=first - 1, count=len(leaves)) or is_last and growth.frontier != head.frontier:
                raise BrokenLedger("导出的记录和账本的摘要对不上：账本里的记录被改过，没有导出；请先核验账本。")
            target.write(Step(first, entries, growth.hashes, replace(head, frontier=growth.frontier)))
            frontier = growth.frontier
    return head.checkpoint
