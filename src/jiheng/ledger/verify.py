"""A whole ledger verified: every segment at hand, how they follow each other, and the checkpoints that were kept elsewhere."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from jiheng.errors import BrokenLedger, say_why
from jiheng.ledger.checkpoint import Checkpoint
from jiheng.ledger.folder import CHECKPOINT_NAME
from jiheng.ledger.report import Breach, LedgerReport, SegmentReport
from jiheng.ledger.segment import RESTORE, verify_segment


def list_segments(path: Path) -> tuple[Path, ...]:
    """The folders of the segments at ``path``, which is one itself or holds some, in the order of their names."""
    if _is_segment(path):
        return (path,)
    return tuple(sorted(folder for folder in path.iterdir() if _is_segment(folder))) if path.is_dir() else ()


def verify_ledger(path: Path, *, checkpoints: Sequence[Checkpoint] = ()) -> LedgerReport:
    """What is true of the ledger in the folder at ``path``, held against checkpoints that were kept elsewhere.

    Every bit of the folder counts; memory does not grow with the log. Raises ``BrokenLedger`` where there is neither a ledger nor a
    checkpoint that says there should be one.
    """
    path = path.resolve()
    try:
        folders = list_segments(path)
        segments = tuple(verify_segment(folder, anchors=[one for one in checkpoints if one.segment == folder.name]) for folder in folders)
    except OSError as error:
        raise BrokenLedger(f"账本“{path}”读不了（{say_why(error)}）；请检查权限和磁盘，再试。") from error
    if not folders and not checkpoints:
        raise BrokenLedger(f"“{path}”里没有账本：没有 {CHECKPOINT_NAME}，也没有记录；请检查路径。")
    between = [*_foreign(segments, checkpoints), *_links(segments)]
    away, notes = _away(segments, checkpoints, is_empty=not folders)
    return LedgerReport(
        segments,
        (*(breach for segment in segments for breach in segment.breaches), *between, *away),
        (*(note for segment in segments for note in segment.notes), *notes),
        tuple(checkpoint for segment in segments for checkpoint in segment.matched),
    )


def print_verifier() -> str:
    """The stand-alone verifier: one file of plain Python 3.8 that needs nothing of ours."""
    return files(__package__).joinpath("standalone.py").read_text(encoding="utf-8")


def _is_segment(path: Path) -> bool:
    return Path(path, CHECKPOINT_NAME).is_file() or Path(path, "tile").is_dir()


def _foreign(segments: Sequence[SegmentReport], checkpoints: Sequence[Checkpoint]) -> Iterator[Breach]:
    """Segments and checkpoints that name another ledger than the first segment."""
    origins = [(segment.segment, segment.checkpoint.origin) for segment in segments if segment.checkpoint]
    if not origins:
        return
    ledger = origins[0][1].rpartition("/")[0]
    for name, origin in origins[1:]:
        if origin.rpartition("/")[0] != ledger:
            yield Breach(name, f"是另一本账（{origin}），不是“{ledger}”的", RESTORE)
    for checkpoint in checkpoints:
        if checkpoint.origin.rpartition("/")[0] != ledger:
            yield Breach(checkpoint.segment, f"存证是另一本账的（{checkpoint.origin}），不是“{ledger}”的", "请给出这本账的存证")


def _links(segments: Sequence[SegmentReport]) -> Iterator[Breach]:
    """A segment continues the closed one that it names; no two continue the same one, and only one has none before it."""
    known = {segment.segment: segment for segment in segments}
    continued: set[str | None] = set()
    for segment in segments:
        if segment.checkpoint is None:
            continue
        seal = segment.previous
        before = seal.segment if seal else None
        if before in continued:
            yield Breach(segment.segment, f"和另一段接在同一处（{before or '账本的开头'}）：账本分了岔，或混进了别的段", RESTORE)
        continued.add(before)
        closed = known.get(before or "")
        if seal is None or closed is None or closed.checkpoint is None:
            continue
        own = closed.checkpoint
        if (own.origin, own.size, own.root, own.algorithm) != (seal.origin, seal.size, seal.root, seal.algorithm):
            yield Breach(segment.segment, f"开头写明的上一段（{before}，{seal.size} 条）和手边的那一段不一致：那一段封存以后被改过", RESTORE)
        if not closed.is_closed:
            yield Breach(closed.segment, f"后面已经有“{segment.segment}”，这一段却没有封存：末尾被截掉了", RESTORE)
        if closed.last_at and segment.first_at and segment.first_at < closed.last_at:
            yield Breach(segment.segment, f"启用的时间早于上一段（{before}）的最后一条：时间被改过", RESTORE)


def _away(
    segments: Sequence[SegmentReport], checkpoints: Sequence[Checkpoint], *, is_empty: bool,
) -> tuple[list[Breach], list[str]]:  # fmt: skip
    """Segments that are spoken of and not at hand, and what can be said of their checkpoints all the same."""
    known = {segment.segment for segment in segments}
    newest = segments[-1] if segments else None
    seals = {seal.segment: seal for segment in segments if (seal := segment.previous) and seal.segment not in known}
    notes = [f"{name}：这一段（{seal.size} 条）不在手边，没有核验；它的摘要写在后一段的开头" for name, seal in seals.items()]
    breaches = []
    for checkpoint in checkpoints:
        seal = seals.get(checkpoint.segment)
        if checkpoint.segment in known:
            continue
        if is_empty:
            breaches.append(Breach(checkpoint.segment, f"另存的存证说有 {checkpoint.size} 条，这里却没有账本：被清空或移走了", RESTORE))
        elif seal and (checkpoint.size > seal.size or checkpoint.size == seal.size and checkpoint.root != seal.root):
            breaches.append(Breach(checkpoint.segment, "另存的存证和后一段开头写明的摘要不一致", RESTORE))
        elif newest and not seal and _is_after(checkpoint, newest):
            breaches.append(Breach(checkpoint.segment, f"另存的存证说有这一段（{checkpoint.size} 条），账本里却没有：被删掉了", RESTORE))
        elif not (seal and checkpoint.size == seal.size):
            notes.append(f"{checkpoint.segment}：这一段不在手边，{checkpoint.size} 条的存证没有核对")
    return breaches, notes


def _is_after(checkpoint: Checkpoint, newest: SegmentReport) -> bool:
    """Whether a checkpoint belongs behind the newest segment at hand: by its time, else by its name."""
    if checkpoint.at and newest.last_at:
        return checkpoint.at > newest.last_at
    return checkpoint.segment > newest.segment
