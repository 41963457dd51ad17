"""``jiheng ledger``: verify, show and prove what is in a ledger, export its checkpoint, and hand out the stand-alone verifier."""

import argparse
import base64
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import jiheng
from jiheng.cli.clock import now
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, paint, show_progress
from jiheng.errors import say_why

NAME = "ledger"
SUMMARY = "核验防篡改账本，列出记录，出具证明和存证"

_ASIDE = 1 << 20
"""A checkpoint or a proof is far shorter than this."""
_AT_ONCE = 4096
_ALGORITHMS = {"sha256": "SHA-256", "sm3": "SM3"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One command of its own for each thing that can be done with a ledger."""
    acts = parser.add_subparsers(title="做什么", metavar="做什么", required=True)

    def add(name: str, what: str) -> argparse.ArgumentParser:
        sub = acts.add_parser(name, help=what, description=what + "。", add_help=False, formatter_class=parser.formatter_class)
        sub.add_argument("-h", "--help", action="help", help="显示这份说明")
        sub.set_defaults(act=_ACTS[name])
        return sub

    verify = add("verify", "核验账本有没有被改过；也核验一份证明")
    verify.add_argument("path", metavar="账本", help="账本的文件夹、其中一段的文件夹，或 jiheng ledger prove 写出的证明文件")
    verify.add_argument("--checkpoint", metavar="存证", nargs="+", default=[], help="另存在别处的存证：文件，或含有二维码那一行的任何文本")
    verify.add_argument("--format", choices=("text", "json"), default="text", help="text 给人看；json 给程序用")
    show = add("show", "逐条列出账本里的记录")
    _add_place(show)
    show.add_argument("--from", dest="first", metavar="编号", type=int, help="从第几条起（默认第 1 条）")
    show.add_argument("--last", metavar="条数", type=int, help="只列最后几条")
    show.add_argument("--format", choices=("text", "json"), default="text", help="text 给人看；json 一行一条，给程序用")
    prove = add("prove", "出具证明：某一条在账本里，或账本自某份存证以来只增不改")
    _add_place(prove)
    what = prove.add_mutually_exclusive_group(required=True)
    what.add_argument("--number", metavar="编号", type=int, help="证明第几条在账本里")
    what.add_argument("--since", metavar="存证", help="证明账本是这份存证的延续")
    prove.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")
    checkpoint = add("checkpoint", "出具存证：现在有多少条、摘要是什么；请另存到别处")
    _add_place(checkpoint)
    checkpoint.add_argument("--format", choices=("text", "line", "svg"), default="text", help="text 三行文本；line 一行，可以附在清单里；svg 二维码")
    checkpoint.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")
    verifier = add("verifier", "给出单文件核验程序：只要 Python 3.8 以上，不用装绩衡")
    verifier.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上），如 verify_ledger.py")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 where verifying found something."""
    code: int = options.act(options)
    return code


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="账本", help="账本的文件夹，或其中一段的文件夹")
    parser.add_argument("--segment", metavar="段", help="哪一段，如 2026（默认最后一段）")


def _verify(options: argparse.Namespace) -> int:
    path = Path(options.path)
    checkpoints = [found for name in options.checkpoint for found in jiheng.find_checkpoints(_read(Path(name)), name=name)]
    if path.is_file():
        return _verify_proof(jiheng.read_proof(_read(path), name=options.path), checkpoints, options.format)
    show_progress(f"正在核验 {options.path} ……")
    report = jiheng.verify_ledger(path, checkpoints=checkpoints)
    clear_progress()
    if options.format == "json":
        print(json.dumps(jiheng.ledger_report_to_json(report), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_describe(report)))
    return int(not report.is_sound)


def _describe(report: "jiheng.LedgerReport") -> Iterator[str]:
    """The segments, what to know, what was found, and what to do."""
    for segment in report.segments:
        checkpoint = segment.checkpoint
        if checkpoint is None:
            continue
        span = f"{segment.first_at:%Y-%m-%d %H:%M} 至 {segment.last_at:%Y-%m-%d %H:%M}，" if segment.first_at and segment.last_at else ""
        root = base64.b64encode(checkpoint.root).decode()
        state = "已封存" if segment.is_closed else "还在记"
        yield f"{paint(checkpoint.origin, 'bold')}　{checkpoint.size:,} 条，{span}{state}"
        yield f"    {_ALGORITHMS[checkpoint.algorithm]} 摘要 {root}"
    for matched in report.matched:
        yield paint("一致", "green") + f"　前 {matched.size:,} 条和另存的存证一致{_say_when(matched)}"
    for note in report.notes if report.matched else (*report.notes, jiheng.LEDGER_ALONE):
        yield paint("注意", "yellow") + f"　{note}"
    for breach in report.breaches:
        yield paint("问题", "red") + f"　{breach.sentence}"
        yield f"    建议：{breach.remedy}"
    yield "没有发现问题。" if report.is_sound else f"发现 {len(report.breaches)} 处问题。"


