"""Paper → the rules drawn on it: thin, straight, without a gap, and held by rules across.

Solid rules are runs of ink longer than any stroke of a character. Faint, dotted and dashed ones are looked for where the characters
have been taken off, with the ink averaged along the rule.
"""

from bisect import bisect_left, bisect_right
from math import inf
from typing import NamedTuple

import cv2
import numpy as np

from jiheng.readers.pdf.page import Rule, Rules
from jiheng.readers.scan.paper import WHITE, Paper, Pixels

_THIN = 3.0
"""The thickest rule, in points."""

_SOLID = (24.0, 8.0)
"""How long a run of ink is at least, in points: that of a horizontal rule, and of a vertical one, which may be as short as a row is low."""

_DARK, _FAINT = 40, 12
_AVERAGED, _BROKEN = 8.0, 40.0
"""Over how many points broken and faint rules are averaged, and how long they are at least."""

_CHARACTER = 2.0
_SURE = 40.0
"""From this length on, in points, a rule may end where a table is open."""

_GAP, _COVERED, _TOUCH = 6.0, 0.95, 2.0
"""Gaps of at most so many points are mended where the rest of the rule is drawn; rules this near one another touch."""


class _Ink(NamedTuple):
    """Ink in which rules lie across, at so many pixels per point: where it is dark, and the rest where no character is."""

    dark: Pixels
    rest: Pixels
    point: float


def find_rules(paper: Paper) -> Rules:
    """The rules of the tables on a page, in points."""
    ink = _seen(paper)
    turned = _Ink(np.ascontiguousarray(ink.dark.T), np.ascontiguousarray(ink.rest.T), ink.point)
    solid = [_solid(each, shortest) for each, shortest in zip((ink, turned), _SOLID, strict=True)]
    broken = [_broken(each) for each in (ink, turned)]
    around = [solid[1] + broken[1], solid[0] + broken[0]]
    pieces = [whole + [_stretched(rule, across) for rule in parts] for whole, parts, across in zip(solid, broken, around, strict=True)]
    held = _held(Rules(*([*each, *_mended(each)] for each in pieces)))  # a piece may be held where the whole is a rule and a stroke
    return Rules(*(_joined(each, gap=0) for each in held))


