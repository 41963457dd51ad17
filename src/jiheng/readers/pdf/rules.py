"""Shapes → rules → the rules of each table: a table is what is connected."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from jiheng.readers.pdf.page import Rule, Rules
from jiheng.source import Box

THICK = 3.0
"""A shape at most this thick is a rule, and rules at most this far apart are one (a double rule)."""

_LEVEL = 1.0
_GAP = 4.0
"""Dashes and dots at most this far apart make a rule."""

_SHORT = 5.0
_BROAD, _SLENDER = 6.5, 8.0
"""A bar up to this thick is a rule where it is so many times as long."""

_CROSSINGS = 2_000_000
_START = attrgetter("start")


class Shape(NamedTuple):
    """The corners of a connected outline, in points from the top left; ``are_straight`` where a straight line leads there."""

    xs: list[float]
    ys: list[float]
    are_straight: list[bool]

    @property
    def box(self) -> Box:
        """The extent: left, top, right, bottom."""
        return min(self.xs), min(self.ys), max(self.xs), max(self.ys)


def add_rules(rules: Rules, shape: Shape, *, is_stroked: bool) -> bool:
    """Add what a shape draws of rules: itself where it is thin (a dot may be part of either kind), else its straight edges if stroked.

    Returns whether it is thin.
    """
    left, top, right, bottom = shape.box
    width, height = right - left, bottom - top
    is_flat, is_slim = _is_thin(height, width, is_bar=not is_stroked), _is_thin(width, height, is_bar=not is_stroked)
    if is_flat:
        rules.horizontal.append(Rule((top + bottom) / 2, left, right))
    if is_slim:
        rules.vertical.append(Rule((left + right) / 2, top, bottom))
    if is_stroked and not is_flat and not is_slim:
        for (x1, y1, _), (x2, y2, is_straight) in pairwise(zip(*shape, strict=True)):
            if is_straight and abs(y1 - y2) <= _LEVEL:
                rules.horizontal.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
            elif is_straight and abs(x1 - x2) <= _LEVEL:
                rules.vertical.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return is_flat or is_slim


def clip_rules(rules: Rules, clip: Box) -> Rules:
    """What of the rules lies inside a box."""
    left, top, right, bottom = clip
    return Rules(_clipped(rules.horizontal, (top, bottom), (left, right)), _clipped(rules.vertical, (left, right), (top, bottom)))


def _clipped(rules: Iterable[Rule], across: tuple[float, float], along: tuple[float, float]) -> list[Rule]:
    cut = (
        Rule(rule.at, max(rule.start, along[0]), min(rule.end, along[1]))
        for rule in rules if across[0] - _LEVEL <= rule.at <= across[1] + _LEVEL
    )
    return [rule for rule in cut if rule.start <= rule.end]


def _is_thin(thickness: float, length: float, *, is_bar: bool) -> bool:
    return thickness <= THICK or is_bar and thickness <= _BROAD and length >= _SLENDER * thickness


def merge(pieces: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line put together, in order of their places; what stays as short as a dot is no rule."""
    levels: list[list[Rule]] = []
    for piece in sorted(pieces):
        if levels and piece.at - levels[-1][0].at <= _LEVEL:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [rule for level in levels for rule in _merged(level) if rule.end - rule.start >= _SHORT]


def _merged(level: list[Rule]) -> list[Rule]:
    """The rules on one level, from pieces that overlap or follow closely."""
    first, *others = sorted(level, key=_START)
    found: list[Rule] = []
    at, start, end = first
    for piece in others:
        if piece.start <= end + _GAP:
            end = max(end, piece.end)
        else:
            found.append(Rule(at, start, end))
            at, start, end = piece
    return [*found, Rule(at, start, end)]


def part_tables(rules: Rules, *, lone_from: int = 3) -> list[Rules] | None:
    """The rules of each table by themselves, from those that touch or cross; None where they are too many to tell.

    A rule that touches no other (an underline, the line below a page head) belongs to no table, but vertical rules side by side are
    a row that fills the page from the one before to the one behind, if there are ``lone_from`` or more.
    """
    horizontal, vertical = rules
    if len(horizontal) * len(vertical) > _CROSSINGS:
        return None
    places = [rule.at for rule in vertical]
    group = list(range(len(vertical)))
    members: dict[int, list[Rule]] = {}
    firsts = [_first_crossing(rule, vertical, places, group) for rule in horizontal]
    for rule, first in zip(horizontal, firsts, strict=True):
        if first is not None:
            members.setdefault(_root(group, first), []).append(rule)
    uprights: dict[int, list[Rule]] = {}
    for index, rule in enumerate(vertical):
        uprights.setdefault(_root(group, index), []).append(rule)
    lone = [rule for root, rules_of in uprights.items() if root not in members for rule in rules_of]
    return [*(Rules(members[root], uprights[root]) for root in members), *_open_rows(lone, least=lone_from)]


def _open_rows(vertical: list[Rule], *, least: int) -> list[Rules]:
    """At least so many vertical rules that begin and end on the same levels, and that nothing crosses."""
    found: list[list[Rule]] = []
    for rule in sorted(vertical, key=lambda rule: (rule.start, rule.end)):
        if found and abs(rule.start - found[-1][0].start) <= THICK and abs(rule.end - found[-1][0].end) <= THICK:
            found[-1].append(rule)
        else:
            found.append([rule])
    return [Rules([], sorted(group)) for group in found if len(group) >= least]


def _first_crossing(rule: Rule, vertical: list[Rule], places: list[float], group: list[int]) -> int | None:
    """The first vertical rule that a horizontal one touches; all that it touches become one group."""
    first: int | None = None
    for index in range(bisect_left(places, rule.start - THICK), bisect_right(places, rule.end + THICK)):
        if vertical[index].start - THICK <= rule.at <= vertical[index].end + THICK:
            if first is None:
                first = index
            else:
                group[_root(group, index)] = _root(group, first)
    return first


def _root(group: list[int], index: int) -> int:
    """The one that stands for all in a group; the way there is shortened for those who come after."""
    while group[index] != index:
        group[index] = group[group[index]]
        index = group[index]
    return index
