"""What each character of an open page says, pdfium's own additions left out."""

from collections.abc import Sequence
from ctypes import c_ushort, c_void_p, create_string_buffer
from itertools import repeat

import pypdfium2.raw as raw

from jiheng.readers.pdf import calls
from jiheng.readers.pdf.signs import UNKNOWN, say, say_of_font

_PRIVATE = range(0xE000, 0xF900)
_SPACE = 0x20
_GENERATED = frozenset({0x0A, 0x0D, _SPACE})
"""What pdfium makes up to part words and lines; an ASCII control is a character of an unknown font otherwise."""

_FONT_NAME = 128


def count_characters(text: object | None) -> int:
    """How many characters a page has, those made up by pdfium too."""
    return max(int(raw.FPDFText_CountChars(text)), 0) if text else 0


def spell(text: object | None, handle: c_void_p) -> list[str]:
    """What every character says, nothing where pdfium made it up; ``handle`` is ``text`` for the innermost calls."""
    codes = _codes(text)
    said = list(map(say, codes))
    unmapped = list(map(calls.character_is_unmapped, repeat(handle), range(len(codes))))
    if 1 in unmapped:
        said = [UNKNOWN if flag == 1 else sign for flag, sign in zip(unmapped, said, strict=True)]
    for index in [index for index, code in enumerate(codes) if code in _GENERATED]:
        is_between_words = codes[index] == _SPACE and _parts_words(codes[index - 1:index] + codes[index + 1:index + 2])
        if not is_between_words and calls.character_is_generated(handle, index):
            said[index] = ""
    if UNKNOWN in said:
        for index, code in enumerate(codes):
            if code in _PRIVATE and said[index] == UNKNOWN:
                said[index] = say_of_font(code, _font(text, index))
    return said


def _codes(text: object | None) -> list[int]:
    """The code of every character, in one call where each has one of 16 bits, as almost always."""
    count = count_characters(text)
    units = (c_ushort * (count + 1))()
    if count and raw.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes = units[:count]
        if not any(0xD800 <= code < 0xE000 for code in set(codes)):
            return codes
    return [raw.FPDFText_GetUnicode(text, index) for index in range(count)]


def _font(text: object, index: int) -> str:
    buffer = create_string_buffer(_FONT_NAME)
    raw.FPDFText_GetFontInfo(text, index, buffer, _FONT_NAME, None)
    return buffer.value.decode(errors="replace")


def _parts_words(around: Sequence[int]) -> bool:
    """Whether a blank between these characters stands between words of letters; beside Chinese or among figures it is only how they were
    set, where pdfium made it up."""
    return len(around) == 2 and all(_SPACE < code < 0x80 for code in around) and any(chr(code).isalpha() for code in around)
