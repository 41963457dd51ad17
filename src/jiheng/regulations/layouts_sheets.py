"""Layouts of sheet forms (one project a sheet) as data: a shared vocabulary, what each form family adds, what each region means otherwise.

``layouts/sheet.yaml`` is the vocabulary, ``layouts/families/*.yaml`` the forms, ``layouts/regions/*.yaml`` the provinces; what is written
later wins. A new province is one file in ``regions``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

from jiheng.errors import BrokenRegulation
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.store import list_names, load_yaml, mapping_at, strings_at
from jiheng.regulations.taxonomy import list_category_spellings, list_dimension_spellings

_SHEET = "layouts/sheet.yaml"
_FAMILIES, _REGIONS = "layouts/families", "layouts/regions"
DEFAULT_FAMILY, DEFAULT_REGION = "project-target", "central"

Term = Literal["annual", "period", "any"]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What a row of a money block is: a total of the year or the whole period (``term``), or a source of money below one.

    ``column`` is the field of ``Funds`` that it fills, ``within`` the kind or level of which it is a part; money that stands ``apart``
    is no part of the total above it.
    """

    kind: str
    level: str | None = None
    term: Term | None = None
    column: str | None = None
    within: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """One form: the words of its title (one of each group must stand in it), the label that opens a sheet of it, and the columns and
    money columns that speak for it."""

    name: str
    form: str
    title_words: tuple[tuple[str, ...], ...]
    opens: str
    columns: frozenset[str]
    money: frozenset[str]


@dataclass(frozen=True, slots=True)
class Region:
    """One region or generation: the profile of its rules, its money unit, and by what its sheets are known (all folded)."""

    name: str
    profile: str
    since: str
    money_unit: str
    places: tuple[str, ...]
    titles: tuple[str, ...]
    marks: frozenset[str]


@dataclass(frozen=True, eq=False)
class SheetLayout:
    """All words of one family in one region: folded spelling → meaning. One object for each pair, compared by identity."""

    family: Family
    region: Region
    labels: Mapping[str, str]
    columns: Mapping[str, str]
    money_rows: Mapping[str, MoneyRow]
    money_columns: Mapping[str, str]
    money_headings: frozenset[str]
    totals: frozenset[str]
    title: re.Pattern[str]
    furniture: re.Pattern[str]
    template_name: re.Pattern[str]
    caption: re.Pattern[str]


@cache
def load_sheet_layout(family: str = DEFAULT_FAMILY, region: str = DEFAULT_REGION) -> SheetLayout:
    """The words of a family in a region; raises ``BrokenRegulation`` where a file is not of the expected shape."""
    paths = [_SHEET, f"{_FAMILIES}/{family}.yaml", f"{_REGIONS}/{region}.yaml"]
    labels = _meanings("labels", paths)
    base = load_yaml(_SHEET)
    return SheetLayout(
        load_family(family), load_region(region), labels, _meanings("columns", paths), _money_rows(paths),
        _meanings("money_columns", paths), _folded(base, "money_heading"), _folded(base, "totals"),
        re.compile(str(base["title"])), re.compile("|".join(strings_at(base, "furniture", path=_SHEET))),
        re.compile(str(base["template_name"])), _caption(paths),
    )


@cache
def load_family(name: str) -> Family:
    """The form family in ``families/<name>.yaml``."""
    path = f"{_FAMILIES}/{name}.yaml"
    content = load_yaml(path)
    groups = content.get("title_words")
    opens = strings_at(content, "opens", path=path)
    if not isinstance(groups, list) or len(opens) != 1:
        raise BrokenRegulation(f"{path}：应有 title_words（词组的列表）和一个 opens。")
    columns, money = (frozenset(strings_at(content, key, path=path)) for key in ("told_by_columns", "told_by_money"))
    words = tuple(strings_at({"title_words": group}, "title_words", path=path) for group in groups)
    return Family(name, str(content.get("form")), words, opens[0], columns, money)


@cache
def load_region(name: str) -> Region:
    """The region in ``regions/<name>.yaml``."""
    path = f"{_REGIONS}/{name}.yaml"
    content = load_yaml(path)
    missing = [key for key in ("profile", "since", "money_unit") if not isinstance(content.get(key), str)]
    if missing:
        raise BrokenRegulation(f"{path}：缺少 {'、'.join(missing)}。")
    titles = strings_at(content, "titles", path=path)
    return Region(
        name, str(content["profile"]), str(content["since"]), str(content["money_unit"]), strings_at(content, "places", path=path),
        titles, _folded(content, "marks", path=path),
    )


def list_families() -> tuple[str, ...]:
    """The names of all form families, sorted."""
    return list_names(_FAMILIES)


def list_regions() -> tuple[str, ...]:
    """The names of all regions, sorted."""
    return list_names(_REGIONS)


