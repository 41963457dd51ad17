"""Official forms filled from generated filings and read again: equal or listed, over all forms, regions and formats.

``python -m bench.forms NUMBER`` tries as many filings as one likes.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import NamedTuple

import jiheng
from tests.forms.fillers.losses import list_losses
from tests.forms.fillers.test_round_trips import list_layouts
from tests.generated.filings import generate
from tests.generated.forms import FORMS
from tests.generated.styles import STYLES

FILINGS = 500
KINDS: tuple[jiheng.FormKind, ...] = ("xlsx", "docx", "pdf")
SHOWN_MOST, SHOWN_WIDE = 20, 160


class Tried(NamedTuple):
    """One filing in one form and format: what was lost first (empty where nothing was)."""

    form: str
    kind: str
    name: str
    loss: str


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    yield from _report(FILINGS)


def _report(filings: int) -> Iterator[str]:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tried = list(pool.map(try_number, range(filings), chunksize=10))
    losses = [one for one in tried if one.loss]
    yield from ("## 官方表格：填进去，读出来", "")
    yield f"{filings} 份生成的表轮流填进各种表、各种格式，再读出来：{len(tried) - len(losses)} 份相等（表里没有地方填的都列了出来）。"
    yield ""
    yield "| 格式 | 份数 | 相等 |"
    yield "|---|---:|---:|"
    counts, lost = Counter(one.kind for one in tried), Counter(one.kind for one in losses)
    yield from (f"| {kind} | {counts[kind]} | {counts[kind] - lost[kind]} |" for kind in KINDS)
    yield ""
    yield from (f"- {one.name} {one.form} {one.kind}：{one.loss[:SHOWN_WIDE]}" for one in losses[:SHOWN_MOST])


def try_number(number: int) -> Tried:
    """The filing with this number in the form and format whose turn it is."""
    forms = tuple(FORMS)
    made = generate(number, form=forms[number % len(forms)], style=STYLES[0], format="xlsx")
    filings = [reading.filing for reading in jiheng.read_all(made.content, name=made.name)]
    turns = list(product(list_layouts(filings[0].form), KINDS))
    layout, kind = turns[number // len(forms) % len(turns)]
    filled = jiheng.fill(filings, form=layout[0], region=layout[1])
    try:
        again = [reading.filing for reading in jiheng.read_all(jiheng.write_form(filled, kind=kind), name=f"表.{kind}")]
    except jiheng.JihengError as error:
        return Tried(".".join(layout), kind, made.name, str(error))
    return Tried(".".join(layout), kind, made.name, next(iter(list_losses(filings, filled, again)), ""))


if __name__ == "__main__":
    for line in _report(int(sys.argv[1]) if len(sys.argv) > 1 else FILINGS):
        print(line)
