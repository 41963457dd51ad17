"""Bytes of a text file → characters: UTF-8, GB18030 and UTF-16, with or without a byte order mark; Big5 where the file says so."""

import codecs
import re

from jiheng.errors import RefusedDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LEGACY = ("gb18030", "big5hkscs")
_BYTES_NO_CHANCE = 16
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def decode(content: bytes, *, name: str, is_big5: bool = False) -> str:
    """The text in ``content``; raises ``RefusedDocument`` where it is no text or no encoding fits without loss.

    What is no UTF-8 is taken for GB18030, or for Big5 where the file calls itself so.
    """
    for encoding in _encodings(content, legacy="big5hkscs" if is_big5 else "gb18030"):
        try:
            return _checked(content.decode(encoding).removeprefix("\ufeff"), name=name)
        except UnicodeDecodeError as error:
            if encoding not in _LEGACY and _is_damaged(content[:error.start], encoding):
                raise RefusedDocument(f"“{name}”像是文本文件，但有损坏的字节，或者没有下载完；请从原处重新下载或另存一次。") from error
    raise RefusedDocument(f"“{name}”的文字编码认不出来；请用记事本或 WPS 另存为 UTF-8 编码的文本，再试。")


def _encodings(content: bytes, *, legacy: str) -> tuple[str, ...]:
    """The encoding that the mark at the beginning names, else those worth trying: zero bytes beside ASCII give UTF-16 away."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return (encoding,)
    sample = content[:4096]
    if b"\0" in sample:
        low, high = sample[::2].count(0), sample[1::2].count(0)
        return ("utf-16-le",) if high > low else ("utf-16-be",)
    return ("utf-8", legacy)


def _is_damaged(sound: bytes, encoding: str) -> bool:
    """Whether so much was sound before the first bad byte that no other encoding is likely; GB18030 passes for UTF-8 only briefly."""
    return encoding != "utf-8" or len(sound) - len(sound.decode(encoding)) >= _BYTES_NO_CHANCE


def _checked(text: str, *, name: str) -> str:
    """The text itself, once nothing in it says that these bytes were something else."""
    stray = _CONTROL.search(text)
    if stray:
        raise RefusedDocument(f"“{name}”不是文本文件（第 {text.count(chr(10), 0, stray.start()) + 1} 行有控制字符）；请上传表格文件或纯文本。")
    return text
