"""``jiheng check --fix``: the corrections of a table as a difference, written beside the original."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

import jiheng
from jiheng.cli.checks.checked import LEVELS, Checked
from jiheng.cli.checks.checking import check_readings
from jiheng.cli.clock import today
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, paint, show_progress

_AROUND = 8
"""How many characters are shown on either side of a difference in a long text."""
_LONG = 30
_VERY_LONG = 2_000
"""Longer texts are not compared character by character, which takes time by the square of their length."""
_INNER_QUOTES = str.maketrans("“”", "‘’")


def add_correction_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to correct, what, and whether only to show it."""
    parser.add_argument("--fix", action="store_true", help="改好写法上的毛病（不改变意思），另存一份，再检查一遍")
    parser.add_argument("--fix-proposed", action="store_true", help="连建议的改法一起写入（会改变指标值的说法，写入前先用 --diff 看）")
    parser.add_argument("--diff", action="store_true", help="只显示会怎样改，不写文件")


def wants_corrections(options: argparse.Namespace) -> bool:
    """Whether the options ask for corrections and not only for a check."""
    return bool(options.fix or options.fix_proposed or options.diff)


def correct_file(options: argparse.Namespace) -> int:
    """Correct one file or show how; 1 where findings are left that reach the threshold."""
    if options.format != "text":
        raise jiheng.JihengError("--fix、--fix-proposed、--diff 的结果是给人看的文字，不能与 --format 同用；json 的每条疑点里有 fix。")
    if options.write_baseline:
        raise jiheng.JihengError("--fix、--diff 不能与 --write-baseline 同用；请先改好，再对改好的表写基线。")
    if options.output == "-" and not options.diff:
        raise jiheng.JihengError("--fix 写出的是一份文件，不能显示在屏幕上；请用 -o 写明文件名，或用 --diff 只看改动。")
    if options.file and jiheng.holds_documents(options.file):
        raise jiheng.JihengError(f"“{options.file}”里有好几个文件；--fix、--diff 一次改一个，请写明其中的一个文件。")
    show_progress(f"正在检查 {options.file} ……")
    readings = jiheng.read_all(options.file, isolated=True)
    corrections = jiheng.correct_document(readings[0].document, profile=options.profile, on=options.on or today())
    clear_progress()
    before = check_readings(options.file, readings, options, table=Path(options.file))
    if options.diff:
        write_answer("\n".join(_difference(corrections, readings)), path=options.output, source=options.file)
        return 0
    return _write(corrections, before, options)


def _write(corrections: "jiheng.Corrections", before: Checked, options: argparse.Namespace) -> int:
    """Write the corrected copy, say what was changed, check it again."""
    proposed = bool(options.fix_proposed)
    edits = corrections.proposed_edits if proposed else corrections.edits
    corrected = jiheng.write_corrections(options.file, corrections, proposed=proposed) if edits else None
    unwritten = [f"没有写入：{_place(fix)}{_quoted(fix)}（{reason}）" for fix, reason in (corrected.unwritten if corrected else ())]
    rest = [*unwritten, *_rest(corrections, proposed=proposed), ""]
    if corrected is None or not corrected.edits:
        print("\n".join([*rest, "没有可以替您改的，没有写出文件。"]))
        return int(before.reaches(options.fail_on))
    target = options.output or _free_name(Path(options.file))
    after = _check_again(corrected.content, options)
    write_answer(corrected.content, path=str(target), source=options.file)
    told = [*_told("改好的写法", corrections.safe), *(_told("照建议改的", corrections.proposed) if proposed else ())]
    summary = paint(f"写入 {corrected.edits} 处，另存为“{target}”，原来的文件没有动。", "bold")
    caution = _caution(before.readings) if proposed and corrections.proposed else ()
    print("\n".join([*told, *rest, summary, *_compared(before, after, proposed=proposed), *caution]))
    return int(after.reaches(options.fail_on))


def _check_again(content: bytes, options: argparse.Namespace) -> Checked:
    readings = jiheng.read_all(content, name=Path(options.file).name, isolated=True)
    return check_readings(options.file, readings, options, table=Path(options.file))


def _free_name(path: Path) -> Path:
    """``项目表（已改）.xlsx`` beside the original; numbered where there is one already, so that nothing is lost."""
    names = (path.with_name(f"{path.stem}（已改{number if number > 1 else ''}）{path.suffix}") for number in range(1, 1_000))
    for name in names:
        if not name.exists():
            return name
    raise jiheng.JihengError(f"“{path.parent}”里改好的文件太多了；请用 -o 写明另一个文件。")


def _difference(corrections: "jiheng.Corrections", readings: "Sequence[jiheng.Reading]") -> Iterator[str]:
    """Everything that could be changed, the safe first."""
    yield from _told("可以直接改的写法（--fix）", corrections.safe)
    yield from _told("建议这样改，请逐条核对（--fix-proposed 才写入）", corrections.proposed)
    yield from _unfinished(corrections)
    yield from _caution(readings) if corrections.proposed else ()
    if not (corrections.safe or corrections.proposed):
        yield "没有可以替您改的。"


