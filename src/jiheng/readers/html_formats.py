"""Number formats of pages that Excel, or a program that plays it, wrote: a class or style with ``mso-number-format``.

Excel writes what is shown into the cell; programs write the bare number and leave the rest to Excel (0.95 under ``0%``). So a format is
obeyed only where a bare number stands, and never where ``x:num`` says that what stands there is shown already.
"""

import re
from collections.abc import Mapping

from jiheng.readers.cell_formats.builtin import NAMED
from jiheng.readers.cell_formats.formats import GENERAL, CellFormat

_KEY = "mso-number-format"
_RULE = re.compile(r"\{([^{}]{0,4000})\}")
_SELECTOR_MOST = 2_000
_CLASS = re.compile(r"\.([\w-]{1,80})")
_FORMAT = re.compile(rf"""{_KEY}\s{{0,9}}:\s{{0,9}}("(?:[^"\\]|\\.){{0,300}}"|'(?:[^'\\]|\\.){{0,300}}'|[^;"']{{1,300}})""", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{4})|\\(.)")
_BARE = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")
_SCALED = re.compile(r"[0#],+(?![0#,])")


class PageFormats:
    """The number formats of one page."""

    def __init__(self, page: str) -> None:
        self._known: dict[str, CellFormat | None] = {}
        self._classes: dict[str, str] = {}
        for rule in _RULE.finditer(page) if _KEY in page.lower() else ():
            code = _code(rule[1])
            if code:
                selector = page[max(rule.start() - _SELECTOR_MOST, 0):rule.start()].rpartition("}")[2]
                self._classes.update(dict.fromkeys(_CLASS.findall(selector), code))

    def show(self, text: str, attributes: Mapping[str, str | None]) -> str:
        """The text of a cell with these attributes as a spreadsheet shows it."""
        style = attributes.get("style") or ""
        if not (self._classes or _KEY in style.lower()) or "x:num" in attributes or not _BARE.fullmatch(text):
            return text
        code = _code(style) or next((self._classes[one] for one in (attributes.get("class") or "").split() if one in self._classes), "")
        if code not in self._known:
            self._known[code] = None if code.lower() in GENERAL or _SCALED.search(code) else CellFormat(code)
        form = self._known[code]
        return form.show(float(text)).text if form else text


def _code(style: str) -> str:
    """The format that a style names; none where it names none."""
    match = _FORMAT.search(style)
    if not match:
        return ""
    code = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else escape[2], match[1].strip().strip("\"'"))
    return NAMED.get(code.lower(), code)
