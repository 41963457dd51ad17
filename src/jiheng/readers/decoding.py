"""Bytes of a text file → characters: UTF-8, GB18030 and UTF-16, with or without a byte order mark."""

import codecs
import re

from jiheng.errors import RefusedDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def decode(content: bytes, *, name: str) -> str:
    """The text in ``content``; raises ``RefusedDocument`` where it is no text or no encoding fits without loss."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_decoded(content, encoding), name=name)
    for encoding in _candidates(content):
        text = _decoded(content, encoding)
        if text is not None:
            return _checked(text, name=name)
    raise RefusedDocument(f"“{name}”的文字编码认不出来；请用记事本或 WPS 另存为 UTF-8 编码的文本，再试。")


def _candidates(content: bytes) -> tuple[str, ...]:
    """Encodings worth trying, likeliest first; zero bytes beside ASCII characters give UTF-16 away."""
    sample = content[:4096]
    if b"\0" in sample:
        low, high = sample[::2].count(0), sample[1::2].count(0)
        return ("utf-16-le",) if high > low else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, *, name: str) -> str:
    """The text itself, once nothing in it says that these bytes were something else."""
    if text is None:
        raise RefusedDocument(f"“{name}”像是文本文件，但中间有损坏的字节；请从原处重新下载或另存一次。")
    stray = _CONTROL.search(text)
    if stray:
        raise RefusedDocument(f"“{name}”不是文本文件（第 {text.count(chr(10), 0, stray.start()) + 1} 行有控制字符）；请上传表格文件或纯文本。")
    return text
