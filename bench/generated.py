"""Round trips of generated files and wrong digits, many more than the tests try: equal by format, form and style, the first failures."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench import typesetting
from bench.environments import prepare
from tests.generated.digits import KINDS, Slip, is_noticed, make_slips
from tests.generated.filings import FORMATS, SHARE, Generated, lay_out, pick, read_back
from tests.generated.forms import FORMS
from tests.generated.styles import HARDER, STYLES

REPOSITORY = Path(__file__).resolve().parent.parent
DOCUMENTS, TYPESET, HARD, SLIPS = 2_000, 400, 240, 1_000
SHOWN_MOST = 20
SHOWN_WIDE = 120


class Tried(NamedTuple):
    """One file that was read, the first thing that was not as written (empty where all was), and whether nothing told of it."""

    format: str
    form: str
    style: str
    name: str
    fault: str
    is_silent: bool


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tried = list(pool.map(try_number, range(DOCUMENTS), chunksize=20))
        hard = list(pool.map(try_harder, range(HARD), chunksize=20))
        typeset = typeset_files(range(TYPESET))
        tried += pool.map(try_file, typeset, chunksize=20)
        noticed = Counter[str]()
        silent = []
        for kind, name, silence in pool.map(try_slip, make_slips(SLIPS, formats=tuple(FORMATS)[1:]), chunksize=20):
            noticed[kind] += not silence
            if silence:
                silent.append(f"- {name}（{kind}）：{silence}")
    if not typeset:
        yield from ("没有装上 typst，由它排版的 PDF 没有试。", "")
    yield from _round_trips(f"{len(STYLES)} 种印法", tried)
    yield from _round_trips("更难的印法", hard)
    yield from _digit_errors(noticed, silent)


def try_number(number: int) -> Tried:
    """The generated file with this number, written and read."""
    return try_file(pick(number, formats=tuple(FORMATS)))


def try_harder(number: int) -> Tried:
    """The same in one of the harder styles."""
    return try_file(pick(number, formats=("pdf", "xlsx", "docx"), styles=HARDER))


def try_file(made: Generated) -> Tried:
    """A generated file read."""
    faults, is_silent = read_back(made)
    return Tried(made.format, made.form, made.style, made.name, faults[0] if faults else "", is_silent)


def try_slip(slip: Slip) -> tuple[str, str, str]:
    """Kind of error and file, and the amount where it was accepted in silence."""
    return slip.kind, slip.name, "" if is_noticed(slip) else f"{slip.right} → {slip.wrong}"


def typeset_files(numbers: Iterable[int]) -> list[Generated]:
    """The same content and styles as PDF by typst; none where it cannot be installed."""
    python = prepare("typst", typesetting.PACKAGES)
    if python is None:
        return []
    folder = REPOSITORY / ".data" / "bench" / "typeset"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in numbers:
        style = STYLES[number % len(STYLES)]
        form = list(FORMS)[(number // len(STYLES) + number) % len(FORMS)]
        laid = lay_out(number, form, style)
        source = typesetting.write_typst(laid.grids, style, first=Random(number).randint(20, SHARE) / SHARE)
        (folder / f"{number}.typ").write_text(source, encoding="utf-8")
        made.append(Generated(f"{number}-{form}.pdf", b"", laid.facts, form, style.name, "pdf（typst）"))
    subprocess.run([python, str(Path(typesetting.__file__)), str(folder)], check=True)
    return [one._replace(content=(folder / f"{one.name.partition('-')[0]}.pdf").read_bytes()) for one in made]


def _round_trips(title: str, tried: Sequence[Tried]) -> Iterator[str]:
    equal = sum(not one.fault for one in tried)
    yield from (f"## 生成的表，写出来再读回去：{title}，{len(tried):,} 份", "", f"全部事实相同并且合计核对得上才算相同：{equal:,} 份。", "")
    columns: tuple[tuple[str, Callable[[Tried], str]], ...] = (
        ("格式", lambda one: one.format), ("表", lambda one: one.form), ("印法", lambda one: one.style),
    )  # fmt: skip
    for title, key in columns:
        yield from (f"| {title} | 份数 | 相同 | | 不同而没有提示的 |", "|---|---|---|---|---|")
        total, right = Counter(map(key, tried)), Counter(key(one) for one in tried if not one.fault)
        silent = Counter(key(one) for one in tried if one.is_silent)
        yield from (f"| {name} | {count} | {right[name]} | {right[name] / count:.1%} | {silent[name]} |" for name, count in total.items())
        yield ""
    failed = [one for one in tried if one.fault]
    if failed:
        yield from (f"最先的 {min(len(failed), SHOWN_MOST)} 份不同：", "")
        yield from (f"- {one.name}（{one.style}，{one.format}）：`{one.fault[:SHOWN_WIDE]}`" for one in failed[:SHOWN_MOST])
        yield ""


def _digit_errors(noticed: Counter[str], silent: Sequence[str]) -> Iterator[str]:
    total = noticed.total() + len(silent)
    share = noticed.total() / total
    yield from (f"## 金额里错一个字：{total:,} 处", "", "合计对不上并指出是哪一行，或者提示里写出这个数，才算发现。", "")
    yield from (f"发现 {noticed.total():,} 处（{share:.1%}），不声不响读进去的 {len(silent)} 处。", "")
    yield from ("| 错法 | 发现 |", "|---|---|")
    yield from (f"| {kind} | {noticed[kind]} |" for kind in KINDS)
    yield ""
    yield from silent
    yield from ([""] if silent else [])


if __name__ == "__main__":
    if sys.argv[1:]:
        DOCUMENTS, TYPESET, HARD, SLIPS = (int(count) for count in sys.argv[1:5])
    print("\n".join(report()))
