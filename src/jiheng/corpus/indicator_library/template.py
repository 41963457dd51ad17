"""The workbook in which a bureau keeps its library: written empty as a template, or with entries."""

from collections.abc import Iterable

from jiheng.corpus.indicator_library.entries import LibraryEntry, list_heads
from jiheng.exchange.sheets import Column, Sheet, write_sheets

_NARROW, _WIDE = 14, 30
_LONG = frozenset({"definition", "standard", "scoring_rule", "evidence"})


def write_library_template(entries: Iterable[LibraryEntry] = ()) -> bytes:
    """An ``.xlsx`` workbook with the official heads of REGULATIONS §3.5, and these entries; ``read_library`` reads it back."""
    heads = list_heads()
    columns = tuple(Column(words[0], _WIDE if name in _LONG else _NARROW) for name, words in heads.items())
    rows = ([_cell(entry, name) for name in heads] for entry in entries)
    return write_sheets([Sheet("指标库", columns, rows)], title="绩效指标库")


def _cell(entry: LibraryEntry, name: str) -> str:
    value = getattr(entry, name)
    return "、".join(value) if isinstance(value, tuple) else str(value)
