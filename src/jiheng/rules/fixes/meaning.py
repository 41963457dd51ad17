"""What a target says, whatever its spelling: the law that a safe fix keeps."""

import re

from jiheng.text.measure_units import find_unit
from jiheng.text.residue import strip_residue
from jiheng.text.targets import Clause, Date, Quantity, Target
from jiheng.text.widths import fold

Meaning = tuple[object, ...]

_COMMAND = re.compile(r"\\[A-Za-z]+")
_MARKS = re.compile(r"[^\w%‰]|_")
_TWICE = re.compile(r"(\D)\1+")
_LABEL = "指标"


def meaning_of(target: Target) -> tuple[Meaning, ...]:
    """The clauses without their wording: numbers, dates and bounds exact, a unit by what it is (平米 as 平方米), words without their marks."""
    return tuple(map(_meaning, target.clauses))


def plain_words(text: str) -> str:
    """The wording alone: no marks, widths, markup and doubled signs, and without 指标 at the end; digits stay as they are."""
    words = _MARKS.sub("", _COMMAND.sub("", fold(strip_residue(text))))
    return _TWICE.sub(r"\1", words).removesuffix(_LABEL)


def _meaning(clause: Clause) -> Meaning:
    if isinstance(clause, Quantity):
        unit = find_unit(clause.unit) or clause.unit
        return (clause.op, clause.value, clause.upper, unit, clause.approx, clause.per, plain_words(clause.subject))
    if isinstance(clause, Date):
        return (clause.op, clause.value, clause.upper)
    return (type(clause).__name__, plain_words(clause.text))
