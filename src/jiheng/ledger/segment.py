"""One segment verified from its files alone, in memory that does not grow with it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jiheng.errors import BrokenLedger
from jiheng.ledger.append import read_seal
from jiheng.ledger.checkpoint import Checkpoint
from jiheng.ledger.entry import CLOSING, OPENING, Entry, read_entry
from jiheng.ledger.folder import LOCK_NAME, UNFINISHED, FolderStorage, list_files
from jiheng.ledger.hashes import HASH_BYTES, HASH_PROFILES, HashProfile, get_hash_profile
from jiheng.ledger.merkle import TILE_WIDTH, Frontier, extend, root_of
from jiheng.ledger.report import Breaches, SegmentReport
from jiheng.ledger.tiles import ENTRY_BYTES, Level, read_bundle, tile_path, tile_widths

RESTORE = "请保留现场，从另存的副本恢复，并查明经过"
_PART_BYTES = TILE_WIDTH * (ENTRY_BYTES + 2)
"""No tile and no bundle is longer."""
ASK = "请查明这些记录是什么时候、由谁写进去的"


def verify_segment(path: Path, *, anchors: Sequence[Checkpoint] = ()) -> SegmentReport:
    """What is true of the segment in the folder at ``path``; ``anchors`` are checkpoints of it that were kept elsewhere."""
    breaches = Breaches(path.name)
    claimed = _claimed(path, breaches)
    if claimed is None:
        for anchor in anchors:
            breaches.add(f"另存的存证说有 {anchor.size} 条，这里却读不到", RESTORE)
        return SegmentReport(path.name, None, breaches=tuple(breaches.found))
    opening = _opening(path, claimed.size)
    algorithm = _algorithm(opening)
    if algorithm is None:
        breaches.add("第一条不是启用账本段的记录，看不出用哪种摘要算法，后面无法核验", RESTORE, first=1)
        return SegmentReport(path.name, None, breaches=tuple(breaches.found))
    waiting = sorted(anchors, key=lambda anchor: anchor.size)
    dated = [anchor for anchor in waiting if anchor.at]
    scan = _Scan(path, claimed, get_hash_profile(algorithm), breaches, waiting, dated)
    scan.run()
    scan.compare_head(opening)
    said = opening.act.after if opening else None
    previous = read_seal(said.get("previous")) if isinstance(said, dict) else None
    if previous is None and (not isinstance(said, dict) or said.get("previous", "") is not None):
        breaches.add("写的上一段读不懂", RESTORE, first=1)
    return SegmentReport(
        path.name, Checkpoint(claimed.origin, scan.frontier.size, scan.root(), algorithm),
        first_at=opening.at if opening else None, last_at=scan.last.at if scan.last else None,
        is_closed=scan.is_closed, previous=previous, breaches=tuple(breaches.found),
        notes=tuple(_stray_files(path, claimed.size)), matched=tuple(scan.matched),
    )  # fmt: skip


@dataclass(slots=True)
class _Scan:
    """Walks through the entries once, growing the tree beside them."""

    path: Path
    claimed: Checkpoint
    profile: HashProfile
    breaches: Breaches
    anchors: list[Checkpoint]
    dated: list[Checkpoint]
    frontier: Frontier = field(default_factory=Frontier)
    last: Entry | None = None
    is_closed: bool = False
    matched: list[Checkpoint] = field(default_factory=list)
    _rows: dict[int, list[bytes]] = field(default_factory=dict)
    _tiles: dict[int, int] = field(default_factory=dict)

    def run(self) -> None:
        """Every bundle with its tile, then the ends of the upper levels."""
        self._meet_anchors()
        for index in range(-(-self.claimed.size // TILE_WIDTH)):
            first, width = index * TILE_WIDTH, min(TILE_WIDTH, self.claimed.size - index * TILE_WIDTH)
            leaves = self._leaves(index, first, width)
            if leaves is None:
                return
            self._grow(leaves)
        for level in sorted(self._rows):
            self._compare_tile(level)
        for anchor in self.anchors:
            self.breaches.add(f"另存的存证说有 {anchor.size} 条，账本只有 {self.claimed.size} 条：被截短了，或退回了旧状态", RESTORE)

    def root(self) -> bytes:
        """The root over everything walked through."""
        return root_of(self.frontier, profile=self.profile)

    def compare_head(self, opening: Entry | None) -> None:
        """The checkpoint in the folder against what was worked out, and against the name that the first entry gives."""
        if self.claimed.size != self.frontier.size or self.claimed.root != self.root():
            self.breaches.add("算出的摘要和 checkpoint 里写的不一致", RESTORE)
        said = opening.act.after if opening else None
        origin = said.get("origin") if isinstance(said, dict) else None
        if self.claimed.origin != f"{origin}/{self.path.name}" or self.claimed.algorithm != self.profile.name:
            self.breaches.add("checkpoint 里的账本名或算法和第一条记录里的不一致", RESTORE)

    def _leaves(self, index: int, first: int, width: int) -> tuple[bytes, ...] | None:
        """The leaf hashes of a bundle as its tile has them, else from the entries; None where neither is there."""
        entries = self._entries(index, width)
        tile = self._tile(0, index, width)
        last = first + width
        if entries is None:
            self.breaches.add("记录的文件缺失或损坏", RESTORE, first=first + 1, last=last)
        if tile is None:
            self.breaches.add("摘要的文件缺失或损坏", RESTORE, first=first + 1, last=last)
        own = None if entries is None else tuple(map(self.profile.hash_leaf, entries))
        for number, entry in enumerate(entries or (), first + 1):
            self._look_at(number, entry)
        if own and tile and own != tile:
            for number, (computed, stored) in enumerate(zip(own, tile, strict=True), first + 1):
                if computed != stored:
                    self.breaches.add("内容和它的摘要对不上：内容被改过，或摘要被换过", RESTORE, first=number)
        return tile or own

    def _look_at(self, number: int, content: bytes) -> None:
        """One entry: its form, number, segment and time, and whether it may stand here."""
        try:
            entry = read_entry(content)
        except ValueError as error:
            self.breaches.add(f"{error}", RESTORE, first=number)
            return
        if entry.number != number:
            self.breaches.add("编号和位置不符：有记录被删除、插入、重复或调换", RESTORE, first=number)
        if entry.segment != self.path.name:
            self.breaches.add("是别的账本段的记录", RESTORE, first=number)
        if self.last and entry.at < self.last.at:
            self.breaches.add("时间早于前一条：时间被改过，或记录被调换", RESTORE, first=number)
        if (entry.act.action == OPENING) != (number == 1):
            self.breaches.add("启用账本段的记录只能是第一条，第一条也只能是它", RESTORE, first=number)
        if self.is_closed:
            self.breaches.add("记在封存之后", RESTORE, first=number)
        self.is_closed = self.is_closed or entry.act.action == CLOSING
        self._compare_time(entry)
        self.last = entry

    def _compare_time(self, entry: Entry) -> None:
        """What a dated checkpoint counts was done before it, and what it does not count after it."""
        after = bisect_left(self.dated, entry.number, key=lambda anchor: anchor.size)
        earlier, later = self.dated[:after][-1:], self.dated[after:][:1]
        if any(anchor.at and entry.at < anchor.at for anchor in earlier):
            self.breaches.add("不在另存的存证里，时间却早于那份存证：是补写的，或时间被改过", ASK, first=entry.number)
        if any(anchor.at and entry.at > anchor.at for anchor in later):
            self.breaches.add("已经在另存的存证里，时间却晚于那份存证：时间被改过", ASK, first=entry.number)

    def _grow(self, leaves: tuple[bytes, ...]) -> None:
        """Add a bundle's leaves, stopping where somebody keeps a checkpoint."""
        start = 0
        while start < len(leaves):
            room = self.anchors[0].size - self.frontier.size if self.anchors else len(leaves)
            growth = extend(self.frontier, leaves[start : start + room], profile=self.profile)
            start += growth.frontier.size - self.frontier.size
            self.frontier = growth.frontier
            for row in growth.hashes:
                if row.level:
                    rows = self._rows.setdefault(row.level, [])
                    rows.append(row.digest)
                    if len(rows) == TILE_WIDTH:
                        self._compare_tile(row.level)
            self._meet_anchors()

    def _compare_tile(self, level: int) -> None:
        """The hashes collected of an upper level against the file that holds them."""
        index, rows = self._tiles.get(level, 0), self._rows[level]
        if rows and self._tile(level, index, len(rows)) != tuple(rows):
            self.breaches.add(f"第 {level + 1} 层的摘要文件（{tile_path(level, index, width=len(rows))}）缺失或被换过", RESTORE)
        self._tiles[level] = index + 1
        rows.clear()

    def _meet_anchors(self) -> None:
        """Every checkpoint kept elsewhere that speaks of exactly this size."""
        while self.anchors and self.anchors[0].size == self.frontier.size:
            anchor = self.anchors.pop(0)
            if (anchor.origin, anchor.algorithm, anchor.root) != (self.claimed.origin, self.profile.name, self.root()):
                what = f"前 {anchor.size} 条和另存的存证（{anchor.size} 条）不一致：存证以后这些记录被改写过，或者存证是另一本账的"
                self.breaches.add(what, RESTORE)
                continue
            self.matched.append(anchor)

    def _entries(self, index: int, width: int) -> tuple[bytes, ...] | None:
        content = self._read("entries", index, width)
        try:
            entries = None if content is None else read_bundle(content)
        except ValueError:
            return None
        return entries if entries is not None and len(entries) == width else None

    def _tile(self, level: int, index: int, width: int) -> tuple[bytes, ...] | None:
        content = self._read(level, index, width)
        if content is None or len(content) != width * HASH_BYTES:
            return None
        return tuple(content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES))

    def _read(self, level: Level, index: int, width: int) -> bytes | None:
        path = Path(self.path, tile_path(level, index, width=width))
        return path.read_bytes() if path.is_file() and path.stat().st_size <= _PART_BYTES else None


