"""A table without outer rules that goes on on the next page: its first and last column may have nothing there that shows where they end.

A merged cell at the side has no level rules that reach its edge, and a single row has none at all.
"""

from collections.abc import Sequence

from jiheng.readers.pdf.page import Rule, Rules
from jiheng.readers.pdf.rules import THICK

OpenSides = tuple[bool, bool]
"""Whether a table has no rule at its left, and at its right."""


def find_top(rules: Rules) -> float:
    """Where the rules of a table begin, from the top; there is at least one upright one."""
    return min([*(rule.start for rule in rules.vertical), *(rule.at for rule in rules.horizontal)])


def find_open_sides(rules: Rules, xs: Sequence[float]) -> OpenSides:
    """Whether a grid with lines at ``xs`` was made without a rule at its left, and at its right."""
    places = [rule.at for rule in rules.vertical]
    return min(places) - xs[0] > THICK, xs[-1] - max(places) > THICK


def widen(rules: Rules, xs: Sequence[float], open_sides: OpenSides) -> Rules:
    """The rules of a table, with those at its open sides where it stands in the columns ``xs`` of the table that the page before ended
    with and reaches less far than that one did."""
    horizontal, vertical = rules
    if not vertical or any(min(abs(rule.at - x) for x in xs) > THICK for rule in vertical):
        return rules
    top, bottom = find_top(rules), max([*(rule.end for rule in vertical), *(rule.at for rule in horizontal)])
    sides = [xs[0]] if open_sides[0] else []
    sides += [xs[-1]] if open_sides[1] else []
    missing = [x for x in sides if all(abs(rule.at - x) > THICK for rule in vertical)]
    return Rules(horizontal, sorted([*vertical, *(Rule(x, top, bottom) for x in missing)]))
