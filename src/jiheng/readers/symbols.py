"""Characters that Word sets in a symbol font under a number of its own: the signs and ticks that forms use."""

_SIGNS = {
    "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB7: "•", 0xB0: "°", 0xA2: "′", 0xA5: "∞"},
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●", 0xB6: "☆", 0xAB: "★"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0xA3: "□", 0x30: "□"},
}
_PRIVATE = 0xF000


def read_symbol(font: str, code: str) -> str:
    """The character meant by a hexadecimal ``code`` in ``font``; the code's own character where the font is not known."""
    try:
        number = int(code, 16)
        return _SIGNS.get(font.strip().lower(), {}).get(number & 0xFF if number >= _PRIVATE else number) or chr(number)
    except (ValueError, OverflowError):
        return "�"
