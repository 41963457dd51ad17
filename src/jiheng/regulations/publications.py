"""How budget publications word their statements on performance and head their budget tables, as data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jiheng.regulations.store import load_yaml, mapping_at, strings_at

_PATH = "layouts/publication.yaml"


@dataclass(frozen=True, eq=False)
class Wordings:
    """The words of statements: patterns of every kind of work, rating and problem, the words that deny one, and those of other things."""

    kinds: re.Pattern[str]
    kind_of: Mapping[str, str]
    negation: re.Pattern[str]
    unrelated: re.Pattern[str]
    comparison: re.Pattern[str]
    money_lead: re.Pattern[str]
    funds: re.Pattern[str]
    levels: re.Pattern[str]
    ratings: Mapping[str, re.Pattern[str]]
    problems: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, eq=False)
class TableWordings:
    """The words of budget tables; ``kinds`` are asked in their order, labels are compared without blanks."""

    kinds: Mapping[str, re.Pattern[str]]
    not_tables: re.Pattern[str]
    title: re.Pattern[str]
    captions: re.Pattern[str]
    columns: Mapping[str, re.Pattern[str]]
    sides: Mapping[str, re.Pattern[str]]
    total: re.Pattern[str]
    parts: Mapping[str, frozenset[str]]
    within: re.Pattern[str]
    remark: re.Pattern[str]
    empty: re.Pattern[str]
    furniture: re.Pattern[str]
    column_numbers: re.Pattern[str]

    def find_kind(self, title: str) -> str | None:
        """The kind of table that a title without blanks names; None where it names none."""
        if self.not_tables.search(title):
            return None
        return next((kind for kind, pattern in self.kinds.items() if pattern.search(title)), None)


@dataclass(frozen=True, eq=False)
class PublicationWords:
    """All of it, with the profile that publications are read under and the money unit of a table that prints none."""

    profile: str
    money_unit: str
    statements: Wordings
    tables: TableWordings


@cache
def load_publication_words() -> PublicationWords:
    """The words of publications; raises ``BrokenRegulation`` where the data are not of the expected shape."""
    content = load_yaml(_PATH)
    return PublicationWords(str(content["profile"]), str(content["money_unit"]), load_wordings(), load_table_wordings())


@cache
def load_wordings() -> Wordings:
    """The words of statements; raises ``BrokenRegulation`` where the data are not of the expected shape."""
    content = load_yaml(_PATH)
    kinds = mapping_at(content, "statements", path=_PATH)
    groups = {f"k{number}": kind for number, kind in enumerate(kinds)}
    alternatives = (f"(?P<{group}>{'|'.join(strings_at(kinds, kind, path=_PATH))})" for group, kind in groups.items())
    return Wordings(
        kinds=re.compile("|".join(alternatives)), kind_of=groups, negation=_pattern_at(content, "negations"),
        unrelated=_pattern_at(content, "unrelated"), comparison=_pattern_at(content, "comparisons"),
        money_lead=_pattern_at(content, "money_leads"), funds=_pattern_at(content, "funds"),
        levels=_pattern_at(content, "levels"),
        ratings=_patterns(content, "ratings"), problems=_patterns(content, "problems"),
    )


@cache
def load_table_wordings() -> TableWordings:
    """The words of budget tables; raises ``BrokenRegulation`` where the data are not of the expected shape."""
    content = load_yaml(_PATH)
    captions = mapping_at(content, "captions", path=_PATH)
    fields = "|".join(f"(?P<{field}>{'|'.join(map(_spaced, strings_at(captions, field, path=_PATH)))})" for field in captions)
    parts = mapping_at(content, "parts", path=_PATH)

    return TableWordings(
        kinds=_patterns(content, "tables"), not_tables=_pattern_at(content, "not_tables"), title=_pattern_at(content, "title"),
        captions=re.compile(rf"(?:(?<=[\s（(,，;；])|\A)(?:{fields})\s{{0,4}}[：:]"), columns=_patterns(content, "columns"),
        sides={side: _pattern_at(content, side) for side in ("income", "expenditure")}, total=_pattern_at(content, "total"),
        parts={whole: frozenset(strings_at(parts, whole, path=_PATH)) for whole in parts},
        within=_pattern_at(content, "within"), remark=_pattern_at(content, "remark"), empty=_pattern_at(content, "empty"),
        furniture=_pattern_at(content, "furniture"), column_numbers=_pattern_at(content, "column_numbers"),
    )


def _spaced(label: str) -> str:
    """A label whose characters may stand apart (``单 位``)."""
    return r"\s{0,4}".join(map(re.escape, label))


def _patterns(content: dict[str, object], key: str) -> dict[str, re.Pattern[str]]:
    section = mapping_at(content, key, path=_PATH)
    return {field: _pattern(strings_at(section, field, path=_PATH)) for field in section}


def _pattern_at(content: dict[str, object], key: str) -> re.Pattern[str]:
    return _pattern(strings_at(content, key, path=_PATH))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words))
