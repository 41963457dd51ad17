"""One number format and what it makes of a value: which section applies, the sign, the text.

``General`` is no choice of the author, and what it shows depends on the width of the column: it gives 15 significant digits, all
that a sheet keeps. Every other format is obeyed, also where it rounds: the text is what a person sees. ``Shown.is_rounded`` tells the
reader, who says it.
"""

import operator
from decimal import Decimal

from jiheng.readers.cell_formats.chinese import write_digits, write_words
from jiheng.readers.cell_formats.moments import is_moment, show_moment
from jiheng.readers.cell_formats.numbers import NumberShape, Shown
from jiheng.readers.cell_formats.quick import find_quick_shape
from jiheng.readers.cell_formats.tokens import Condition, Section, parse_sections

GENERAL = frozenset({"", "general", "@", "g/通用格式"})
"""Codes, in small letters, that change nothing about a value."""

_TESTS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
_POSITIVE_OR_ZERO, _POSITIVE, _NEGATIVE = Condition(">=", Decimal(0)), Condition(">", Decimal(0)), Condition("<", Decimal(0))


def show_general(value: float) -> str:
    """A number as a sheet shows it without a number format of its own: 15 significant digits."""
    return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"


class CellFormat:
    """A number format, worked out once for all cells that have it; ``is_moment`` says that numbers under it are dates or times."""

    def __init__(self, code: str) -> None:
        sections = list(parse_sections(code))
        self._text = sections.pop() if len(sections) > 3 or sections[-1].has("text") else None
        self._sections = [(section, test, NumberShape(section)) for section, test in zip(sections, _conditions(sections), strict=False)]
        self.is_moment = any(map(is_moment, sections))
        self._quick = find_quick_shape(sections[0]) if sections else None

    @property
    def shows_texts(self) -> bool:
        """Whether the format adds anything to a text."""
        return self._text is not None and [token.kind for token in self._text.tokens] != ["text"]

    def show_text(self, text: str) -> str:
        """A text under this format."""
        if self._text is None:
            return text
        return "".join(text if token.kind == "text" else token.text for token in self._text.tokens)

    def show(self, value: float) -> Shown:
        """A number under this format; a date or time is its number of days since 1899-12-30."""
        quick = self._quick.show(value) if self._quick and value > 0 else None
        if quick:
            return quick
        exact = Decimal(f"{value:.15g}")
        if not exact.is_finite():
            return Shown("")
        for section, test, shape in self._sections:
            if test is None or _TESTS[test.sign](exact, test.bound):
                return self._show(section, shape, exact, value, has_own_sign=test is _NEGATIVE)
        return Shown(show_general(value))

    def _show(self, section: Section, shape: NumberShape, exact: Decimal, value: float, *, has_own_sign: bool) -> Shown:
        if is_moment(section):
            moment = show_moment(section, exact)
            return Shown(show_general(value)) if moment is None else Shown(moment)
        sign = "-" if exact < 0 and not has_own_sign else ""
        if section.has("general"):
            return Shown(sign + _show_general_section(section, abs(value)))
        text, is_rounded = shape.show(abs(exact))
        if section.numerals:
            text = write_digits(text, section.numerals)
        is_nothing = sign and not is_rounded and not text.strip()
        # a number rounded to zero has lost its sign
        is_zero = is_rounded and not any("1" <= character <= "9" for character in text)
        return Shown("" if is_nothing else ("" if is_zero else sign) + text.strip(" "), is_rounded or (not text.strip() and bool(exact)))


def _conditions(sections: list[Section]) -> list[Condition | None]:
    """What each section is for: as it says, else numbers above zero, below zero and zero, the last one all that is left."""
    own = [section.condition for section in sections]
    if len(sections) < 2:
        return list(own)
    first = own[0] or (_POSITIVE_OR_ZERO if len(sections) == 2 and own[1] is None else _POSITIVE)
    if len(sections) == 2:
        return [first, own[1] or (_NEGATIVE if own[0] is None else None)]
    return [first, own[1] or _NEGATIVE, None]


def _show_general_section(section: Section, value: float) -> str:
    """``General`` among literals: ``"≥"General``, ``[DBNum1]General``."""
    number = show_general(value)
    if section.numerals:
        whole, point, decimals = number.partition(".")
        number = write_words(whole, section.numerals) + point + write_digits(decimals, section.numerals) if whole.isdecimal() else number
    return "".join(number if token.kind == "general" else token.text for token in section.tokens)
