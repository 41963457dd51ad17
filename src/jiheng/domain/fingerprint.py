"""The fingerprint of a finding: the same as long as what was found stays as it is, wherever it moves in the table."""

import hashlib
import re
import unicodedata

from jiheng.domain.filing import Indicator

_LENGTH = 16
_PLACES = re.compile(r"第[\d、]+(?=[项个行页列条])|表\d+(?::\d+)+")


def fingerprint_of(code: str, *, agency: str | None, project: str | None, indicator: Indicator | None, message: str) -> str:
    """16 hexadecimal digits of the rule, the names and the wording concerned, without rows, columns, numbers in front and blanks.

    On an indicator the wording is its own (name, class, values), so that a rule may be reworded; else it is the message.
    """
    wording = _wording(indicator) if indicator else (_PLACES.sub("", message),)
    parts = (code, agency or "", project or "", *wording)
    return hashlib.sha256("\n".join(map(_plain, parts)).encode(errors="replace")).hexdigest()[:_LENGTH]


def _wording(indicator: Indicator) -> tuple[str, ...]:
    values = (indicator.period_target, indicator.annual_target, indicator.actual)
    return (indicator.category, indicator.name, *(value.text if value else "" for value in values))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
