"""The difference of two versions as rows of two columns."""

from collections.abc import Iterable
from dataclasses import dataclass

import jiheng
from jiheng_web.display.numbers import MISSING, show_number

_PRESENCE_WORDS = {"added": ("新增", "o"), "removed": ("删去", "e"), "kept": ("改动", "w")}
Change = jiheng.TextChange | jiheng.MoneyChange | jiheng.TargetChange


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A field that differs: what stood there, what stands there (stretches of text, each marked or not), and a note on the amount."""

    label: str
    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]
    note: str = ""
    is_spelling: bool = False


@dataclass(frozen=True, slots=True)
class DifferenceBlock:
    """A project or an indicator that differs: its name, a word and a colour for what became of it, its rows; ``inner`` are indicators."""

    name: str
    word: str
    colour: str
    is_moved: bool
    rows: tuple[ChangeRow, ...] = ()
    inner: tuple["DifferenceBlock", ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """The rows of the table, and the blocks of its projects."""

    rows: tuple[ChangeRow, ...]
    projects: tuple[DifferenceBlock, ...]


def build_difference(difference: jiheng.Difference, *, with_spellings: bool) -> DifferencePage:
    """What differs, without what is only spelled otherwise unless that is asked for."""
    unit = difference.after.money_unit
    projects = [
        DifferenceBlock(
            project.name or "（没有名称）", *_PRESENCE_WORDS[project.presence], project.is_moved,
            _rows(project.changes, unit, with_spellings),
            tuple(_indicator(line, unit, with_spellings) for line in project.indicators if line.is_real or with_spellings),
            project.agency_after or project.agency_before,
        ) for project in difference.projects if project.is_real or with_spellings
    ]  # fmt: skip
    return DifferencePage(_rows(difference.changes, unit, with_spellings), tuple(projects))


def _indicator(line: jiheng.IndicatorDifference, unit: str, with_spellings: bool) -> DifferenceBlock:
    indicator = line.after or line.before
    name, target = (f"{indicator.number}. {indicator.name}", indicator.target) if indicator else ("", None)
    note = target.text if target and line.presence != "kept" else ""
    return DifferenceBlock(
        name, *_PRESENCE_WORDS[line.presence], line.is_moved, _rows(line.changes, unit, with_spellings), note=note
    )


def _rows(changes: Iterable[Change], unit: str, with_spellings: bool) -> tuple[ChangeRow, ...]:
    return tuple(_row(change, unit) for change in changes if with_spellings or not change.is_spelling)


def _row(change: Change, unit: str) -> ChangeRow:
    if isinstance(change, jiheng.MoneyChange):
        sides = [((_amount(side, unit), True),) for side in (change.before, change.after)]
        return ChangeRow(change.label, sides[0], sides[1], _say_growth(change, unit))
    before = tuple((part.text, part.kind == "removed") for part in change.parts if part.kind != "added")
    after = tuple((part.text, part.kind == "added") for part in change.parts if part.kind != "removed")
    return ChangeRow(change.label, before or ((MISSING, False),), after or ((MISSING, False),), is_spelling=change.is_spelling)


def _amount(money: jiheng.Money | None, unit: str) -> str:
    return MISSING if money is None else show_number(money.in_unit(unit))


def _say_growth(change: jiheng.MoneyChange, unit: str) -> str:
    if change.growth is None:
        return ""
    sign = "+" if change.growth.fen > 0 else ""
    share = "" if change.per_cent is None else f"（{sign}{change.per_cent}%）"
    return f"{sign}{show_number(change.growth.in_unit(unit))}{share}"
