"""核验绩衡防篡改账本的单文件程序：只要 Python 3.8 以上，不用安装任何东西，不联网。

用法：python verify_ledger.py 账本文件夹 [另存的存证文件 …] [证明文件 …]

账本文件夹是一段（里面有 checkpoint 和 tile），或装着几段。存证文件是 checkpoint 的文本，或含有二维码里那一行的任何文本。
证明文件由 jiheng ledger prove 写出。退出码：0 没有发现问题；1 发现问题；2 用法不对或读不了。

Written apart from the library on purpose: two programs that agree are worth more than one. The formats are those of C2SP tlog-tiles,
tlog-checkpoint and tlog-proof, the trees those of RFC 6962, SM3 is that of GB/T 32905-2016.
"""

from __future__ import annotations

import base64
import bisect
import datetime
import hashlib
import json
import pathlib
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

WIDTH, HASH = 256, 32
LINE = re.compile(r"jiheng-ledger/1 ([a-z0-9]+) ([^\s+]+/[\w-]+) (0|[1-9][0-9]{0,17}) ([A-Za-z0-9+/]{43}=)(?: ([0-9T:.+-]{29}))?")
NOTE = re.compile(
    r"([^\s+]+/[\w-]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n"
    r"(?:algorithm ([a-z0-9]+)\n)?(?:at ([0-9T:.+-]{29})\n)?(?:\n(?:— \S+ \S+\n)+)?"
)
KEYS = ["action", "actor", "after", "at", "before", "clock", "details", "number", "role", "schema", "segment", "subject"]
PROOF, GROWTH = "c2sp.org/tlog-proof@v1\n", "jiheng.ledger-consistency/1\n"
ALONE = "没有另存的存证：只能说明账本自己前后一致，证明不了它没有被整本重写、没有被截掉末尾、没有退回旧状态。"


class Anchor(NamedTuple):
    """A checkpoint: name of the ledger with its segment, number of entries, root, hash function, moment (or None)."""

    origin: str
    size: int
    root: bytes
    algorithm: str
    at: datetime.datetime | None


class Segment(NamedTuple):
    """What was worked out of one segment."""

    name: str
    head: Anchor
    previous: dict[str, Any] | None
    is_closed: bool
    first_at: datetime.datetime | None
    last_at: datetime.datetime | None


class Unreadable(Exception):
    """Wrong use, or a file that says nothing; the sentence is for people."""


def sm3(content: bytes) -> bytes:
    """SM3 in plain Python."""
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = content + b"\x80" + b"\x00" * ((55 - len(content)) % 64) + (8 * len(content)).to_bytes(8, "big")
    for start in range(0, len(padded), 64):
        words = [int.from_bytes(padded[at : at + 4], "big") for at in range(start, start + 64, 4)]
        for j in range(16, 68):
            mixed = words[j - 16] ^ words[j - 9] ^ turn(words[j - 3], 15)
            words.append(mixed ^ turn(mixed, 15) ^ turn(mixed, 23) ^ turn(words[j - 13], 7) ^ words[j - 6])
        state = [old ^ new for old, new in zip(state, sm3_rounds(state, words))]  # noqa: B905  # Python 3.8 has no strict
    return b"".join(word.to_bytes(4, "big") for word in state)


def sm3_rounds(state: list[int], words: list[int]) -> list[int]:
    """The 64 rounds over one block."""
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        turned = turn(a, 12)
        first = turn(turned + e + turn(0x79CC4519 if j < 16 else 0x7A879D8A, j), 7)
        left = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        right = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
        left = (left + d + (first ^ turned) + (words[j] ^ words[j + 4])) & 0xFFFFFFFF
        right = (right + h + first + words[j]) & 0xFFFFFFFF
        a, b, c, d, e, f, g, h = left, a, turn(b, 9), c, right ^ turn(right, 9) ^ turn(right, 17), e, turn(f, 19), g
    return [a, b, c, d, e, f, g, h]


