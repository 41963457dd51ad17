"""Codes of projects: six digits of the division, two of the year, a letter for the class, twelve of the serial number (REGULATIONS §3.6).

The structure was read off codes in use; no text of a norm was seen for it, so what departs from it is doubtful, not wrong.
"""

import re
from dataclasses import dataclass

from jiheng.text.widths import fold

CODE_LENGTH = 21
CLASS_WORDS = {"R": "人员类", "Y": "运转类", "T": "特定目标类"}
"""The letter in the ninth place → what it stands for."""

_SHAPE = re.compile(r"(\d{6})(\d{2})([RYT])(\d{12})", re.ASCII)
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code taken apart: ``division`` (six digits), ``year`` in which the project was entered, ``kind`` (R, Y or T), ``serial``."""

    division: str
    year: int
    kind: str
    serial: str


def parse_project_code(text: str) -> ProjectCode | None:
    """``51092324T000010263357`` → division 510923, 2024, T, 000010263357; None where the text is no such code."""
    found = _SHAPE.fullmatch(clean_project_code(text))
    if found is None:
        return None
    division, year, kind, serial = found.groups()
    return ProjectCode(division, _CENTURY + int(year), kind, serial)


def clean_project_code(text: str) -> str:
    """The code without blanks, in narrow capital characters."""
    return "".join(fold(text).split()).upper()


def explain_project_code(text: str) -> str:
    """What is wrong with a code, as one Chinese sentence; empty where it is built as it should be, and for an empty code."""
    code = clean_project_code(text)
    if not code or _SHAPE.fullmatch(code):
        return ""
    if len(code) != CODE_LENGTH:
        return f"项目编码“{code}”是 {len(code)} 位，一体化系统的项目编码是 {CODE_LENGTH} 位，请核对有没有少抄或多抄。"
    if not _is_digits(code[:8]):
        return f"项目编码“{code}”的前 8 位应是数字（6 位区划、2 位年份），请核对。"
    if code[8] not in CLASS_WORDS:
        words = "、".join(f"{letter}（{word}）" for letter, word in CLASS_WORDS.items())
        return f"项目编码“{code}”的第 9 位是“{code[8]}”，应是 {words}之一，请核对。"
    return f"项目编码“{code}”的后 12 位应是数字，请核对有没有把 0 写成字母 O。"


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