def _caution(readings: "Sequence[jiheng.Reading]") -> Iterator[str]:
    """What to mind where values have been approved already, because the table says what came of them."""
    indicators = (indicator for reading in readings for project in reading.filing.projects for indicator in project.indicators)
    if any(indicator.actual for indicator in indicators):
        yield "这张表填有实际完成值，指标值应与批复的一致；照建议改指标值以前，请先核对批复。"


def _rest(corrections: "jiheng.Corrections", *, proposed: bool) -> Iterator[str]:
    """What was not changed, in a few lines."""
    for finding in corrections.unproved:
        if finding.fix and (proposed or finding.fix.kind == "safe"):
            yield f"没有改：{_subject(finding)}{_quoted(finding.fix)}，改了会带来别的变化，请自行核对"
    left = 0 if proposed else len(corrections.proposed)
    if left or corrections.advice:
        yield ""
        told = [f"建议改写的 {left} 处" if left else "", f"要由您补充或决定的 {len(corrections.advice)} 处" if corrections.advice else ""]
        yield paint(f"没有动的：{'，'.join(filter(None, told))}；用 --diff 逐条看。", "dim")


def _told(title: str, changes: "Sequence[jiheng.Change]") -> Iterator[str]:
    """The changes by project."""
    if not changes:
        return
    yield paint(f"{title}：{len(changes)} 处", "bold")
    for (index, name), group in groupby(changes, key=lambda change: (change.project_index, change.project)):
        yield f"{index}. {name}"
        for change in group:
            number = "" if change.indicator_number is None else _numbered(change.indicator_number, change.indicator)
            yield f"   {number}{change.field}：{_arrow(change.before, change.after)}（{'、'.join(change.rules)}）"


def _unfinished(corrections: "jiheng.Corrections") -> Iterator[str]:
    """The advice that a person has to finish, in document order."""
    if corrections.advice:
        yield paint(f"要由您补充或决定的：{len(corrections.advice)} 处", "bold")
    for finding in corrections.advice:
        if finding.fix:
            yield f"   {_subject(finding)}{_quoted(finding.fix)}（{finding.name}）"
    for finding in corrections.unproved:
        if finding.fix:
            yield f"   {_subject(finding)}{_quoted(finding.fix)}（改了会带来别的变化，没有列入）"


def _subject(finding: "jiheng.Finding") -> str:
    number = "" if finding.indicator_number is None else f" {_numbered(finding.indicator_number, finding.indicator)}"
    return f"〔{finding.project_index}. {finding.project}{number}〕" if finding.project else ""


def _numbered(number: int, name: str | None) -> str:
    """``第3项“培训场次”``; quotes within the name become single ones."""
    return f"第{number}项“{(name or '').translate(_INNER_QUOTES)}”"


def _place(fix: "jiheng.Fix") -> str:
    return fix.source.place.removeprefix(f"{fix.source.name}:")


def _quoted(fix: "jiheng.Fix") -> str:
    return _arrow(fix.before, fix.replacement)


def _arrow(before: str, after: str) -> str:
    """``“60余段” → “≥60段”``; of long texts only what is around each difference."""
    length = max(len(before), len(after))
    pairs = _stretches(before, after) if _LONG < length <= _VERY_LONG else [(_shortened(before), _shortened(after))]
    return "，".join(f"“{old}” → “{new}”" for old, new in pairs)


def _shortened(text: str) -> str:
    return text if len(text) <= _VERY_LONG else f"{text[:_LONG]}…（共 {len(text)} 字）"


def _stretches(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Every stretch that differs, with some characters on either side."""
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            left, right = before[max(start - _AROUND, 0) : start], before[end : end + _AROUND]
            left, right = ("…" if start > _AROUND else "") + left, right + ("…" if end + _AROUND < len(before) else "")
            yield left + before[start:end] + right, left + after[begin:stop] + right


def _signatures(checked: Checked) -> Counter[tuple[str, int | None, int | None]]:
    """How often every rule speaks about what."""
    return Counter((finding.code, finding.project_index, finding.indicator_number) for finding in checked.findings)


def _compared(before: Checked, after: Checked, *, proposed: bool) -> Iterator[str]:
    """The findings before and after, and what the second reading has shown."""
    counts = [[sum(finding.severity == level for finding in checked.findings) for level in LEVELS] for checked in (before, after)]
    words = (f"{jiheng.SEVERITY_WORDS[level]} {old} → {new}" for level, old, new in zip(jiheng.SEVERITY_WORDS, *counts, strict=True))
    fresh = (_signatures(after) - _signatures(before)).total()
    news = f"其中 {fresh} 条是新的，请用 --list 看改好的表" if fresh else "没有新的疑点"
    yield f"再查一遍：疑点 {len(before.findings)} → {len(after.findings)}（{'，'.join(words)}），{news}。"
    kept = "金额、结构和没有列出的指标值都与原来相同。" if proposed else "金额、结构和每个指标值的含义都与原来相同。"
    yield f"已重新读出核对：{kept}"