@cache
def list_spellings() -> Mapping[str, tuple[str, ...]]:
    """Every known spelling as it is printed, over all families and regions, longest first.

    Keys: ``fields`` (labels with a value), ``headings``, ``columns`` (heads of the indicator table), ``money_rows``, ``money_columns``,
    ``dimensions``, ``categories``, ``totals``.
    """
    paths = [_SHEET, *(f"{_FAMILIES}/{name}.yaml" for name in list_families()), *(f"{_REGIONS}/{name}.yaml" for name in list_regions())]
    labels = {section: list(_printed("labels", paths, only_headings=section == "headings")) for section in ("fields", "headings")}
    totals, kinds, levels = _money_words()
    base = load_yaml(_SHEET)
    found = labels | {
        "columns": [spelling for _, spelling in _section("columns", paths)],
        "money_rows": [*totals, *kinds, *levels, *strings_at(base, "money_heading", path=_SHEET)],
        "money_columns": [spelling for _, spelling in _section("money_columns", paths)],
        "dimensions": list(list_dimension_spellings()),
        "categories": list(list_category_spellings()),
        "totals": list(strings_at(base, "totals", path=_SHEET)),
    }
    return {key: tuple(sorted(set(words), key=lambda word: (-len(word), word))) for key, words in found.items()}


def _printed(section: str, paths: list[str], *, only_headings: bool) -> Iterator[str]:
    return (spelling for field, spelling in _section(section, paths) if field.endswith("heading") == only_headings)


def _section(name: str, paths: list[str]) -> Iterator[tuple[str, str]]:
    """The fields of a section with their spellings, file by file."""
    for path in paths:
        section = mapping_at(load_yaml(path), name, path=path)
        yield from ((field, spelling) for field in section for spelling in strings_at(section, field, path=path))


def _meanings(name: str, paths: list[str]) -> Mapping[str, str]:
    return {fold_label(spelling): field for field, spelling in _section(name, paths)}


def _folded(content: dict[str, object], key: str, *, path: str = _SHEET) -> frozenset[str]:
    return frozenset(map(fold_label, strings_at(content, key, path=path)))


def _money_words() -> tuple[list[str], list[str], list[str]]:
    """The printed spellings of totals, of kinds and of levels."""
    base = load_yaml(_SHEET)
    totals = mapping_at(base, "money_totals", path=_SHEET)
    kinds = mapping_at(base, "money_kinds", path=_SHEET)
    return (
        [word for term in totals for word in strings_at(totals, term, path=_SHEET)],
        [word for kind in kinds for word in strings_at(mapping_at(kinds, kind, path=_SHEET), "spellings", path=_SHEET)],
        [word for word, _ in _levels()],
    )


def _levels() -> Iterator[tuple[str, str]]:
    """Every spelling of money of one level, with the level: 省级财政资金, 中央补助."""
    section = mapping_at(load_yaml(_SHEET), "money_levels", path=_SHEET)
    heads = mapping_at(section, "heads", path=_SHEET)
    tails = strings_at(section, "tails", path=_SHEET)
    for level in heads:
        yield from ((head + tail, level) for head, tail in product(strings_at(heads, level, path=_SHEET), tails))


def _money_rows(paths: list[str]) -> Mapping[str, MoneyRow]:
    base = load_yaml(paths[0])
    within = mapping_at(mapping_at(base, "money_levels", path=_SHEET), "within", path=_SHEET)
    rows = {
        fold_label(word): MoneyRow("财政拨款", level, within=str(within[level]) if level in within else None) for word, level in _levels()
    }
    kinds = mapping_at(base, "money_kinds", path=_SHEET)
    for kind in kinds:
        entry = mapping_at(kinds, kind, path=_SHEET)
        column, part = (str(entry[key]) if key in entry else None for key in ("column", "within"))
        row = MoneyRow(str(entry.get("kind", kind)), column=column, within=part, apart=bool(entry.get("apart")))
        rows.update((fold_label(word), row) for word in strings_at(entry, "spellings", path=_SHEET))
    totals = mapping_at(base, "money_totals", path=_SHEET)
    terms: tuple[Term, ...] = ("annual", "period", "any")
    for term in terms:
        rows.update((fold_label(word), MoneyRow("总额", term=term)) for word in strings_at(totals, term, path=_SHEET))
    return rows


@cache
def _caption_of(spellings: tuple[str, ...]) -> re.Pattern[str]:
    labels = "|".join(r"\s{0,4}".join(map(re.escape, spelling)) for spelling in spellings)
    note = r"(?:[（(][^（）()：:\n]{0,20}[)）])?"
    return re.compile(rf"(?:(?<=[\s（(，,；;。])|\A)(?P<label>(?:{labels})\s{{0,4}}{note})\s{{0,4}}[：:]")


def _caption(paths: list[str]) -> re.Pattern[str]:
    """A label with its colon inside a cell, at the beginning or after a blank: ``填表人：  联系电话：``."""
    spellings = {spelling for field, spelling in _section("labels", paths) if "/" not in spelling}
    return _caption_of(tuple(sorted(spellings, key=lambda spelling: (-len(spelling), spelling))))
