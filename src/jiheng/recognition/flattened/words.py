"""The words that forms print around what is filled in, from the vocabulary of the sheet forms: labels, headings, column heads."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from jiheng.regulations.layouts_labels import LENGTH_AT_MOST, fold_label
from jiheng.regulations.layouts_sheets import list_regions, list_spellings, load_sheet_layout

Role = Literal["value", "objective", "amount", "heading", "money_heading"]

_KINDS = {
    "dimension": "dimension", "category": "category", "name": "name", "weak_name": "name", "actual": "actual", "expected": "actual",
    "points": "points", "score": "score", "review_score": "score", "coefficient": "rate", "sign": "sign", "measure_unit": "unit",
}
CLOSED_VALUES = frozenset({"一次性项目", "阶段性项目", "经常性项目"})
"""What a form may be filled with where it leaves no other choice (项目性质)."""

_AMOUNT_KINDS = {
    "arrival_rate": "rate", "execution_rate": "rate", "execution_points": "points", "execution_score": "score", "reason": "text",
}
_FAMILIES = ("project-target", "self-evaluation", "monitoring", "department-self-evaluation", "regional-target")


class Word(NamedTuple):
    """A label of the form: its role, and the field or the term of the money that it means."""

    role: Role
    field: str


def find_label(text: str) -> Word | None:
    """The label that ``text`` is, None where it is none."""
    return _labels().get(fold_label(text)) if 1 < len(text) <= LENGTH_AT_MOST else None


def find_head(text: str) -> str | None:
    """The field of the column of indicators that ``text`` heads, None where it heads none."""
    return _heads().get(fold_label(text)) if 1 < len(text) <= LENGTH_AT_MOST else None


def find_amount_head(text: str) -> str | None:
    """The kind of the column of money that ``text`` heads, None where it heads none."""
    field = load_sheet_layout().money_columns.get(fold_label(text)) if 1 < len(text) <= LENGTH_AT_MOST else None
    return _AMOUNT_KINDS.get(field, "amount") if field else None


def kind_of(field: str) -> str:
    """The kind of column (of ``suits``) that a field of an indicator is printed in."""
    return "target" if field.endswith("target") else _KINDS.get(field, "text")


def is_total(text: str) -> bool:
    """Whether ``text`` names the total of a table: 总分, 合计."""
    return fold_label(text) in load_sheet_layout().totals


@cache
def list_initials() -> frozenset[str]:
    """The characters that the head of a column may begin with, numbering and marks in front of it included."""
    return frozenset(word[0] for word in list_spellings()["columns"]) | frozenset("★☆*＊▲△（([【0123456789一二三四五六七八九十①②③④⑤⑥")


@cache
def _labels() -> Mapping[str, Word]:
    found: dict[str, Word] = {}
    for layout in (load_sheet_layout(family) for family in _FAMILIES):
        for spelling, row in layout.money_rows.items():
            found.setdefault(spelling, Word("amount", row.term or row.kind))
        for spelling, field in layout.labels.items():
            if field.endswith("heading"):
                found.setdefault(spelling, Word("heading", field))
            else:
                found.setdefault(spelling, Word("objective" if field.endswith("objective") else "value", field))
        for spelling in layout.money_headings:
            found.setdefault(spelling, Word("money_heading", "money"))
    return found


@cache
def _heads() -> Mapping[str, str]:
    """The heads of every region; where regions differ, the shared vocabulary has the first word."""
    found = dict(load_sheet_layout().columns)
    for region in list_regions():
        for spelling, field in load_sheet_layout("project-target", region).columns.items():
            found.setdefault(spelling, field)
    return found


def list_label_spellings() -> tuple[str, ...]:
    """All labels and headings as they are printed."""
    spellings = list_spellings()
    return (*spellings["fields"], *spellings["headings"], *spellings["money_rows"], *spellings["money_columns"])


def list_head_spellings() -> tuple[str, ...]:
    """All heads of columns of indicators as they are printed, of more than one character."""
    return tuple(word for word in list_spellings()["columns"] if len(word) > 1)
