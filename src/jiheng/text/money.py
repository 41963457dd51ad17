"""Money as whole 分: exact sums, no floats."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

UNITS: dict[str, int] = {"分": 1, "元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "亿元": 10_000_000_000}
"""Money units and the number of 分 in one of each."""

_DIGITS_AT_MOST = 40
_BLANK = frozenset({"", "—", "-", "－", "–", "/", "——"})


class Money(NamedTuple):
    """An amount in whole 分."""

    fen: int

    def __add__(self, other: object) -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen + other.fen)

    def in_unit(self, unit: str) -> str:
        """The amount as a plain decimal string in ``unit``, with two decimals or as many as it needs."""
        whole = Decimal(self.fen) / UNITS[unit]
        text = f"{whole:f}"
        decimals = len(text.partition(".")[2].rstrip("0"))
        return f"{whole:.{max(2, decimals)}f}"


def parse_money(text: str, *, unit: str) -> Money | None:
    """The amount that ``text`` prints in ``unit`` (a key of ``UNITS``); None for an empty cell or a dash.

    Thousands separators must stand at thousands. Raises ``ValueError`` with a Chinese clause for what is not an amount.
    """
    plain = text.strip().translate(_NARROW).replace(" ", "")
    if plain in _BLANK:
        return None
    digits = plain.lstrip("+-")
    if len(digits) > _DIGITS_AT_MOST:
        raise ValueError("数字过长")
    if "," in digits:
        head, *groups = digits.partition(".")[0].split(",")
        if not head or len(head) > 3 or any(len(group) != 3 for group in groups):
            raise ValueError(f"“{text.strip()}”的千分位不对")
        plain = plain.replace(",", "")
    if not plain.lstrip("+-").replace(".", "", 1).isascii() or not plain.lstrip("+-").replace(".", "", 1).isdigit():
        raise ValueError(f"“{text.strip()[:20]}”不是金额")
    try:
        fen = Decimal(plain) * UNITS[unit]
    except InvalidOperation as error:  # pragma: no cover - the guard above leaves only numbers
        raise ValueError(f"“{text.strip()[:20]}”不是金额") from error
    if fen != fen.to_integral_value():
        raise ValueError(f"“{text.strip()}”{unit}不足一分")
    return Money(int(fen))


_NARROW = str.maketrans("０１２３４５６７８９．，－＋　", "0123456789.,-+ ")
