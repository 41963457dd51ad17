"""How a target stands in the cells of a form: as written, in Shanghai's brackets, or in columns of sign, number and measure unit."""

import re
from collections.abc import Mapping

from jiheng.regulations.form_layouts import Values
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Clause, Date, Quantity, Target
from jiheng.text.writing import print_bracketed, print_columns

SPLIT = ("sign", "target", "measure_unit")
"""The columns that one value is spread over."""
_QUALITATIVE = "定性"
_LARGE = ("万", "亿")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:~-?\d+(?:\.\d+)?)?")


def print_value(target: Target, values: Values) -> str:
    """The text of a target in one cell; it always says the same as the target, and only a single number is spelt otherwise."""
    is_number = len(target.clauses) == 1 and target.quantities
    return print_bracketed(target) if values == "bracketed" and is_number else target.text


def split_value(target: Target) -> Mapping[str, str]:
    """Sign, number and measure unit of a target; one that does not read back from them stands whole in the middle."""
    columns = print_columns(target)
    if len(columns) == 1 and target.quantities:
        sign, number, unit = columns[0]
        if number.endswith(_LARGE) and unit:
            number, unit = number[:-1], number[-1] + unit
        is_plain = _NUMBER.fullmatch(number) is not None
        if is_plain and list_meanings(parse_target(sign + number + unit)) == list_meanings(target):
            return dict(zip(SPLIT, (sign, number, unit), strict=True))
    sign = _QUALITATIVE if target.text and not target.quantities else ""
    return {"sign": sign, "target": target.text, "measure_unit": ""}


def list_meanings(target: Target) -> tuple[Clause, ...]:
    """The clauses of a target without the wording of numbers and dates."""
    return tuple(clause._replace(text="") if isinstance(clause, (Quantity, Date)) else clause for clause in target.clauses)
