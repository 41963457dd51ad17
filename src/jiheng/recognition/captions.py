"""What stands around a table: title, department, money unit, year; the rest is furniture of the form or a notice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jiheng.document import Cell, Notice, Row
from jiheng.recognition.cells import filled
from jiheng.regulations.layouts import Layout, squeeze
from jiheng.source import Source
from jiheng.text.money import UNITS
from jiheng.text.residue import strip_residue

_SENTENCE = re.compile("[；;。：:]")
_AROUND_CELLS, _AROUND_LENGTH = 2, 60
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年")


def is_around(cells: Sequence[Cell], layout: Layout) -> bool:
    """Whether a row (its filled cells) is a caption, a title or a page number between the parts of a table, and no part of it."""
    if not cells or len(cells) > _AROUND_CELLS or len(cells[0].text) > _AROUND_LENGTH:
        return False
    text = cells[0].text.strip()
    return bool(layout.caption.match(text) or layout.furniture.fullmatch(text) or (len(cells) == 1 and _is_title(squeeze(text), layout)))


def _is_title(text: str, layout: Layout) -> bool:
    return len(text) <= _AROUND_LENGTH and any(word in text for word in layout.title) and not _SENTENCE.search(text)


@dataclass(slots=True)
class Captions:
    """What the lines around a table say, collected while they are read."""

    title: str = ""
    department: str | None = None
    money_unit: str | None = None
    fiscal_year: int | None = None
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    furniture: list[Source] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def read(self, rows: Iterable[Row], layout: Layout) -> None:
        """Take in the rows above (or between the parts of) a table, every cell once."""
        for row in rows:
            for cell in filled(row):
                self._read_cell(cell, layout)

    def _read_cell(self, cell: Cell, layout: Layout) -> None:
        """The captions in a cell (several may share a line), and what stands before them."""
        captions = list(layout.caption.finditer(cell.text))
        ends = [*(caption.start() for caption in captions[1:]), len(cell.text)]
        start, before = _trimmed(cell.text, 0, captions[0].start() if captions else len(cell.text), "（(")
        for caption, end in zip(captions, ends, strict=False):
            self._read_caption(layout.captions[squeeze(caption["label"])], *_trimmed(cell.text, caption.end(), end, "）)"), cell)
        if captions:
            self.furniture.append(cell.source.part(before, len(cell.text)))
        if start < before:
            self._read_text(strip_residue(cell.text[start:before]), cell.source.part(start, before), layout)

    def _read_text(self, text: str, source: Source, layout: Layout) -> None:
        if _is_title(squeeze(text), layout):
            if not self.title:
                self.title = text
                self.sources["title"] = (source,)
                self._read_year(text, source)
            self.furniture.append(source)
        elif layout.furniture.fullmatch(text):
            self.furniture.append(source)
        else:
            self.notices.append(Notice(f"表外文字没有读：{text[:60]}", source, "around"))

    def _read_caption(self, meaning: str, start: int, end: int, cell: Cell) -> None:
        """Take in a caption's value; a second one of the same kind (a repeated page head) changes nothing."""
        value, source = strip_residue(cell.text[start:end]), cell.source.part(start, end)
        if meaning == "money_unit":
            self._read_unit(value, source)
        elif meaning == "fiscal_year":
            self._read_year(value if "年" in value else value + "年", source)
        elif value and self.department is None:
            self.department = value
            self.sources["department"] = (source,)

    def _read_unit(self, value: str, source: Source) -> None:
        unit = squeeze(value).removeprefix("人民币")
        if unit not in UNITS:
            self.notices.append(Notice(f"金额单位“{value}”不认识", source))
        elif self.money_unit is None:
            self.money_unit = unit
            self.sources["money_unit"] = (source,)
        elif self.money_unit != unit:
            self.notices.append(Notice(f"同一张表上又写了金额单位“{unit}”，仍按“{self.money_unit}”读", source, "caution"))

    def _read_year(self, text: str, source: Source) -> None:
        match = _YEAR.search(text)
        if match and self.fiscal_year is None:
            self.fiscal_year = int(match.group(1))
            self.sources["fiscal_year"] = (source,)


def _trimmed(text: str, start: int, end: int, brackets: str) -> tuple[int, int]:
    """The span without blanks at its ends and without the brackets that a caption stood in."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, max(start, start + len(inner.strip().rstrip(brackets).rstrip()))
