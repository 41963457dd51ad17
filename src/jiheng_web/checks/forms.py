"""What a person hands in about a check: by what, and what is to stand."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.documents.actions import Grant
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.queries import list_documents

LONGEST_WHO = 100
LONGEST_WHY = 500
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_HOW_TO_WRITE = "应写成 2026-12-31 或 2026年12月31日 这样的日期"


@dataclass(frozen=True, slots=True)
class BasisChoice:
    """A choice of profile, day and documents beside; ``sentences`` say what is wrong with it."""

    profile: str
    on: datetime.date | None
    others: Mapping[jiheng.Other, ReadDocument]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GrantForm:
    """A waiver as it was filled in; ``grant`` is None as long as ``sentences`` say what is missing."""

    who: str
    why: str
    until: str
    grant: Grant | None
    sentences: tuple[str, ...]


def read_day(text: str) -> datetime.date | None:
    """``2026-12-31`` or ``2026年12月31日``; None for what is no day."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def read_choice(fields: Mapping[str, str], *, document: ReadDocument, actor: Actor) -> BasisChoice:
    """The form by what ``document`` is checked."""
    profile, day = fields.get("profile", "").strip(), fields.get("on", "").strip()
    on = read_day(day)
    sentences = []
    if profile and profile not in jiheng.list_profiles():
        sentences.append("没有这个口径，请在列表里选一个。")
    if day and on is None:
        sentences.append(f"检查日期{_HOW_TO_WRITE}，不填就按当天。")
    wanted = {role: fields.get(role, "") for role in jiheng.OTHER_WORDS}
    numbers = {int(number) for number in wanted.values() if number.isascii() and number.isdigit() and len(number) < 10}
    known = {str(other.pk): other for other in list_documents(actor=actor).filter(pk__in=numbers).exclude(pk=document.pk)}
    for role, number in wanted.items():
        if number and number not in known:
            sentences.append(f"作为“{jiheng.OTHER_WORDS[role]}”的那份文件不在了，或者就是这一份，请重新选。")
    others = {role: known[number] for role, number in wanted.items() if number in known}
    return BasisChoice(profile, on, others, tuple(sentences))


def read_grant(fields: Mapping[str, str], *, today: datetime.date) -> GrantForm:
    """The form of a waiver: signed, reasoned, and for a time that has not passed."""
    who, why, until = (_clean(fields.get(key, "")) for key in ("who", "why", "until"))
    day = read_day(until)
    sentences = [
        sentence for sentence, is_wrong in (
            ("请写批准人：谁同意不改。", not who),
            (f"批准人最多写 {LONGEST_WHO} 个字。", len(who) > LONGEST_WHO),
            ("请写理由：为什么不改。", not why),
            (f"理由最多写 {LONGEST_WHY} 个字。", len(why) > LONGEST_WHY),
            (f"有效期至{_HOW_TO_WRITE}。", day is None),
            ("有效期已经过了，请写今天或以后的日期。", day is not None and day < today),
        ) if is_wrong
    ]  # fmt: skip
    return GrantForm(who, why, until, Grant(who, why, day) if day and not sentences else None, tuple(sentences))


def _clean(text: str) -> str:
    """One line without invisible or reversing characters."""
    visible = "".join(" " if character.isspace() else character for character in text)
    return " ".join("".join(character for character in visible if unicodedata.category(character)[0] != "C").split())