def _seen(paper: Paper) -> _Ink:
    levels = np.subtract(WHITE, paper.levels)
    smooth = np.asarray(cv2.GaussianBlur(levels, (3, 3), 0), dtype=np.uint8)
    window = round(11 * paper.point) | 1
    dark = (smooth > np.asarray(cv2.blur(smooth, (window, window))).astype(np.int16) + _DARK // 2) & (smooth > _DARK)
    is_dark = dark.astype(np.uint8)
    return _Ink(is_dark, _without_characters(smooth, is_dark, point=paper.point), paper.point)


def _without_characters(smooth: Pixels, dark: Pixels, *, point: float) -> Pixels:
    """The ink without what is dark and neither thin nor a dot."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark)
    is_character = np.minimum(stats[:, 2], stats[:, 3]) > _CHARACTER * point
    is_character[0] = False
    reach = round(point)
    masked = cv2.dilate(is_character[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    return np.where(masked > 0, 0, np.minimum(smooth, 2 * _DARK)).astype(np.uint8)


def _solid(ink: _Ink, shortest: float) -> list[Rule]:
    """The runs of dark ink."""
    runs = cv2.morphologyEx(ink.dark, cv2.MORPH_OPEN, np.ones((1, round(shortest * ink.point)), np.uint8))
    return _thin(np.asarray(runs, dtype=np.uint8), point=ink.point)


def _broken(ink: _Ink) -> list[Rule]:
    """The lines that are grey on the average, beside what is blank."""
    thin = round(_THIN * ink.point) | 1
    drawn = cv2.blur(ink.rest, (round(_AVERAGED * ink.point), 1))
    ridge = cv2.subtract(drawn, cv2.morphologyEx(drawn, cv2.MORPH_OPEN, np.ones((thin, 1), np.uint8)))
    grey = (np.asarray(ridge) > _FAINT).astype(np.uint8)
    whole = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((1, round(_GAP * ink.point)), np.uint8))  # crossings look like characters
    runs = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, round(_BROKEN * ink.point)), np.uint8))
    smear = _AVERAGED / 2
    return [Rule(at, start + smear, end - smear) for at, start, end in _thin(np.asarray(runs, dtype=np.uint8), point=ink.point)]


def _stretched(rule: Rule, across: list[Rule]) -> Rule:
    """A broken rule led on to the rules across beside its ends: its last dots there look like part of a character."""
    near = [other.at for other in across if other.start - _AVERAGED <= rule.at <= other.end + _AVERAGED]
    start = min((place for place in near if abs(place - rule.start) <= _AVERAGED), default=rule.start)
    end = max((place for place in near if abs(place - rule.end) <= _AVERAGED), default=rule.end)
    return Rule(rule.at, min(start, rule.start), max(end, rule.end))


def _thin(runs: Pixels, *, point: float) -> list[Rule]:
    """The runs, those on neighbouring rows as one, that are as thin as a rule; in points."""
    _, _, stats, middles = cv2.connectedComponentsWithStats(cv2.dilate(runs, np.ones((3, 1), np.uint8)))
    return [
        Rule(float(middle + 0.5) / point, float(x) / point, float(x + width) / point)
        for (x, _, width, height, _), (_, middle) in zip(stats[1:], middles[1:], strict=True)
        if height - 2 <= _THIN * point + width / 100
    ]


def _mended(pieces: list[Rule]) -> list[Rule]:
    """Pieces with small gaps between them, as one."""
    drawn = _joined(pieces, gap=0)
    return [rule for rule in _joined(pieces, gap=_GAP) if _drawn(rule, drawn) >= _COVERED * (rule.end - rule.start)]


def _drawn(rule: Rule, pieces: list[Rule]) -> float:
    """How much of a rule the pieces in order of their places draw."""
    level = pieces[bisect_left(pieces, (rule.at - _THIN / 2,)):bisect_right(pieces, (rule.at + _THIN / 2, inf))]
    return sum(piece.end - piece.start for piece in level if rule.start <= piece.start and piece.end <= rule.end)


def _joined(pieces: list[Rule], *, gap: float) -> list[Rule]:
    """Pieces on about the same level that overlap or have at most this gap between them, as one; in order of their places."""
    found: dict[int, list[Rule]] = {}
    for piece in sorted(pieces, key=lambda rule: rule.start):
        level = int(piece.at // _THIN)
        near = ((place, index, rule) for place in (level - 1, level, level + 1) for index, rule in enumerate(found.get(place, ())))
        for place, index, rule in near:
            if abs(rule.at - piece.at) <= _THIN / 2 and piece.start <= rule.end + gap:
                longer = max(rule, piece, key=lambda each: each.end - each.start)
                found[place][index] = Rule(longer.at, rule.start, max(rule.end, piece.end))
                break
        else:
            found.setdefault(level, []).append(piece)
    return sorted(rule for rules in found.values() for rule in rules)


def _held(rules: Rules) -> Rules:
    """The rules without those that end in the middle of nowhere, and those that only such ones held."""
    while True:
        kept = Rules(*(
            [rule for rule in along if _is_held(rule, across)]
            for along, across in ((rules.horizontal, rules.vertical), (rules.vertical, rules.horizontal))
        ))
        if kept == rules:
            return kept
        rules = kept


def _is_held(rule: Rule, across: list[Rule]) -> bool:
    """Whether a rule begins and ends on others across it, or, being long, sticks out beyond the last of them."""
    near = [other.at for other in across if other.start - _TOUCH <= rule.at <= other.end + _TOUCH]
    crossed = [place for place in near if rule.start - _TOUCH <= place <= rule.end + _TOUCH]
    is_sure = rule.end - rule.start >= _SURE
    return bool(crossed) and all(
        min(abs(place - end) for place in near) <= _TOUCH or (is_sure and (end < min(near) or end > max(near)))
        for end in (rule.start, rule.end)
    )
