"""What the first lines of a publication say: its title, department and year."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jiheng.document import Cell
from jiheng.domain.publication import BudgetTable
from jiheng.regulations.layouts import squeeze
from jiheng.regulations.publications import TableWordings
from jiheng.source import Source
from jiheng.text.residue import strip_residue
from jiheng.text.widths import fold

_FIRST, _TITLE_AT_MOST = 40, 60
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年")
_SENTENCE = re.compile("[。；;，,：:…]")


@dataclass(frozen=True, slots=True)
class Heading:
    """Title (empty where none is printed), department and year; ``places`` are the lines that were read for them."""

    title: str = ""
    department: str | None = None
    fiscal_year: int | None = None
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    furniture: tuple[Source, ...] = ()
    places: frozenset[Source] = frozenset()


def read_heading(lines: Sequence[Cell], tables: Sequence[BudgetTable], words: TableWordings) -> Heading:
    """The heading of a publication; what its first lines leave open, most of its tables say."""
    sources: dict[str, tuple[Source, ...]] = {}
    title = next((line for line in lines[:_FIRST] if _is_title(line.text, words)), None)
    caption = next((line for line in lines[:_FIRST] if (match := words.captions.match(line.text.strip())) and match["department"]), None)
    department, year = _most_frequent([table.department for table in tables]), None
    if caption:
        match = words.captions.search(caption.text)
        start = match.end() if match else 0
        department = strip_residue(caption.text[start:]) or department
        sources["department"] = (caption.source.part(start, len(caption.text)),)
    if title:
        sources["title"] = (title.source,)
        named = _YEAR.search(fold(title.text))
        year = int(named[1]) if named else None
        if named:
            sources["fiscal_year"] = (title.source.part(*named.span(1)),)
    usual_year = _most_frequent([str(table.fiscal_year) for table in tables if table.fiscal_year])
    return Heading(
        strip_residue(title.text) if title else "", department, year or (int(usual_year) if usual_year else None), sources,
        tuple(line.source for line in (caption,) if line), frozenset(line.source for line in (title, caption) if line),
    )


def _is_title(text: str, words: TableWordings) -> bool:
    plain = squeeze(text)
    return len(plain) <= _TITLE_AT_MOST and not _SENTENCE.search(plain) and bool(words.title.search(plain)) and not words.find_kind(plain)


def _most_frequent(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None
