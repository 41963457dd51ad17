"""Characters that are more than their number says: signs and ticks of symbol fonts, raised digits."""

_SIGNS = {
    "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB7: "•", 0xB0: "°", 0xA2: "′", 0xA5: "∞"},
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●", 0xB6: "☆", 0xAB: "★"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0xA3: "□", 0x30: "□"},
}
_PRIVATE = 0xF000
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def read_symbol(font: str, code: str) -> str:
    """The character meant by a hexadecimal ``code`` in ``font``; the code's own character where the font is not known."""
    try:
        number = int(code, 16)
        return _SIGNS.get(font.strip().lower(), {}).get(number & 0xFF if number >= _PRIVATE else number) or chr(number)
    except (ValueError, OverflowError):
        return "�"


def raise_digits(text: str) -> str:
    """The text with its digits as they stand above the line: 10⁴ is not 104."""
    return text.translate(_RAISED)