def turn(word: int, bits: int) -> int:
    """A word of 32 bits turned to the left."""
    word, bits = word & 0xFFFFFFFF, bits % 32
    return ((word << bits) | (word >> (32 - bits))) & 0xFFFFFFFF


def digest_of(name: str) -> Callable[[bytes], bytes] | None:
    """The hash function of this name."""
    if name == "sha256" or name == "sm3" and name in hashlib.algorithms_available:
        return lambda content: hashlib.new(name, content).digest()
    return sm3 if name == "sm3" else None


class Tree:
    """A Merkle tree that grows at its right: a stack of complete subtrees (height, hash)."""

    def __init__(self, digest: Callable[[bytes], bytes]) -> None:
        self.digest, self.size = digest, 0
        self.stack: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """One more leaf hash."""
        height = 0
        while self.stack and self.stack[-1][0] == height:
            leaf = self.digest(b"\x01" + self.stack.pop()[1] + leaf)
            height += 1
        self.stack.append((height, leaf))
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves."""
        root = self.stack[-1][1] if self.stack else self.digest(b"")
        for _, left in reversed(self.stack[:-1]):
            root = self.digest(b"\x01" + left + root)
        return root


def tile_file(folder: pathlib.Path, level: str, index: int, width: int) -> bytes | None:
    """The bytes of a tile or bundle; None where it is not there."""
    digits = f"{index % 1000:03}"
    while index >= 1000:
        index //= 1000
        digits = f"x{index % 1000:03}/{digits}"
    path = folder / "tile" / level / (digits if width == WIDTH else f"{digits}.p/{width}")
    return path.read_bytes() if path.is_file() and path.stat().st_size < 1 << 25 else None


def split_bundle(content: bytes | None) -> list[bytes] | None:
    """The entries of a bundle, none of a file that is not there; None where its lengths do not fit."""
    entries, at, end = [], 0, len(content or b"")
    while content and at < end:
        last = at + 2 + int.from_bytes(content[at : at + 2], "big")
        if at + 2 > end or last > end:
            return None
        entries.append(content[at + 2 : last])
        at = last
    return entries


def moment(text: Any) -> datetime.datetime:
    """A moment with its offset from UTC; ValueError for anything else."""
    try:
        when = datetime.datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise ValueError("时间写得不对") from error
    if when.utcoffset() is None or when.isoformat(timespec="milliseconds") != text:
        raise ValueError("时间写得不对")
    return when


def parse_entry(content: bytes) -> dict[str, Any]:
    """An entry of canonical JSON; ValueError for anything else."""
    try:
        entry = json.loads(content.decode(), parse_float=int, parse_constant=int)
        again = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as error:
        raise ValueError("不是规范的 JSON") from error
    if again != content or not isinstance(entry, dict) or sorted(entry) != KEYS or entry["schema"] != "jiheng.ledger-entry/1":
        raise ValueError("不是账本的一条记录")
    moment(entry["at"])
    moment(entry["clock"] or entry["at"])
    return entry


class Check:
    """One segment walked through once; what is wrong goes to ``found``."""

    def __init__(self, folder: pathlib.Path, head: Anchor, tree: Tree, anchors: list[Anchor], found: list[str]) -> None:
        self.folder, self.head, self.anchors, self.found = folder, head, anchors, found
        self.tree, self.last_at, self.first_at = tree, None, None  # type: Tree, Any, Any
        self.is_closed, self.matched = False, 0
        self.levels, self.done = [], []  # type: list[list[bytes]], list[int]
        self.dated = [anchor for anchor in anchors if anchor.at]
        self.sizes = [anchor.size for anchor in self.dated]

    def say(self, what: str, number: int | None = None) -> None:
        """One finding."""
        self.found.append(self.folder.name + (f" 第 {number} 条" if number else "") + "：" + what)

    def run(self) -> None:
        """All bundles, then the ends of the upper levels, then the head."""
        waiting = list(self.anchors)
        for start in range(0, self.head.size, WIDTH):
            width = min(WIDTH, self.head.size - start)
            leaves = self.bundle(start // WIDTH, width)
            if leaves is None:
                return
            for leaf in leaves:
                self.tree.add(leaf)
                while waiting and waiting[0].size <= self.tree.size:
                    self.meet(waiting.pop(0))
            if width == WIDTH:
                self.lift(1, fold(leaves, self.tree.digest))
        for level in range(len(self.levels)):
            self.compare(level + 1)
        for anchor in waiting:
            self.say(f"另存的存证说有 {anchor.size} 条，账本只有 {self.head.size} 条：被截短了，或退回了旧状态")
        if self.tree.root() != self.head.root:
            self.say("算出的摘要和 checkpoint 里写的不一致")

    def bundle(self, index: int, width: int) -> list[bytes] | None:
        """The entries of a bundle looked at, and their leaf hashes as the tile has them."""
        entries = split_bundle(tile_file(self.folder, "entries", index, width))
        tile = tile_file(self.folder, "0", index, width)
        stored = None if tile is None or len(tile) != width * HASH else [tile[at : at + HASH] for at in range(0, len(tile), HASH)]
        if entries is None or len(entries) != width or stored is None:
            self.say("起的记录文件或摘要文件缺失或损坏", index * WIDTH + 1)
            entries = entries if entries and len(entries) == width else []
        own = [self.tree.digest(b"\x00" + entry) for entry in entries]
        for at, entry in enumerate(entries):
            number = index * WIDTH + at + 1
            if stored is not None and own[at] != stored[at]:
                self.say("内容和它的摘要对不上：内容被改过，或摘要被换过", number)
            self.look(number, entry)
        return stored or own or None

    def look(self, number: int, content: bytes) -> None:
        """One entry: form, number, segment, order in time, and whether it may stand here."""
        try:
            entry = parse_entry(content)
        except ValueError as error:
            self.say(str(error), number)
            return
        at = moment(entry["at"])
        if entry["number"] != number or isinstance(entry["number"], bool):
            self.say("编号和位置不符：有记录被删除、插入、重复或调换", number)
        if entry["segment"] != self.folder.name:
            self.say("是别的账本段的记录", number)
        if self.last_at is not None and at < self.last_at:
            self.say("时间早于前一条：时间被改过，或记录被调换", number)
        if (entry["action"] == "ledger.open") != (number == 1) or self.is_closed:
            self.say("启用的记录不在开头，或记在封存之后", number)
        self.is_closed = self.is_closed or entry["action"] == "ledger.close"
        after = bisect.bisect_left(self.sizes, number)
        if any(anchor.at and at < anchor.at for anchor in self.dated[:after][-1:]):
            self.say("不在另存的存证里，时间却早于那份存证：是补写的，或时间被改过", number)
        if any(anchor.at and at > anchor.at for anchor in self.dated[after:][:1]):
            self.say("已经在另存的存证里，时间却晚于那份存证：时间被改过", number)
        self.last_at, self.first_at = at, self.first_at or at

    def meet(self, anchor: Anchor) -> None:
        """A checkpoint kept elsewhere, at exactly its size."""
        if anchor._replace(at=None) != self.head._replace(size=self.tree.size, root=self.tree.root(), at=None):
            self.say(f"前 {anchor.size} 条和另存的存证不一致：存证以后这些记录被改写过，或者存证是另一本账的")
        else:
            self.matched += 1

    def lift(self, level: int, digest: bytes) -> None:
        """A full tile below gave one hash for the tile above."""
        if len(self.levels) < level:
            self.levels.append([])
            self.done.append(0)
        row = self.levels[level - 1]
        row.append(digest)
        if len(row) == WIDTH:
            self.lift(level + 1, fold(row, self.tree.digest))
            self.compare(level)

    def compare(self, level: int) -> None:
        """The hashes of an upper level against their file."""
        row, index = self.levels[level - 1], self.done[level - 1]
        if row and tile_file(self.folder, str(level), index, len(row)) != b"".join(row):
            self.say(f"第 {level + 1} 层第 {index + 1} 个摘要文件缺失或被换过")
        self.done[level - 1] += 1
        row.clear()


def fold(hashes: list[bytes], digest: Callable[[bytes], bytes]) -> bytes:
    """The root over a full tile."""
    while len(hashes) > 1:
        hashes = [digest(b"\x01" + hashes[at] + hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def read_anchors(text: str, name: str) -> list[Anchor]:
    """All checkpoints in a text."""
    lines = [anchor(found[2], found[3], found[4], found[1], found[5]) for found in LINE.finditer(text)]
    lines += [anchor(note[1], note[2], note[3], note[4] or "sha256", note[5]) for note in [NOTE.fullmatch(text)] if note]
    if not lines:
        raise Unreadable(f"“{name}”不是存证，也不是证明；存证应有账本名、条数、摘要三行，或二维码里的那一行。")
    return lines


def anchor(origin: str, size: str, root: str, algorithm: str, at: str | None) -> Anchor:
    """A checkpoint from its printed parts."""
    try:
        decoded, when = base64.b64decode(root, validate=True), moment(at) if at else None
    except ValueError as error:
        raise Unreadable(f"存证“{origin} {size}”里的摘要或时间写得不对。") from error
    if base64.b64encode(decoded).decode() != root:
        raise Unreadable(f"存证“{origin} {size}”里的摘要写得不对。")
    return Anchor(origin, int(size), decoded, algorithm, when)


def check_segment(folder: pathlib.Path, anchors: list[Anchor], found: list[str]) -> tuple[Segment | None, int]:
    """One segment, and how many checkpoints it agrees with."""
    path = folder / "checkpoint"
    note = NOTE.fullmatch(path.read_bytes().decode("utf-8", "replace")) if path.is_file() else None
    try:
        head = anchor(note[1], note[2], note[3], note[4] or "sha256", note[5]) if note else None
    except Unreadable:
        head = None
    if head is None or head.size == 0:
        found.append(folder.name + "：checkpoint 缺失或被改动过，或账本被清空")
        return None, 0
    bundle = split_bundle(tile_file(folder, "entries", 0, min(WIDTH, head.size)))
    try:
        said = parse_entry((bundle or [b""])[0])["after"]
        algorithm, origin, previous = said["algorithm"], said["origin"], said["previous"]
    except (ValueError, KeyError, TypeError):
        algorithm, origin, previous = "", "", None
    digest = digest_of(algorithm)
    if digest is None:
        found.append(folder.name + "：第一条不是启用账本段的记录，或用的是不认识的摘要算法")
        return None, 0
    if head.origin != f"{origin}/{folder.name}" or head.algorithm != algorithm:
        found.append(folder.name + "：checkpoint 里的账本名或算法和第一条记录里的不一致")
    check = Check(folder, head, Tree(digest), sorted(anchors, key=lambda one: one.size), found)
    check.run()
    kinds = {key: type(value) for key, value in previous.items()} if isinstance(previous, dict) else None
    if previous is not None and kinds != {"algorithm": str, "origin": str, "root": str, "size": int}:
        check.say("写的上一段读不懂", 1)
        previous = None
    own = head._replace(size=check.tree.size, root=check.tree.root())
    return Segment(folder.name, own, previous, check.is_closed, check.first_at, check.last_at), check.matched


def check_links(segments: list[Segment], found: list[str]) -> Iterator[str]:
    """How the segments follow each other; gives a note for every one that is spoken of and not at hand."""
    known, continued = {segment.name: segment for segment in segments}, set()
    for segment in segments:
        seal = segment.previous if isinstance(segment.previous, dict) else {}
        name = str(seal.get("origin", "")).rpartition("/")[2]
        if name in continued:
            found.append(segment.name + "：和另一段接在同一处：账本分了岔，或混进了别的段")
        continued.add(name)
        if segment.head.origin.rpartition("/")[0] != segments[0].head.origin.rpartition("/")[0]:
            found.append(segment.name + "：是另一本账的段")
        before = known.get(name)
        if name and before is None:
            yield f"{name}：这一段（{seal.get('size')} 条）不在手边，没有核验；它的摘要写在 {segment.name} 的开头"
        if before is None:
            continue
        own = before.head
        told = {"algorithm": own.algorithm, "origin": own.origin, "size": own.size, "root": base64.b64encode(own.root).decode()}
        if told != seal or not before.is_closed:
            found.append(segment.name + "：开头写明的上一段和手边的那一段不一致，或那一段没有封存：封存以后被改过")
        if before.last_at and segment.first_at and segment.first_at < before.last_at:
            found.append(segment.name + "：启用的时间早于上一段的最后一条：时间被改过")


def check_absent(segments: list[Segment], absent: list[Anchor], found: list[str]) -> Iterator[str]:
    """Checkpoints of segments that are not at hand; gives a note for those that could not be compared."""
    seals = {str(one.previous.get("origin")): one.previous for one in segments if isinstance(one.previous, dict)}
    for one in absent:
        seal, newest, name = seals.get(one.origin), segments[-1] if segments else None, one.origin.rpartition("/")[2]
        if newest is None:
            found.append(f"{name}：另存的存证说有 {one.size} 条，这里却没有账本：被清空或移走了")
        elif newest.head.origin.rpartition("/")[0] != one.origin.rpartition("/")[0]:
            found.append(f"{name}：存证是另一本账的（{one.origin}）")
        elif seal and (one.size > seal["size"] or one.size == seal["size"] and base64.b64encode(one.root).decode() != seal["root"]):
            found.append(name + "：另存的存证和后一段开头写明的摘要不一致")
        elif seal is None and (one.at > newest.last_at if one.at and newest.last_at else name > newest.name):
            found.append(f"{name}：另存的存证说有这一段（{one.size} 条），账本里却没有：被删掉了")
        elif seal is None or one.size < seal["size"]:
            yield f"{name}：这一段不在手边，{one.size} 条的存证没有核对"


def check_ledger(path: pathlib.Path, anchors: list[Anchor], found: list[str]) -> None:
    """All segments of a ledger; prints what they are."""
    def is_segment(folder: pathlib.Path) -> bool:
        return (folder / "checkpoint").is_file() or (folder / "tile").is_dir()

    folders = [path] if is_segment(path) else sorted(folder for folder in path.iterdir() if is_segment(folder))
    if not folders and not anchors:
        raise Unreadable(f"“{path}”里没有账本。")
    segments, matched = [], 0
    for folder in folders:
        own = [one for one in anchors if one.origin.rpartition("/")[2] == folder.name]
        segment, agreed = check_segment(folder, own, found)
        matched += agreed
        if segment:
            segments.append(segment)
            head, closed = segment.head, "，已封存" if segment.is_closed else ""
            tell(f"{head.origin}：{head.size} 条，{head.algorithm} 摘要 {base64.b64encode(head.root).decode()}{closed}")
    absent = [one for one in anchors if one.origin.rpartition("/")[2] not in {folder.name for folder in folders}]
    for note in [*check_links(segments, found), *check_absent(segments, absent, found)]:
        tell("注意  " + note)
    tell(f"和 {matched} 份另存的存证一致。" if matched else "注意  " + ALONE)


def climb(leaf: bytes, position: int, size: int, path: list[bytes], digest: Callable[[bytes], bytes]) -> bytes | None:
    """The root that a path of an inclusion proof leads to (RFC 9162, 2.1.3.2)."""
    last = size - 1
    for beside in path:
        if last == 0:
            return None
        if position & 1 or position == last:
            leaf = digest(b"\x01" + beside + leaf)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            leaf = digest(b"\x01" + leaf + beside)
        position, last = position >> 1, last >> 1
    return leaf if last == 0 else None


def has_grown(old: Anchor, new: Anchor, path: list[bytes], digest: Callable[[bytes], bytes]) -> bool:
    """Whether the newer log is the older one and more (RFC 9162, 2.1.4.2)."""
    if old.origin != new.origin or old.algorithm != new.algorithm or old.size > new.size:
        return False
    if old.size in (0, new.size):
        return not path and old.root == (new.root if old.size else digest(b""))
    node, last = old.size - 1, new.size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    left = right = (path or [b""])[0] if old.size & (old.size - 1) else old.root
    for beside in path[1:] if old.size & (old.size - 1) else path:
        if last == 0:
            return False
        if node & 1 or node == last:
            left, right = digest(b"\x01" + beside + left), digest(b"\x01" + beside + right)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            right = digest(b"\x01" + right + beside)
        node, last = node >> 1, last >> 1
    return last == 0 and left == old.root and right == new.root


def check_proof(text: str, name: str, found: list[str]) -> Anchor:
    """A proof of one entry or of growth; gives the checkpoint it leads to."""
    parts = text.split("\n\n")
    lines = parts[0].split("\n")[1:]
    try:
        if text.startswith(GROWTH):
            old, new = (read_anchors(part.rstrip("\n") + "\n", name)[0] for part in parts[1:3])
            digest, path = digest_of(new.algorithm), [base64.b64decode(line, validate=True) for line in lines]
            holds = digest is not None and has_grown(old, new, path, digest)
            tell(f"{name}：{old.size} 条的账本{'是' if holds else '不是'} {new.size} 条的前一部分")
        else:
            content, index = base64.b64decode(lines[0][len("extra ") :], validate=True), int(lines[1][len("index ") :])
            new = read_anchors("\n\n".join(parts[1:]), name)[0]
            digest, path = digest_of(new.algorithm), [base64.b64decode(line, validate=True) for line in lines[2:]]
            leaf = digest(b"\x00" + content) if digest and 0 <= index < new.size else None
            holds = leaf is not None and digest is not None and climb(leaf, index, new.size, path, digest) == new.root
            entry = parse_entry(content)
            tell(f"{name}：第 {index + 1} 条 {entry['at']} {entry['actor']} {entry['action']} {entry['subject']}")
    except (ValueError, IndexError) as error:
        raise Unreadable(f"“{name}”里的证明读不出来。") from error
    if not holds:
        found.append(name + "：证明不成立")
    return new


def tell(line: str) -> None:
    """One line on the screen."""
    sys.stdout.buffer.write((line + "\n").encode("utf-8", "replace"))


def main(words: list[str]) -> int:
    """Look at everything named; 0 nothing found, 1 something found, 2 wrong use."""
    folders, anchors, found, proved = [], [], [], []  # type: list[pathlib.Path], list[Anchor], list[str], list[Anchor]
    if not words or words[0] in ("-h", "--help"):
        tell((__doc__ or "").split("\n\nWritten")[0])
        return 0 if words else 2
    try:
        for word in words:
            path = pathlib.Path(word)
            if path.is_dir():
                folders.append(path.resolve())
                continue
            text = path.read_bytes().decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n")
            if text.startswith((PROOF, GROWTH)):
                proved.append(check_proof(text, path.name, found))
            else:
                anchors += read_anchors(text, path.name)
        for folder in folders:
            check_ledger(folder, anchors + proved, found)
        if proved and not folders and not any((one.origin, one.size, one.root) == kept[:3] for one in proved for kept in anchors):
            tell("注意  证明里的存证是出具人自己写的；请和另存在别处的存证对照。")
    except (Unreadable, OSError) as error:
        tell(str(error) if isinstance(error, Unreadable) else f"“{error.filename}”读不了；请检查路径和权限。")
        return 2
    for line in found:
        tell("问题  " + line)
    tell(f"发现 {len(found)} 处问题：请保留现场，从另存的副本恢复，并查明经过。" if found else "没有发现问题。")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
