"""What a character of a PDF says: only where it is certain; what only its font knows stays unknown."""

import unicodedata
from functools import cache

UNKNOWN = "\ufffd"
BLANK = " "

_BLANKS = frozenset({0x20, 0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)})
_NOTHING = frozenset({0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)})
_HIDDEN_HYPHENS, _SOFT_HYPHEN = (0x02, 0xFFFE), 0xAD
"""What pdfium says of a hyphen that ends a line; and one that is printed, for only what is printed stands in a PDF."""

_ONE_BY_ONE = "⺁厂⺒巳⺓幺⺟母⺠民⺩王⺼月⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
_UPRIGHT = "︐，︑、︒。︓：︔；︕！︖？︙…︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』"
_FOLDED = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0xFB00, 0xFB07), *range(0x2F800, 0x2FA20))
"""Radicals that fonts give for the characters they look like, compatibility forms of characters, and ligatures of letters."""

_PLAIN = {code: unicodedata.normalize("NFKC", chr(code)) for code in _FOLDED}
_PLAIN |= {ord(sign): plain for text in (_ONE_BY_ONE, _UPRIGHT) for sign, plain in zip(text[::2], text[1::2], strict=True)}
_PLAIN |= dict.fromkeys((*_HIDDEN_HYPHENS, _SOFT_HYPHEN), "-")

_SYMBOLS = {
    "symbol": "±±³≥£≤´×¸÷¹≠»≈°°·•Ö√®→¬←¥∞",
    "wingdings": "ü✓û✗þ☑ý☒¨□o□n■l●w◆§▪Ø➢¡○q□à→",
    "wingdings2": "P✓O✗R☑Q☒£□",
}
"""What the picture fonts print in place of these characters of Latin-1, which they give as private ones from U+F000."""

_PRIVATE = 0xF000


@cache
def say(code: int) -> str:
    """The printed characters: one as a rule, several for a ligature, a blank, nothing, or ``UNKNOWN``."""
    if code in _BLANKS:
        return BLANK
    if code in _NOTHING:
        return ""
    if code in _PLAIN:
        return _PLAIN[code]
    return UNKNOWN if code < 0x20 or unicodedata.category(chr(min(code, 0x10FFFF)))[0] == "C" else chr(code)


@cache
def say_of_font(code: int, font: str) -> str:
    """What a private character says in one of the fonts of symbols that every office has; else ``UNKNOWN``."""
    name = "".join(part for part in font.rpartition("+")[2].lower() if part.isalnum()).removesuffix("regular").removesuffix("mt")
    pairs = _SYMBOLS.get(name, "")
    sign = chr(code - _PRIVATE) if _PRIVATE < code <= _PRIVATE + 0xFF else ""
    if name == "symbol" and sign and sign in "0123456789+<=>()%.,/[]{}":
        return sign
    return dict(zip(pairs[::2], pairs[1::2], strict=True)).get(sign, UNKNOWN)
