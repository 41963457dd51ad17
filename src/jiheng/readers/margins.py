"""What a workbook or text document prints in the margins of its pages: headers and footers, which no cell holds."""

import re
from collections.abc import Iterable, Iterator

from jiheng.document import Notice
from jiheng.source import Source

_CODE = re.compile(r'&(?:"[^"]{0,200}"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Za-z+\-])')
_AMPERSAND = "&&"
_PAGE_NUMBER = re.compile(r"(?:[\s\d第页共/\\.,，。、·—–~|-]|page|of)*", re.IGNORECASE)
_SHOWN_MOST = 60


def strip_codes(printed: str) -> str:
    """The words of a header of a workbook without its codes: ``&C&"宋体"附件2 第&P页`` → ``附件2 第页``."""
    return "&".join(" ".join(_CODE.sub(" ", part).split()) for part in printed.split(_AMPERSAND))


def list_margins(texts: Iterable[str], *, name: str) -> Iterator[Notice]:
    """One notice on all headers and footers that say more than a page number."""
    told = list(dict.fromkeys(text for text in texts if not _PAGE_NUMBER.fullmatch(text)))
    if told:
        yield Notice(f"页眉页脚没有读：{'；'.join(told)[:_SHOWN_MOST]}", Source(name, None, None, None, 0, 0), "around")
