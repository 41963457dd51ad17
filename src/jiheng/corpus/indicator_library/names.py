"""A name as search compares it: narrow, small letters, one kind of brackets and quotes, no blanks."""

import re

from jiheng.text.traditional import SIMPLE
from jiheng.text.widths import NARROW

NAME_CHARACTERS = 1_000
"""No name is longer; what is longer is no name of an indicator."""
_SIGNS = str.maketrans("（）［］【】〔〕｛｝《》〈〉“”‘’＂＇，；：、–—‐", "()[][][]{}<><>\"\"''\"',;:,---")
_PLAIN = NARROW | SIMPLE | _SIGNS
_BLANKS = re.compile(r"[\s\u200b-\u200f\ufeff\x00-\x1f]+")


def fold_name(name: str) -> str:
    """``培训　人次（Ａ类）`` → ``培训人次(a类)``: what is equal so is one name in the library; empty where nothing is left."""
    return _BLANKS.sub("", name.translate(_PLAIN)).lower()
