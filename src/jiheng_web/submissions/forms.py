"""What a person hands in about submissions."""

import datetime
import re
import unicodedata
from collections.abc import Mapping

from jiheng_web.submissions.policies import RefusedContent

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def read_day(text: str, *, what: str) -> datetime.date | None:
    """``2026-12-31`` or ``2026年12月31日``; None where nothing is written. Raises ``RefusedContent`` for what is no day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    match = _DAY.fullmatch(plain)
    try:
        if match:
            return datetime.date(*map(int, match.groups()))
    except ValueError:
        pass
    raise RefusedContent(f"{what}“{plain[:20]}”不是日期；请写成 2026-12-31 或 2026年12月31日。")


def get_day(text: str, *, what: str) -> datetime.date:
    """As ``read_day``, where a day must be written."""
    day = read_day(text, what=what)
    if day is None:
        raise RefusedContent(f"请写{what}，如 2026-12-31。")
    return day


def read_number(fields: Mapping[str, str], name: str) -> int | None:
    """A whole number that fits a database's column; None for anything else."""
    text = fields.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def read_numbers(texts: list[str]) -> list[int]:
    """The whole numbers among these texts, each once."""
    return list(dict.fromkeys(int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 10))
