"""What a password must be: two profiles, for OWASP ASVS 5 and the usual reading of 等保三级 forbid each other's rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

LONGEST = 128
_FEWEST_CHARACTERS = 5
_LEFT_AT_LEAST = 6
_OWN_WORDS = ("jiheng", "绩衡", "mima", "密码", "password", "admin", "管理员")


@dataclass(frozen=True, slots=True)
class PasswordProfile:
    """One set of rules. ``classes`` of four must occur, ``history`` earlier passwords do not come back, after ``days`` a new one is due,
    after five failures a login waits ``lock_minutes``; ``administrators_need_code`` asks the three administrators for a second factor."""

    name: str
    words: str
    shortest: int = 10
    classes: int = 0
    history: int = 0
    days: int | None = None
    lock_minutes: int = 15
    administrators_need_code: bool = False

    @property
    def sentence(self) -> str:
        """The rules for the person who has to make a password."""
        parts = [f"{self.shortest} 到 {LONGEST} 个字符，可以有空格和汉字，可以粘贴", "不能是常见密码，不能主要由账号、姓名、单位名组成"]
        if self.classes:
            parts.append(f"大写字母、小写字母、数字、其他字符至少有 {self.classes} 类")
        if self.history:
            parts.append(f"不能与最近 {self.history} 次用过的相同")
        parts.append(f"每 {self.days} 天要换" if self.days else "不要求定期更换")
        return "；".join(parts) + "。"


PROFILES = {
    profile.name: profile
    for profile in (
        PasswordProfile("asvs", "ASVS（默认）"),
        PasswordProfile("dengbao", "等保三级", classes=3, history=5, days=90, lock_minutes=30, administrators_need_code=True),
    )
}


def find_weaknesses(password: str, profile: PasswordProfile, *, about: Sequence[str] = ()) -> list[str]:
    """What is wrong with a password, a sentence each; ``about`` are words that everybody knows of its owner. Empty for a good one."""
    found = []
    if not profile.shortest <= len(password) <= LONGEST:
        found.append(f"密码应有 {profile.shortest} 到 {LONGEST} 个字符，现在是 {len(password)} 个。")
    if len(set(password)) < _FEWEST_CHARACTERS or _is_known_to_all(password):
        found.append("这个密码太常见，容易被猜中，请换一个。")
    known = [word for word in (*_OWN_WORDS, *about) if len(word) > 1 and word.casefold() in password.casefold()]
    if known and len(_without(password, known)) < _LEFT_AT_LEAST:
        found.append("密码主要由账号、姓名、单位名或系统名组成，容易被猜中，请换一个。")
    if profile.classes and _count_classes(password) < profile.classes:
        found.append(f"大写字母、小写字母、数字、其他字符至少要有 {profile.classes} 类，现在有 {_count_classes(password)} 类。")
    return found


def _without(password: str, words: Sequence[str]) -> str:
    """What is left of a password without these words and without digits at its end, which people add to please a rule."""
    left = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word.casefold(), "")
    return left.rstrip("0123456789!@#.")


def _count_classes(password: str) -> int:
    upper = any(sign.isupper() for sign in password)
    lower = any(sign.islower() for sign in password)
    digit = any(sign.isdigit() for sign in password)
    return upper + lower + digit + any(not (sign.isdigit() or sign.isupper() or sign.islower()) for sign in password)


@cache
def _known_to_all() -> CommonPasswordValidator:
    return CommonPasswordValidator()


def _is_known_to_all(password: str) -> bool:
    try:
        _known_to_all().validate(password)
    except ValidationError:
        return True
    return False
