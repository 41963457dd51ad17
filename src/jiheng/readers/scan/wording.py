"""What is certain about the characters of a line whatever the reader of pictures said: widths of signs between Chinese, and in numbers."""

import re
import unicodedata

_HAN = r"[\u3400-\u9fff]"
_WIDE = str.maketrans(",;?!()", "，；？！（）")
_BESIDE_HAN = re.compile(rf"(?<={_HAN})[,;?!)]|[,;?!(](?={_HAN})")
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?:\D|$))")
_FULL_WIDTH = re.compile(r"[Ａ-Ｚａ-ｚ０-９％]|(?<=\d)．(?=\d)")

_CLAUSES = re.compile(r"[\s;。、:“”]")

NUMBER = "0123456789.,-%"
"""The characters of amounts and rates."""

_NUMBER_LIKE = re.compile(r"[0-9OolISBZ.,，。．·:%\s-]{3,}")


def settle(text: str) -> str:
    """The text with the signs in the only width that they can have; as many characters as before."""
    settled = _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _BESIDE_HAN.sub(lambda match: match[0].translate(_WIDE), _THOUSANDS.sub(",", settled))


def agree(one: str, two: str) -> bool:
    """Whether two readings say the same, white space and the signs between clauses apart: those mean nothing in a number."""
    return _said(one) == _said(two)


def _said(text: str) -> str:
    return _CLAUSES.sub("", unicodedata.normalize("NFKC", text))


def is_number(text: str) -> bool:
    """Whether a whole line looks like an amount or a rate, wrong letters in it notwithstanding."""
    return bool(_NUMBER_LIKE.fullmatch(text)) and 2 * sum(character in NUMBER for character in text) > len(text)