def _verify_proof(proof: "jiheng.Inclusion | jiheng.Consistency", kept: "list[jiheng.Checkpoint]", form: str) -> int:
    """What the proof says, whether it holds, and whether its checkpoint is one that was kept elsewhere."""
    is_entry = isinstance(proof, jiheng.Inclusion)
    checkpoint = proof.checkpoint if isinstance(proof, jiheng.Inclusion) else proof.new
    is_kept = any((one.origin, one.size, one.root) == (checkpoint.origin, checkpoint.size, checkpoint.root) for one in kept)
    is_good = proof.holds and (is_kept or not kept)
    if form == "json":
        print(json.dumps({"schema": "jiheng.ledger-proof/1", "sound": is_good, "anchored": is_kept}, ensure_ascii=False))
        return int(not is_good)
    if isinstance(proof, jiheng.Inclusion):
        print("\n".join(_describe_entry(proof.entry)))
        held = f"这一条在账本“{checkpoint.origin}”的前 {checkpoint.size:,} 条里"
    else:
        held = f"“{checkpoint.origin}”的前 {proof.old.size:,} 条到 {checkpoint.size:,} 条，只增不改"
    if not proof.holds:
        print(paint("问题", "red") + f"　证明不成立：{'记录' if is_entry else '存证'}或证明被改过；请向出具人另要一份，并核验账本。")
    elif kept and not is_kept:
        print(paint("问题", "red") + "　证明里的存证不是另存的那一份；请给出同样条数的存证，或另要一份以它为准的证明。")
    else:
        print(paint("成立", "green") + f"　{held}。")
    if not kept:
        print(paint("注意", "yellow") + "　证明里的存证是出具人自己写的；请用 --checkpoint 给出另存在别处的存证对照。")
    return int(not is_good)


def _show(options: argparse.Namespace) -> int:
    storage, head = _segment(options)
    size = head.frontier.size
    first = options.first if options.first is not None else 1
    if options.last is not None:
        first = max(size - options.last + 1, 1)
    if not 1 <= first <= size:
        raise jiheng.JihengError(f"没有这几条：“{head.segment}”这一段有 {size:,} 条，编号从 1 数起。")
    for start in range(first, size + 1, _AT_ONCE):
        for content in storage.read_entries(first=start, count=min(_AT_ONCE, size - start + 1)):
            sys.stdout.write(content.decode() + "\n" if options.format == "json" else "\n".join(_describe_entry(_entry(content))) + "\n")
    return 0


def _entry(content: bytes) -> "jiheng.Entry":
    try:
        return jiheng.read_entry(content)
    except ValueError as error:
        raise jiheng.BrokenLedger(f"有一条记录读不出来（{error}）；请用 jiheng ledger verify 核验账本。") from error


def _describe_entry(entry: "jiheng.Entry") -> Iterator[str]:
    act = entry.act
    behind = f"（机器时钟是 {_print_at(entry.clock)}）" if entry.clock else ""
    action = jiheng.LEDGER_ACTIONS.get(act.action, act.action)
    yield f"{entry.segment} 第 {entry.number} 条　{_print_at(entry.at)}{behind}　{act.actor}（{act.role}）　{action}　{act.subject}"
    for word, value in (("原来", act.before), ("改为", act.after), ("说明", act.details)):
        if value is not None:
            yield f"    {word}：{value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)}"


def _print_at(at: datetime.datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"


def _prove(options: argparse.Namespace) -> int:
    storage, head = _segment(options)
    if options.since is None:
        answer = jiheng.print_inclusion(jiheng.make_inclusion(storage, number=options.number, checkpoint=head.checkpoint))
    else:
        old = max(jiheng.find_checkpoints(_read(Path(options.since)), name=options.since), key=lambda one: one.size)
        answer = jiheng.print_consistency(jiheng.make_consistency(storage, old=old, new=head.checkpoint))
    write_answer(answer, path=options.output, source=options.path)
    return 0


def _checkpoint(options: argparse.Namespace) -> int:
    _, head = _segment(options)
    exported = jiheng.stamp_checkpoint(head, at=now())
    forms = {"text": jiheng.print_checkpoint, "line": jiheng.checkpoint_line, "svg": jiheng.draw_code}
    write_answer(forms[options.format](exported), path=options.output, source=options.path)
    return 0


def _verifier(options: argparse.Namespace) -> int:
    write_answer(jiheng.print_verifier(), path=options.output, source=".")
    return 0


def _segment(options: argparse.Namespace) -> "tuple[jiheng.FolderStorage, jiheng.Head]":
    """The segment that was asked for, and its head, which agrees with its files."""
    segments = jiheng.list_segments(Path(options.path))
    if not segments:
        raise jiheng.BrokenLedger(f"“{options.path}”里没有账本；请检查路径。")
    named = [folder for folder in segments if options.segment in (None, folder.name)]
    if not named:
        raise jiheng.BrokenLedger(f"“{options.path}”里没有“{options.segment}”这一段；有 {'、'.join(folder.name for folder in segments)}。")
    storage = jiheng.FolderStorage(named[-1])
    head = storage.read_head()
    if head is None:
        raise jiheng.BrokenLedger(f"“{named[-1]}”里还没有记录。")
    return storage, head


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(_ASIDE + 1)
    except OSError as error:
        raise jiheng.JihengError(f"“{path}”打不开（{say_why(error)}）；请检查路径和权限。") from error
    if len(content) > _ASIDE:
        raise jiheng.JihengError(f"“{path}”太大，不像存证或证明；请检查是不是给错了文件。")
    return content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _say_when(checkpoint: "jiheng.Checkpoint") -> str:
    return f"（{checkpoint.at:%Y-%m-%d %H:%M} 出具）" if checkpoint.at else ""


_ACTS = {"verify": _verify, "show": _show, "prove": _prove, "checkpoint": _checkpoint, "verifier": _verifier}
