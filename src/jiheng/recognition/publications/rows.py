"""The lines of a budget table: code, name, level and amounts of every row, on every side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jiheng.document import Cell, Notice, Row
from jiheng.domain.publication import BudgetAmount, BudgetRow
from jiheng.recognition.publications.amounts import read_amount
from jiheng.recognition.publications.columns import Block, Columns
from jiheng.regulations.layouts import squeeze
from jiheng.regulations.publications import TableWordings
from jiheng.source import Source
from jiheng.text.money import Money
from jiheng.text.residue import strip_residue
from jiheng.text.widths import fold

_PIECE = re.compile(r"\d{1,9}")
_CODED_NAME = re.compile(r"[\[【(（]?(?P<code>\d{3}(?:\d{2}){0,2})[\]】)）]?[\s\-－—_]*(?P<name>[^\d\s].*)", re.DOTALL)
_NUMBERINGS = tuple(map(re.compile, (
    r"[一二三四五六七八九十]{1,3}[、.．]", r"[（(][一二三四五六七八九十]{1,3}[)）]", r"\d{1,2}[.．、](?!\d)", r"[（(]\d{1,2}[)）]|[①-⑳]",
)))
_CLASS_LENGTH, _STEP = 3, 2
_WORDS_AT_MOST = 40


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table in order: a code goes on from the row above, and a merged amount counts once."""

    columns: Columns
    words: TableWordings
    unit: str | None
    notices: list[Notice] = field(default_factory=list)
    _pieces: dict[int, list[str]] = field(default_factory=dict)
    _above: Mapping[int, Source] = field(default_factory=dict)

    def read(self, row: Row) -> Iterator[tuple[Block, BudgetRow]]:
        """The lines of one printed row: one for every block that prints something."""
        for number, block in enumerate(self.columns.blocks):
            line = self._read_block(row, block, number)
            if line:
                yield block, line
        for position in self.columns.texts:
            cell = row[position]
            if cell.text.strip():
                self.notices.append(Notice(f"预算表里的文字列没有读：{strip_residue(cell.text)[:_WORDS_AT_MOST]}", cell.source, "around"))
        self._above = {position: cell.source for position, cell in enumerate(row)}

    def _read_block(self, row: Row, block: Block, number: int) -> BudgetRow | None:
        pieces, coded = self._read_code([row[position] for position in block.codes], number)
        labels = [row[position] for position in (*block.codes, *block.names)]
        words = _distinct([cell for cell in labels if cell.text.strip() and cell not in coded])
        amounts = {position: self._read_amount(row[position], position) for position in block.amounts}
        if not pieces and not words and not any(amounts.values()):
            return None
        name = " ".join(strip_residue(cell.text) for cell in words)
        sources = {"code": tuple(cell.source for cell in coded), "name": tuple(cell.source for cell in words)}
        combined = _CODED_NAME.fullmatch(fold(name)) if not pieces and len(words) == 1 else None
        if combined:
            pieces, name = (combined["code"],), name[combined.start("name"):]
        first = next(cell for cell in (*coded, *words, *(row[position] for position in block.amounts)) if cell.text.strip())
        code = _code(pieces)
        return BudgetRow(
            name, first.source, tuple(amounts.get(position) for position in self.columns.amounts), code, pieces,
            level=_level(code, name, len(words) if len(block.names) > 1 else 1), is_total=bool(self.words.total.fullmatch(squeeze(name))),
            side=block.side, sources={key: found for key, found in sources.items() if found},
        )

    def _read_code(self, cells: Sequence[Cell], number: int) -> tuple[tuple[str, ...], list[Cell]]:
        """The pieces of the code; those left of the first printed one are the same as in the row above."""
        coded = [cell for cell in cells if _PIECE.fullmatch(fold(cell.text.strip()))]
        if not coded:
            return (), []
        pieces = [fold(cell.text.strip()) if cell in coded else "" for cell in cells]
        before = self._pieces.get(number, [])
        first = next(index for index, piece in enumerate(pieces) if piece)
        if first and len(pieces[first]) <= _STEP and len(before) > first - 1:
            pieces[:first] = before[:first]
        self._pieces[number] = pieces
        return tuple(piece for piece in pieces if piece), coded

    def _read_amount(self, cell: Cell, position: int) -> BudgetAmount | None:
        """The amount of one cell; None where it is blank or goes on from a merged cell above."""
        text = cell.text.strip()
        if not text or self._above.get(position) == cell.source:
            return None
        money: Money | None = None
        try:
            money = read_amount(text, unit=self.unit) if self.unit else None
        except ValueError as error:
            self.notices.append(Notice(f"预算表的金额没有读懂：{error}", cell.source))
        return BudgetAmount(text, money, cell.source)


def _distinct(cells: Sequence[Cell]) -> list[Cell]:
    """Every text once: 合计 is often printed over all the columns of code and name."""
    found: dict[str, Cell] = {}
    for cell in cells:
        found.setdefault(squeeze(cell.text), cell)
    return list(found.values())


def _code(pieces: Sequence[str]) -> str | None:
    """The code of its pieces: 款 and 项 have two digits (a sheet drops the zero of 02); whole codes in every column stand for themselves."""
    if not pieces:
        return None
    code = pieces[0]
    for piece in pieces[1:]:
        code = piece if piece.startswith(code) and len(piece) > _STEP else code + piece.zfill(_STEP)
    return code


def _level(code: str | None, name: str, labels: int) -> int:
    """The level by code or numbering, else by how many names stand side by side (单位, 项目)."""
    if code and len(code) >= _CLASS_LENGTH:
        return (len(code) - _CLASS_LENGTH) // _STEP + 1
    return find_rank(name) or max(labels, 1)


def find_rank(name: str) -> int | None:
    """How deep the numbering of a name is (一、 1, （一） 2, 1. 3, (1) 4); None without one."""
    plain = squeeze(name)
    return next((rank for rank, pattern in enumerate(_NUMBERINGS, start=1) if pattern.match(plain)), None)
