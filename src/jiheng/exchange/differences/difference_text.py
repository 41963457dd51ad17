"""The difference of two filings as lines for people."""

from collections.abc import Iterable, Iterator

from jiheng.domain.difference.facts import (
    Difference,
    FieldChange,
    IndicatorDifference,
    MoneyChange,
    Presence,
    ProjectDifference,
    TargetChange,
    TextChange,
)
from jiheng.text.money import Money

_PRESENCE_WORDS: dict[Presence, str] = {"added": "新增", "removed": "删去", "kept": "改动"}
_EMPTY = "（空）"


def print_difference(difference: Difference, *, with_spellings: bool = False) -> str:
    """What differs, project by project, removed words in ``[-…-]`` and added ones in ``{+…+}``.

    What only is spelled otherwise is counted, and listed ``with_spellings``.
    """
    unit = difference.after.money_unit
    lines = [f"{difference.before.name} → {difference.after.name}（金额单位：{unit}）", _say_summary(difference), ""]
    lines += [f"整表  {line}" for line in _print_changes(difference.changes, unit, with_spellings)]
    for project in difference.projects:
        if project.is_real or with_spellings:
            lines += _print_project(project, unit, with_spellings)
    return "\n".join(lines).rstrip() + "\n"


def _say_summary(difference: Difference) -> str:
    spellings = f"只是写法不同 {difference.spellings} 处"
    if difference.is_empty:
        return f"没有实质差别，{spellings}。" if difference.spellings else "没有差别。"
    counts = [(words, difference.count_projects(presence)) for presence, words in _PRESENCE_WORDS.items()]
    told = "，".join(f"{words} {count} 个" for words, count in counts if count) or "没有不同"
    return f"项目：{told}；{spellings}。"


def _print_project(project: ProjectDifference, unit: str, with_spellings: bool) -> Iterator[str]:
    agency = project.agency_after or project.agency_before
    of = f"（{agency}）" if agency else ""
    yield f"{_PRESENCE_WORDS[project.presence]}项目  {project.name or '（没有名称）'}{of}{_say_moved(project.is_moved)}"
    yield from (f"  {line}" for line in _print_changes(project.changes, unit, with_spellings))
    for indicator in project.indicators:
        if indicator.is_real or with_spellings:
            yield from _print_indicator(indicator, unit, with_spellings)


def _print_indicator(line: IndicatorDifference, unit: str, with_spellings: bool) -> Iterator[str]:
    indicator = line.after or line.before
    if indicator is None:
        return
    target = f"：{indicator.target.text}" if line.presence != "kept" and indicator.target else ""
    yield f"  {_PRESENCE_WORDS[line.presence]}指标  {indicator.number}. {indicator.name}{target}{_say_moved(line.is_moved)}"
    yield from (f"    {text}" for text in _print_changes(line.changes, unit, with_spellings))


def _print_changes(changes: Iterable[FieldChange], unit: str, with_spellings: bool) -> Iterator[str]:
    for change in changes:
        if change.is_spelling and not with_spellings:
            continue
        if isinstance(change, MoneyChange):
            yield f"{change.label}：{_say_money(change.before, unit)} → {_say_money(change.after, unit)}{_say_growth(change, unit)}"
        else:
            yield f"{change.label}：{_print_wording(change)}{'（只是写法不同）' if change.is_spelling else ''}"


def _print_wording(change: TextChange | TargetChange) -> str:
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(f"{marks[part.kind][0]}{part.text}{marks[part.kind][1]}" for part in change.parts)


def _say_money(money: Money | None, unit: str) -> str:
    return _EMPTY if money is None else money.in_unit(unit)


def _say_growth(change: MoneyChange, unit: str) -> str:
    if change.growth is None:
        return ""
    sign = "+" if change.growth.fen > 0 else ""
    share = "" if change.per_cent is None else f"，{sign}{change.per_cent}%"
    return f"（{sign}{change.growth.in_unit(unit)}{share}）"


def _say_moved(is_moved: bool) -> str:
    return "（位置移动）" if is_moved else ""
