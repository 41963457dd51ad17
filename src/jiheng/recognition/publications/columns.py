"""What the columns of a budget table mean: codes, names and amounts, once or on two sides, and which of them add up to which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jiheng.document import Row
from jiheng.domain.publication import BudgetColumn, Side
from jiheng.recognition.publications.amounts import is_amount, is_dash
from jiheng.regulations.layouts import squeeze
from jiheng.regulations.publications import TableWordings

Role = Literal["code", "name", "text", "amount"]
Path = tuple[str, ...]


@dataclass(slots=True)
class Block:
    """One side of a table: the positions of its codes, names and amounts; ``side`` where there are two."""

    codes: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """One column that others add up to, all as positions in the row."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table; ``texts`` are those that are neither names nor amounts (备注)."""

    blocks: tuple[Block, ...]
    paths: tuple[Path, ...]
    texts: tuple[int, ...]

    @property
    def amounts(self) -> tuple[int, ...]:
        """The positions of all amounts, from left to right."""
        return tuple(position for block in self.blocks for position in block.amounts)

    def describe(self) -> tuple[BudgetColumn, ...]:
        """The columns of amounts as facts."""
        return tuple(BudgetColumn(self.paths[position], block.side) for block in self.blocks for position in block.amounts)


def read_columns(heads: Sequence[Row], body: Sequence[Row], words: TableWordings) -> Columns:
    """The columns under ``heads``; what a head leaves open is decided by what stands below it."""
    width = max((len(row) for row in heads), default=0)
    paths = tuple(_path(heads, position, words) for position in range(width))
    blocks: list[Block] = [Block()]
    texts = []
    for position, path in enumerate(paths):
        role = _role(path, [row[position].text for row in body if position < len(row)], words)
        if role == "text":
            texts.append(position)
            continue
        if role != "amount" and blocks[-1].amounts:
            blocks.append(Block())
        {"code": blocks[-1].codes, "name": blocks[-1].names, "amount": blocks[-1].amounts}[role].append(position)
    blocks = [block for block in blocks if block.amounts]
    if len(blocks) > 1:
        for block in blocks:
            block.side = _side([paths[position] for position in (*block.names, *block.amounts)], words)
    return Columns(tuple(blocks), paths, tuple(texts))


def _path(heads: Sequence[Row], position: int, words: TableWordings) -> Path:
    """The heads above a column from the top down, a merged one once, without the row that numbers the columns."""
    labels: list[str] = []
    for row in heads:
        label = squeeze(row[position].text) if position < len(row) else ""
        if label and (not labels or labels[-1] != label) and not words.column_numbers.fullmatch(label):
            labels.append(label)
    return tuple(labels)


def _role(path: Path, texts: Sequence[str], words: TableWordings) -> Role:
    label = path[-1] if path else ""
    printed = [text.strip() for text in texts if text.strip()]
    amounts = sum(is_amount(text) or is_dash(text) for text in printed)
    for role in ("code", "text"):
        if words.columns[role].fullmatch(label):
            return role
    if printed:
        return "amount" if amounts * 2 > len(printed) else _wordy(label, words)
    return "name" if words.columns["name"].fullmatch(label) and not words.columns["amount"].fullmatch(label) else "amount"


def _wordy(label: str, words: TableWordings) -> Role:
    """A column of words under a head of amounts stays one of amounts (its words are told as unread); under any other head it is a name."""
    heads_names = not label or words.columns["name"].fullmatch(label)
    return "amount" if words.columns["amount"].fullmatch(label) and not heads_names else "name"


def _side(paths: Sequence[Path], words: TableWordings) -> Side | None:
    for path in paths:
        for label in path:
            for side in ("income", "expenditure"):
                if words.sides[side].search(label):
                    return side
    return None


def find_sums(columns: Columns, block: Block, words: TableWordings) -> Iterator[Sum]:
    """Which columns of a block are the sum of which, as their heads say (合计 beside 基本支出 and 项目支出)."""
    yield from _sums([(columns.paths[position], position) for position in block.amounts], words)


def _sums(leaves: Sequence[tuple[Path, int]], words: TableWordings) -> Iterator[Sum]:
    groups: dict[str, list[tuple[Path, int]]] = {}
    for path, position in leaves:
        groups.setdefault(path[0] if path else "", []).append((path[1:], position))
    for inner in groups.values():
        if len(inner) > 1:
            yield from _sums(inner, words)
    values = {label: _value(inner, words) for label, inner in groups.items() if label and not words.within.match(label)}
    inside: set[str] = set()
    for whole, names in words.parts.items():
        parts = [label for label in values if label in names]
        if whole in values and len(parts) > 1 and len(values[whole]) == 1:
            yield Sum(values[whole][0], tuple(position for label in parts for position in values[label]))
            inside.update(parts)
    totals = [label for label in values if words.total.fullmatch(label) and len(values[label]) == 1]
    others = [position for label in values if label not in inside and label not in totals for position in values[label]]
    if len(totals) == 1 and others:
        yield Sum(values[totals[0]][0], tuple(others))


def _value(leaves: Sequence[tuple[Path, int]], words: TableWordings) -> tuple[int, ...]:
    """The columns that stand for a group of columns: its total, else all that are no part of another."""
    totals = [position for path, position in leaves if len(path) == 1 and words.total.fullmatch(path[0])]
    if totals:
        return (totals[0],)
    return tuple(position for path, position in leaves if not any(words.within.match(label) for label in path))
