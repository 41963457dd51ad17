"""Numbers by the digits of a section: ``#,##0.00``, ``0.0%``, ``0!.0000"万"``, ``0.00E+00``, ``# ?/?``.

Rounding is half up on the 15 significant digits that a sheet keeps, so 2.675 shows as 2.68.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from jiheng.readers.cell_formats.tokens import Section, Token

PLACES_MOST = 30
"""Excel shows no more decimals."""

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


class Shown(NamedTuple):
    """What a cell shows, and whether that says less than the number in it."""

    text: str
    is_rounded: bool = False


class _Layout(NamedTuple):
    """The tokens of a number: before the point, behind it and after the exponent's sign; and what it is multiplied by."""

    whole: tuple[Token, ...]
    decimals: tuple[Token, ...]
    exponent: tuple[Token, ...]
    exponent_sign: str
    has_point: bool
    has_thousands: bool
    shift: int

    @property
    def places(self) -> int:
        """How many decimals are shown at most."""
        return min(_count(self.decimals), PLACES_MOST)


class NumberShape:
    """How a section lays out a number, worked out once for all cells that have it."""

    def __init__(self, section: Section) -> None:
        self._layout = _lay_out(section.tokens)
        self._fraction = _FractionShape(section.tokens) if _is_fraction(section.tokens) else None

    def show(self, value: Decimal) -> Shown:
        """A number that is not negative."""
        if self._fraction:
            return self._fraction.show(value)
        layout = self._layout
        with localcontext(_EXACT):
            scaled = value.scaleb(layout.shift)
            exponent = 0
            if layout.exponent_sign:
                scaled, exponent = _normalised(scaled, layout)
            rounded = scaled.quantize(Decimal(1).scaleb(-layout.places))
            is_rounded = abs(rounded - scaled) > abs(scaled).scaleb(-13)
        whole, _, decimals = f"{rounded:f}".partition(".")
        text = _fill_whole(layout.whole, whole.lstrip("0"), has_thousands=layout.has_thousands)
        decimals = _fill_decimals(layout.decimals, decimals)
        # Excel leaves a lonely point behind 2 under 0.##, others do not; it says nothing
        text += "." * (layout.has_point and any(map(str.isdecimal, decimals))) + decimals
        if layout.exponent_sign:
            sign = "-" if exponent < 0 else "+" if layout.exponent_sign[1] == "+" else ""
            text += layout.exponent_sign[0] + sign + _fill_whole(layout.exponent, str(abs(exponent)).lstrip("0"), has_thousands=False)
        has_digits = bool(_count(layout.whole) + _count(layout.decimals))
        return Shown(text, is_rounded and has_digits)


class _FractionShape:
    """How a section lays out a fraction: with or without a whole number before it, its denominator free or given."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        at = next(index for index, token in enumerate(tokens) if token.kind == "slash")
        start = at
        while start and tokens[start - 1].kind == "digit":
            start -= 1
        end = at + 1
        while end < len(tokens) and (tokens[end].kind == "digit" or tokens[end].text.isdecimal()):
            end += 1
        given = "".join(token.text for token in tokens[at + 1:end])
        self._most = 10 ** min(len(given), 9) - 1
        self._given = int(given) if given.isdecimal() and len(given) < 10 else 0
        before = tokens[:start]
        self._has_whole = _count(before) > 0
        first = next((index for index, token in enumerate(before) if token.kind == "digit"), len(before))
        self._before = "".join(token.text for token in before[:first])
        self._after = "".join(token.text for token in tokens[end:] if token.kind != "digit")

    def show(self, value: Decimal) -> Shown:
        """A number that is not negative."""
        exact = Fraction(value)
        near = Fraction(round(exact * self._given), self._given) if self._given else exact.limit_denominator(self._most)
        whole, rest = divmod(near, 1) if self._has_whole else (0, near)
        denominator = self._given or rest.denominator
        part = f"{int(rest * denominator)}/{denominator}" if rest or not self._has_whole else ""
        text = " ".join(filter(None, (str(whole) if whole else "", part))) or "0"
        return Shown(self._before + text + self._after, abs(near - exact) > exact / 10**13)


def _is_fraction(tokens: Sequence[Token]) -> bool:
    return any(
        before.kind == "digit" and sign.kind == "slash" and (after.kind == "digit" or after.text.isdecimal())
        for before, sign, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _lay_out(tokens: Sequence[Token]) -> _Layout:
    """The tokens parted at the point and the exponent; commas are dropped, they say thousands between digits and a scale behind them."""
    at_exponent = next((index for index, token in enumerate(tokens) if token.kind == "exponent"), len(tokens))
    mantissa, exponent = tokens[:at_exponent], tokens[at_exponent + 1:]
    at_point = next((index for index, token in enumerate(mantissa) if token.kind == "point"), len(mantissa))
    digits = [index for index, token in enumerate(mantissa) if token.kind == "digit"]
    in_whole = [index for index in digits if index < at_point]
    commas = [index for index, token in enumerate(mantissa) if token.kind == "comma" and digits and index > digits[0]]
    between = [index for index in commas if in_whole and index < in_whole[-1]]
    percents = sum(token.kind == "percent" for token in tokens)
    kept = [token._replace(kind="literal") if token.kind in ("percent", "slash") else token for token in mantissa]
    return _Layout(
        whole=tuple(token for token in kept[:at_point] if token.kind != "comma"),
        decimals=tuple(token for token in kept[at_point + 1:] if token.kind != "comma"),
        exponent=tuple(exponent), exponent_sign=tokens[at_exponent].text if at_exponent < len(tokens) else "",
        has_point=at_point < len(mantissa), has_thousands=bool(between), shift=2 * percents - 3 * (len(commas) - len(between)),
    )


def _count(tokens: Sequence[Token]) -> int:
    return sum(token.kind == "digit" for token in tokens)


def _normalised(value: Decimal, layout: _Layout) -> tuple[Decimal, int]:
    """Mantissa and exponent of a number in scientific notation; with several digits before the point the exponent is a multiple of them."""
    if not value:
        return value, 0
    step = max(_count(layout.whole), 1)
    exponent = value.adjusted() // step * step
    mantissa = value.scaleb(-exponent)
    if round(mantissa, layout.places) >= 10**step:
        return mantissa.scaleb(-step), exponent + step
    return mantissa, exponent


def _fill_whole(tokens: Sequence[Token], digits: str, *, has_thousands: bool) -> str:
    """The digits laid from the right into their places; the first place takes all that are left."""
    pieces: list[str] = []
    left = _count(tokens)
    position = 0
    for token in reversed(tokens):
        if token.kind != "digit":
            pieces.append(token.text)
            continue
        left -= 1
        taken = digits if left == 0 else digits[-1:]
        digits = "" if left == 0 else digits[:-1]
        for digit in reversed(taken or ("0" if token.text == "0" else "")):
            pieces.append("," * (has_thousands and position > 0 and position % 3 == 0))
            pieces.append(digit)
            position += 1
    return "".join(reversed(pieces))


def _fill_decimals(tokens: Sequence[Token], digits: str) -> str:
    """The digits laid from the left into their places; zeros at the end are shown only where the code says ``0``."""
    pieces = []
    left = len(digits.rstrip("0"))
    for token in tokens:
        if token.kind != "digit":
            pieces.append(token.text)
            continue
        if left > 0 or token.text == "0":
            pieces.append(digits[:1] or "0")
        digits, left = digits[1:], left - 1
    return "".join(pieces)
