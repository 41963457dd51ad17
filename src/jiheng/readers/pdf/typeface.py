"""A typeface that stands in, while text is read, for those that a PDF names and does not carry.

What a page says and where its signs stand must not hang on the fonts of the machine: without a Chinese font pdfium leaves signs out,
without a word, and with a large one it draws every sign only to learn how big it is. Here every sign is a box about as big as the ink of
a Chinese one, Latin letters as wide as they usually are.
"""

import struct
from functools import cache
from itertools import accumulate, pairwise

_EM = 1000
_ASCENT, _DESCENT = 880, -120
_SIDE, _FOOT, _HEAD = 40, -80, 840
"""The box of a sign: so far from both sides of its advance, from here to there above the baseline; in thousandths of the size."""

_WIDE, _HALF = 1000, 500
_LATIN = {
    222: "'ijl", 278: " !,./:;I[\\]ft|", 333: "()-`r", 355: '"', 389: "*", 500: "Jcksvxyz", 556: "#$?0123456789L_abdeghnopqu",
    584: "+<=>^~", 610: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm%", 944: "W", 1015: "@", 334: "{}",
}
"""How wide the letters of ASCII are in the typefaces that offices use, by what they have in common."""

_BLANKS = (0x20, 0xA0, *range(0x2000, 0x2010), 0x3000)
_FIRST_WIDE, _LAST = 0x250, 0x3FFFF
_BLOCK = 256
"""A table of characters gives one after the other one glyph after the other: so there are as many boxes alike, for every block again."""

Stretch = tuple[int, int, int]
"""The first and the last of some characters, and the number of the first one's glyph."""


@cache
def make_typeface() -> bytes:
    """The typeface as a TrueType file."""
    widths = [*[_WIDE] * (1 + _BLOCK), _HALF, *_LATIN]  # the first glyph is for what has none
    drawn = [*map(_draw_box, widths), b""]  # and a blank
    places = accumulate(map(len, drawn), initial=0)
    return _bind({
        b"cmap": _map_characters(_stretches(widths)),
        b"glyf": b"".join(drawn),
        b"head": _write_head(),
        b"hhea": struct.pack(">I3hH3h3h4hhH", 0x10000, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, len(drawn)),
        b"hmtx": b"".join(struct.pack(">Hh", width, _SIDE) for width in [*widths, _HALF]),
        b"loca": b"".join(struct.pack(">H", place // 2) for place in places),
        b"maxp": struct.pack(">I14H", 0x10000, len(drawn), 4, 1, 0, 0, 1, *[0] * 8),
    })


def _draw_box(width: int) -> bytes:
    left, right = _SIDE, width - _SIDE
    outline = struct.pack(">5h2H", 1, left, _FOOT, right, _HEAD, 3, 0) + b"\1" * 4  # one outline of four corners, all on it
    return outline + struct.pack(">8h", left, 0, right - left, 0, _FOOT, _HEAD - _FOOT, 0, _FOOT - _HEAD)


def _stretches(widths: list[int]) -> list[Stretch]:
    """Every character with its glyph, in order."""
    glyphs = {ord(letter): widths.index(width) for width, letters in _LATIN.items() for letter in letters}
    glyphs |= dict.fromkeys(range(0x7F, _FIRST_WIDE), widths.index(_HALF))
    glyphs |= dict.fromkeys(_BLANKS, len(widths))
    narrow = [(code, code, glyph) for code, glyph in glyphs.items()]
    blanks = [code for code in _BLANKS if code >= _FIRST_WIDE]
    cuts = sorted({*range(_FIRST_WIDE, _LAST, _BLOCK), *blanks, *(code + 1 for code in blanks), _LAST + 1})
    return sorted([*narrow, *((first, end - 1, 1) for first, end in pairwise(cuts) if first not in glyphs)])


def _map_characters(stretches: list[Stretch]) -> bytes:
    """The table of characters."""
    groups = b"".join(struct.pack(">3I", *stretch) for stretch in stretches)
    table = struct.pack(">2H3I", 12, 0, 16 + len(groups), 0, len(stretches)) + groups
    return struct.pack(">4HI", 0, 1, 3, 10, 12) + table


def _write_head() -> bytes:
    corners = (0, _FOOT, _EM, _HEAD)
    return struct.pack(">4I2H2Q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *corners, 0, 8, 2, 0, 0)


def _bind(tables: dict[bytes, bytes]) -> bytes:
    """The tables in one file; nobody compares their checksums."""
    start = 12 + 16 * len(tables)
    power = len(tables).bit_length() - 1
    file = [struct.pack(">I4H", 0x10000, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))]
    padded = [content + b"\0" * (-len(content) % 4) for content in tables.values()]
    places = accumulate(map(len, padded), initial=start)
    file += [struct.pack(">4s3I", name, 0, at, len(content)) for (name, content), at in zip(tables.items(), places, strict=False)]
    return b"".join([*file, *padded])
