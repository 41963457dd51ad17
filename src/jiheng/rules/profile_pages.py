"""Profiles for people: what one changes, in words, and a commented template of a bureau's own."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.finding import Severity
from jiheng.regulations.citations import get_citation, get_citation_title
from jiheng.regulations.parameters import get_parameter, list_parameters
from jiheng.regulations.profile_checks import SWITCHED_OFF, WEIGHT_WORDS
from jiheng.regulations.profile_files import KEY_WORDS
from jiheng.regulations.profiles import BASE, Profile, load_profile
from jiheng.rules.engine import weigh
from jiheng.rules.registry import RULES
from jiheng.rules.rule import Rule

_CHOICES: dict[str, str] = {
    "equal_means": "“=”和不带符号的数怎样算达到", "more_is_better": "按越多越好计的量纲", "neutral_units": "看不出方向的单位",
    "strict_bounds": "“＞”“＜”不含这个数本身", "tolerance": "约、左右容许的幅度", "missing_unit": "一边没有写单位",
    "excess": "超过上限后完成程度怎样降", "degree_at_most": "完成程度最高算到", "scales": "等级词的尺子",
}
_UNSIGNED = "没有写签发人：不作为哪个机关的正式口径"


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """A profile for people: its title, the lines on where it comes from, and those on what it changes; none where it changes nothing."""

    name: str
    title: str
    origin: tuple[str, ...]
    changes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The page as plain text."""
        changed = self.changes or ("和它沿用的口径完全一样，没有另外的规定。",)
        return "\n".join([f"{self.title}（{self.name}）", *(f"  {line}" for line in self.origin), "", *changed])


def describe_profile(name: str, *, on: datetime.date | None = None) -> ProfilePage:
    """What the profile (a built-in name or a file) changes of that which it extends, as in force on a day (default: the newest).

    Of the base, which extends nothing, it says all the numbers. Raises what ``load_profile`` does.
    """
    profile = load_profile(name, on=on, codes=frozenset(rule.code for rule in RULES))
    base = load_profile(profile.extends, on=on) if profile.extends else None
    changes = [*_changed_weights(profile, base), *_changed_numbers(profile, base), *_changed_choices(profile, base)]
    return ProfilePage(profile.name, profile.title, tuple(_origin(profile, base)), tuple(changes))


def write_template() -> str:
    """A profile that changes nothing, with a comment on everything it could change; it can be checked with as it stands."""
    base = load_profile(BASE)
    lines = [
        "# 本局口径：规则的轻重、数值和比较办法。去掉行首的“# ”就生效；没有写的照“沿用”的口径。",
        "# 用法：jiheng check 表.xlsx --profile ./本局口径.yaml；改完先看 jiheng profiles ./本局口径.yaml。",
        "名称: 本局口径", "沿用: base  # 全部内置口径见 jiheng profiles", "# 文件: 某财绩〔2026〕1号", "# 签发: 某市财政局 某某", "# 印发日期: 2026-01-05",
        "# 生效: 2026-01-10", "# 失效: 2026-12-31", "# 说明: 一句话写明为什么这样定", "",
        f"# 轻重：{'、'.join(WEIGHT_WORDS.values())}。可以按日期写：IN005: [{{自: 2026-07-01, 值: 必须改}}]", "轻重:",
        *(f"  # {rule.code}: {_word(weigh(rule, base))}  # {rule.name}" for rule in RULES), "",
        "# 数值：都是整数。可以按日期写，写法同上。", "数值:",
        *(f"  # {get_parameter(name).title}: {base.parameters[name]}" for name in list_parameters()), "",
        "# 打分: mof-2020  # 计分办法的名称",
    ]
    return "\n".join([*lines, ""])


def _origin(profile: Profile, base: Profile | None) -> Iterator[str]:
    origin = profile.origin
    if base:
        yield f"沿用：{base.title}（{base.name}）"
    if origin.digest:
        yield f"签发：{origin.signature or _UNSIGNED}"
        yield f"SHA-256：{origin.digest}"
    if origin.effective or origin.until:
        yield f"执行期：{origin.effective or '不限'} 至 {origin.until or '不限'}"
    yield from (f"依据：{get_citation(key)} {get_citation_title(key)}" for key in origin.cites)
    if origin.note:
        yield f"{KEY_WORDS['note']}：{origin.note}"
    yield from origin.lapses


def _changed_weights(profile: Profile, base: Profile | None) -> Iterator[str]:
    for rule in RULES if base else ():
        old, new = _weight(rule, base), _weight(rule, profile)
        if old != new:
            yield f"轻重　{rule.code} {rule.name}：{old} → {new}"


def _changed_numbers(profile: Profile, base: Profile | None) -> Iterator[str]:
    for name in list_parameters():
        parameter, new = get_parameter(name), profile.parameters[name]
        if base is None:
            yield f"数值　{parameter.title}：{new}（{parameter.ground}）"
        elif base.parameters[name] != new:
            yield f"数值　{parameter.title}：{base.parameters[name]} → {new}"


def _changed_choices(profile: Profile, base: Profile | None) -> Iterator[str]:
    if base is None or profile.scheme.name != base.scheme.name:
        yield f"打分　{profile.scheme.title}（{profile.scheme.name}，依据：{'；'.join(map(str, profile.scheme.cites))}）"
    for field in fields(Policy) if base else ():
        old, new = getattr(base.policy, field.name) if base else None, getattr(profile.policy, field.name)
        if old != new and field.name in _CHOICES:
            yield f"比较　{_CHOICES[field.name]}：{_spell(old)} → {_spell(new)}" if field.name != "scales" else f"比较　{_CHOICES['scales']}另有规定"


def _weight(rule: Rule[Any], profile: Profile | None) -> str:
    return _word(weigh(rule, profile)) if profile else ""


def _word(severity: Severity | None) -> str:
    return WEIGHT_WORDS[severity or SWITCHED_OFF]


def _spell(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
