"""The values that a 计分办法 is made of, read from what is written; each reader refuses what makes no sense."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jiheng.regulations.citations import get_citation
from jiheng.regulations.policies import read_choices

SCHEMES = "scoring.yaml"
"""The file of the built-in schemes."""
Bands = tuple[tuple[Decimal, Decimal], ...]
"""From the best down: a share that must be reached, and what is given for it."""

_SHARE = re.compile(r"([^\d\s]+)(\d+)")
_PLACES_MOST = 6


@dataclass(frozen=True, slots=True)
class Level:
    """A level that a target in words is reached to: the shares of the points from ``least`` to ``most`` (left out where ``is_open``), and
    the ``words`` that forms print for it."""

    least: Decimal
    most: Decimal
    is_open: bool
    words: tuple[str, ...]


def _number(value: object) -> Decimal:
    number = Decimal(str(value))
    if not number.is_finite() or number < 0:
        raise ValueError(value)
    return number


def _share(value: object) -> Decimal:
    share = _number(value)
    if share > 1:
        raise ValueError(value)
    return share


def _places(value: object) -> int:
    places = _number(value)
    if places not in range(_PLACES_MOST + 1):
        raise ValueError(value)
    return int(places)


def _bands(value: Any) -> Bands:
    return tuple([(_number(bound), _share(share)) for bound, share in value])


def _caps(value: Any) -> Bands:
    return tuple([(_number(bound), _number(most)) for bound, most in value])


def _choices(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(value)
    return read_choices(value, where=SCHEMES)


def _ratings(value: Any) -> tuple[tuple[str, Decimal], ...]:
    ratings = tuple([(str(word), _number(least)) for word, least in value])
    if not ratings or [least for _, least in ratings] != sorted((least for _, least in ratings), reverse=True):
        raise ValueError(value)
    return ratings


def _structure(text: str) -> Mapping[str, Decimal]:
    found = {name: Decimal(points) for name, points in _SHARE.findall(text)}
    if len(found) != len(text.split()):
        raise ValueError(text)
    return found


def _levels(value: Any) -> tuple[Level, ...]:
    levels = tuple([
        Level(_share(least), _share(most), position > 0, tuple(map(str, words))) for position, (least, most, *words) in enumerate(value)
    ])
    if not levels or not all(level.words and level.least < level.most for level in levels):
        raise ValueError(value)
    return levels


def _one_of(*words: str) -> Callable[[Any], str]:
    allowed = {word: word for word in words}
    return lambda value: allowed[value]


READERS: Mapping[str, Callable[[Any], object]] = {
    "title": str, "cites": lambda value: tuple(map(get_citation, value)), "execution_points": _number, "execution_bands": _bands,
    "indicator_points": _number, "structures": lambda value: tuple(map(_structure, value)), "evaluation": _choices,
    "compound": _one_of("average", "least"), "pass_line": _share, "missed": _one_of("open", "zero"), "direct_words": frozenset,
    "satisfaction_bands": _bands, "levels": _levels, "rounding": _one_of("half_up", "truncate"), "decimals": _places,
    "over_threshold": _number, "over_actual_at_zero": _number, "rate_explained_below": _number, "total_caps": _caps, "ratings": _ratings,
}
"""How every choice of a scheme is read; what is none raises ``ValueError``, ``TypeError``, ``KeyError`` or ``InvalidOperation``."""
