"""What markup left behind in names and texts: tags, entities, LaTeX, invisible characters, line breaks."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal

ResidueKind = Literal["tag", "entity", "latex", "invisible"]

_BLOCK_TAGS = "p|br|div|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|hr"
_INLINE_TAGS = "span|font|b|i|u|s|em|strong|sub|sup|a|small|big|center|label|img|o:p|st1:[a-z]+"
# A tag is a name we know, closed at once or after attributes that begin like attributes: `<2小时` and `<90%或>100%` are values.
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCK_TAGS})|{_INLINE_TAGS})(?:\s+[A-Za-z][^<>]{{0,400}})?\s{{0,9}}/?>", re.IGNORECASE)
# Escaped ampersands pile up when a text is escaped again and again; they are undone in one step.
_ENTITY = re.compile(
    r"&(?:amp;|#38;|#x26;)*(?:#(?P<decimal>\d{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,30}));"
)
_LATEX = re.compile(r"\\(?:[gl]eqslant|[gl]eq|[gl]e|neq?|times|cdot|pm|approx|sim|sqrt|frac|text|mathrm|left|right|%)(?![A-Za-z])")
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_ZERO_WIDTH_AND_BIDI = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
_INVISIBLE = re.compile(f"[{_CONTROLS}{_ZERO_WIDTH_AND_BIDI}]")
_ESCAPED_BREAK = "_x000D_"
_SUSPECT = re.compile(f"{_INVISIBLE.pattern}|[<&\\s\x85\u2028\u2029]|{_ESCAPED_BREAK}")
_ROUNDS_AT_MOST = 8
_KINDS: tuple[tuple[ResidueKind, re.Pattern[str]], ...] = (("tag", _TAG), ("entity", _ENTITY), ("latex", _LATEX), ("invisible", _INVISIBLE))


def strip_residue(text: str) -> str:
    """``text`` as a person reads it: known tags, entities and invisible characters gone, lines joined, outer blanks stripped.

    LaTeX stays as printed: the grammar understands it. Stripping twice gives the same.
    """
    if not _SUSPECT.search(text):
        return text
    for _ in range(_ROUNDS_AT_MOST):  # what was escaped twice needs a second look
        plain = _strip_once(text)
        if plain == text:
            break
        text = plain
    return text


def find_residue(text: str) -> Iterator[tuple[int, int, ResidueKind]]:
    """Every piece of residue as ``(start, end, kind)``, in the order of the text; line breaks are none."""
    found = ((match.start(), match.end(), kind) for kind, pattern in _KINDS for match in pattern.finditer(text) if _is_residue(kind, match))
    yield from sorted(found)


def _strip_once(text: str) -> str:
    text = _INVISIBLE.sub("", text.replace(_ESCAPED_BREAK, "\n"))
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "<" in text:
        text = _TAG.sub(lambda match: "\n" if match["block"] else "", text)
    return _join_lines(text).strip()


def _is_residue(kind: ResidueKind, match: re.Match[str]) -> bool:
    return kind != "entity" or _character(match) != match.group()


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; itself where it stands for nothing."""
    if entity["name"]:
        character = html5.get(entity["name"] + ";", "")
    else:
        code = int(entity["decimal"]) if entity["decimal"] else int(entity["hexadecimal"], 16)
        character = chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return character.replace("\u00a0", " ") or entity.group()


def _join_lines(text: str) -> str:
    """The lines as one: Chinese text runs on, between ASCII neighbours one blank is kept (``100`` and ``90`` must not become ``10090``)."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) < 2:
        return lines[0] if lines else ""
    joined = [lines[0]]
    for before, after in zip(lines, lines[1:], strict=False):
        joined.append(" " + after if before[-1].isascii() and after[0].isascii() else after)
    return "".join(joined)