def _claimed(path: Path, breaches: Breaches) -> Checkpoint | None:
    try:
        claimed = FolderStorage(path).read_checkpoint()
    except BrokenLedger:
        breaches.add("checkpoint 被改动过，读不出来", RESTORE)
        return None
    if claimed is None or claimed.size == 0:
        breaches.add("账本被清空：有文件夹而没有记录", RESTORE)
        return None
    return claimed


def _opening(path: Path, size: int) -> Entry | None:
    bundle = Path(path, tile_path("entries", 0, width=min(size, TILE_WIDTH)))
    try:
        return read_entry(read_bundle(bundle.read_bytes())[0])
    except (OSError, ValueError, IndexError):
        return None


def _algorithm(opening: Entry | None) -> str | None:
    said = opening.act.after if opening and opening.act.action == OPENING else None
    name = said.get("algorithm") if isinstance(said, dict) else None
    return next((profile.name for profile in HASH_PROFILES if profile.name == name), None)


def _stray_files(path: Path, size: int) -> Iterator[str]:
    """A note where more files lie in the folder than a log of this size has."""
    own = sum(-(-count // TILE_WIDTH) for count in tile_widths(size).values()) + 1
    strays = sum(1 for name in list_files(path) if name != LOCK_NAME and not name.endswith(UNFINISHED)) - own
    if strays > 0:
        why = "写到一半中断过，或退回过旧状态，或是别人放进来的"
        yield f"{path.name}：文件夹里另有 {strays} 个文件不属于这 {size} 条记录（{why}），不算账本的内容"
