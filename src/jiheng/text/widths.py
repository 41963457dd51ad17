"""Full-width and look-alike signs → their plain form, one character for one, so that offsets stay valid.

No NFKC: it would change ①, ㎡, ½, … and the Chinese brackets, and shift every offset after them.
"""

import re

_FULL_WIDTH = {0xFF00 + code: 0x20 + code for code in (*range(0x10, 0x1A), *range(0x21, 0x3B), *range(0x41, 0x5B))}
_SIGNS = str.maketrans("﹥﹤﹦﹢﹣％﹪．－−＋／＊＞＜＝═≧≦⩾⩽\u3000\u00a0", "><=+-%%.--+/*><==≥≤≥≤  ")
NARROW = _FULL_WIDTH | _SIGNS
"""Wide signs by what they stand for."""

_WIDE = re.compile(f"[{''.join(map(chr, NARROW))}]")


def fold(text: str) -> str:
    """``text`` with narrow digits, letters and signs: same length, Chinese punctuation as it was (``９０％`` → ``90%``, ``≧`` → ``≥``)."""
    return text if text.isascii() or not _WIDE.search(text) else text.translate(NARROW)
