"""How far work that adds up has usually come by the end of each month, from ``paces.yaml``: practice, not law."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, mapping_at

_PATH = "paces.yaml"
_MONTHS, _WHOLE = 12, 100
DEFAULT_PACE = "usual"


@dataclass(frozen=True, slots=True)
class Pace:
    """Shares of the year's work that are done by the end of each month, from 0 to 1: usually, and at the slow and the quick end of normal.

    ``chance`` is how rarely a normal year may be taken for a bad one, a share.
    """

    name: str
    title: str
    usual: tuple[Fraction, ...]
    least: tuple[Fraction, ...]
    most: tuple[Fraction, ...]
    chance: Fraction


@cache
def load_pace(name: str = DEFAULT_PACE) -> Pace:
    """The pace called so; raises ``BrokenRegulation`` where there is none."""
    entry = mapping_at(load_yaml(_PATH), "paces", path=_PATH).get(name)
    if not isinstance(entry, dict):
        raise BrokenRegulation(f"{_PATH}：没有节奏“{name}”。")
    usual, least, most = (_shares(entry.get(key), f"{name} 的 {key}") for key in ("usual", "least", "most"))
    if any(not low <= middle <= high for low, middle, high in zip(least, usual, most, strict=True)):
        raise BrokenRegulation(f"{_PATH}：{name} 的 least、usual、most 应依次不减。")
    return Pace(name, str(entry.get("title", name)), usual, least, most, _percent(entry, "chance", place=name))


def plan_pace(shares: Sequence[Fraction], *, title: str) -> Pace:
    """A pace from a plan by months, or from the year before: cumulative shares, twelve that never fall and end at one.

    Raises ``ValueError`` for any others.
    """
    entry = mapping_at(load_yaml(_PATH), "plan", path=_PATH)
    slack = _percent(entry, "slack", place="plan")
    usual = tuple(shares)
    if len(usual) != _MONTHS or list(usual) != sorted(usual) or usual[-1] != 1 or usual[0] < 0:
        raise ValueError("twelve shares that never fall and end at one")
    least = tuple(max(share - slack, Fraction(0)) for share in usual[:-1])
    most = tuple(min(share + slack, Fraction(1)) for share in usual[:-1])
    return Pace("plan", title, usual, (*least, Fraction(1)), (*most, Fraction(1)), _percent(entry, "chance", place="plan"))


def _percent(entry: dict[str, object], key: str, *, place: str) -> Fraction:
    value = entry.get(key)
    if not isinstance(value, int) or not 0 < value < _WHOLE:
        raise BrokenRegulation(f"{_PATH}：{place} 的 {key} 应是 1 到 99 的整数。")
    return Fraction(value, _WHOLE)


def _shares(values: object, place: str) -> tuple[Fraction, ...]:
    if not isinstance(values, list) or len(values) != _MONTHS or values != sorted(values) or values[-1] != _WHOLE:
        raise BrokenRegulation(f"{_PATH}：{place} 应是十二个不减的百分数，最后一个是 100。")
    return tuple(Fraction(value, _WHOLE) for value in values)
