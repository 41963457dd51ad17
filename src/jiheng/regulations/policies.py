"""The part of a profile that says how actual values are held against targets: ``evaluation`` and ``scales``, dated like all of it."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from jiheng.domain.evaluation.policy import EqualMeans, Excess, MissingUnit, Policy, Scale
from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import mapping_at
from jiheng.text.measure_units import DIMENSION_WORDS, find_unit

Content = Mapping[str, object]


def read_policy(contents: Iterable[tuple[str, Content]], *, on: datetime.date | None = None) -> Policy:
    """The policy of a chain of profiles, from the base to the nearest, each with the path of its file.

    A choice is written as a plain value, or as a list of ``{since, value}`` of which the newest begun by ``on`` (default: the newest)
    counts; before all of them the inherited value stays. Scales are inherited by name, and an empty one takes the inherited away.
    Raises ``BrokenRegulation`` with file and key for anything else.
    """
    choices: dict[str, Any] = {}
    scales: dict[str, Scale] = {}
    for path, content in contents:
        choices |= read_choices(mapping_at(dict(content), "evaluation", path=path), where=path, on=on)
        own = mapping_at(dict(content), "scales", path=path)
        read = {name: _read_scale(levels, f"{path}：scales.{name}") for name, levels in own.items()}
        scales = read | {name: scale for name, scale in scales.items() if name not in read}
    missing = [key for key in _READERS if key not in choices]
    if missing:
        raise BrokenRegulation(f"口径没有写明怎样比：evaluation 里缺 {'、'.join(missing)}。")
    return Policy(**choices, scales=tuple(scale for scale in scales.values() if scale))


def read_choices(content: Content, *, where: str, on: datetime.date | None = None) -> dict[str, Any]:
    """The choices of ``Policy`` that ``content`` makes on a day; raises ``BrokenRegulation`` with file and key for what is none."""
    choices: dict[str, Any] = {}
    for key, written in content.items():
        if key not in _READERS:
            raise BrokenRegulation(f"{where}：evaluation 里没有 {key} 这一项，可写的有：{'、'.join(_READERS)}。")
        place = f"{where}：evaluation.{key}"
        for value in values_in_force(written, on=on, where=place):
            choices[key] = _READERS[key](value, place)
    return choices


def values_in_force(written: object, *, on: datetime.date | None, where: str) -> list[object]:
    """The value of a choice on the day, alone in a list; nothing before the first of dated values (a list of ``{since, value}``)."""
    if not isinstance(written, list) or not any(isinstance(entry, dict) for entry in written):
        return [written]
    dated: list[tuple[datetime.date, object]] = []
    for entry in written:
        if not isinstance(entry, dict) or entry.keys() != {"since", "value"} or type(entry["since"]) is not datetime.date:
            raise BrokenRegulation(f"{where} 的每一项应写成 {{since: 年-月-日, value: 值}}。")
        dated.append((entry["since"], entry["value"]))
    begun = [(since, value) for since, value in dated if on is None or since <= on]
    return [max(begun, key=lambda entry: entry[0])[1]] if begun else []


def _read_scale(levels: object, where: str) -> Scale:
    """The levels from the best down, each a string of words with blanks between; None for no scale."""
    if levels is None:
        return ()
    if not isinstance(levels, list) or not all(isinstance(level, str) and level.split() for level in levels):
        raise BrokenRegulation(f"{where} 应为从好到差的文字列表。")
    scale = tuple(tuple(level.split()) for level in levels)
    words = [word for level in scale for word in level]
    if len(words) != len(set(words)):
        raise BrokenRegulation(f"{where} 里同一个词写了两次。")
    return scale


def _one_of(words: Iterable[str]) -> Callable[[object, str], str]:
    allowed = tuple(words)

    def read(value: object, where: str) -> str:
        if value not in allowed:
            raise BrokenRegulation(f"{where} 应为 {'、'.join(allowed)} 之一，而不是 {value}。")
        return str(value)

    return read


def _read_switch(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise BrokenRegulation(f"{where} 应为 true 或 false，而不是 {value}。")
    return value


def _set_of(allows: Callable[[str], object]) -> Callable[[object, str], frozenset[str]]:
    def read(value: object, where: str) -> frozenset[str]:
        if not isinstance(value, list):
            raise BrokenRegulation(f"{where} 应为文字列表。")
        unknown = [str(word) for word in value if not isinstance(word, str) or not allows(word)]
        if unknown:
            raise BrokenRegulation(f"{where} 里不认识 {'、'.join(unknown)}。")
        return frozenset(value)

    return read


def _number(least: int, below: int | None = None) -> Callable[[object, str], Decimal]:
    def read(value: object, where: str) -> Decimal:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite() or number < least or below is not None and number >= below:
            raise BrokenRegulation(f"{where} 应为不小于{least}{'' if below is None else f'、小于{below}'}的数，而不是 {value}。")
        return number

    return read


_READERS: Mapping[str, Callable[[object, str], object]] = {
    "equal_means": _one_of(get_args(EqualMeans)), "more_is_better": _set_of(DIMENSION_WORDS.get), "neutral_units": _set_of(find_unit),
    "strict_bounds": _read_switch, "tolerance": _number(0, 1),
    "missing_unit": _one_of(get_args(MissingUnit)), "excess": _one_of(get_args(Excess)), "degree_at_most": _number(1),
}
