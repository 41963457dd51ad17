"""计分办法: how targets and actual values become points, as dated data that anybody can read (``scoring.yaml``)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal

from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.finding import Citation
from jiheng.errors import BrokenRegulation, UnknownProfile
from jiheng.regulations.policies import values_in_force
from jiheng.regulations.scheme_values import READERS, SCHEMES, Bands, Level
from jiheng.regulations.store import load_yaml

Compound = Literal["average", "least"]
Missed = Literal["open", "zero"]
Rounding = Literal["half_up", "truncate"]

KEY_WORDS: Mapping[str, str] = {
    "extends": "沿用", "title": "名称", "cites": "依据", "execution_points": "执行率分值", "execution_bands": "执行率分档",
    "indicator_points": "指标分值", "structures": "分值结构", "evaluation": "比较", "compound": "几个要求", "pass_line": "及格线",
    "missed": "没有达到", "direct_words": "是否", "satisfaction_bands": "满意度分档", "levels": "定性分档", "rounding": "舍入",
    "decimals": "小数位数", "over_threshold": "超额倍数", "over_actual_at_zero": "指标值为零时超额", "rate_explained_below": "执行率说明线",
    "total_caps": "总分上限", "ratings": "等级",
}
"""What people call the choices of a scheme."""

_FIELDS = {"evaluation": "choices"}
"""Keys that a field of ``Scheme`` is not called by."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A 计分办法. Shares are of 1, points and scores of 100; ``scoring.yaml`` says what each choice means and where it is from.

    ``structures`` are the accepted points by 一级指标, empty where none is laid down. ``choices`` take precedence over those of the
    profile's ``Policy`` (``bind``).
    """

    name: str
    title: str
    cites: tuple[Citation, ...]
    execution_points: Decimal
    execution_bands: Bands
    indicator_points: Decimal
    structures: tuple[Mapping[str, Decimal], ...]
    choices: Mapping[str, Any]
    compound: Compound
    pass_line: Decimal
    missed: Missed
    direct_words: frozenset[str]
    satisfaction_bands: Bands
    levels: tuple[Level, ...]
    rounding: Rounding
    decimals: int
    over_threshold: Decimal
    over_actual_at_zero: Decimal
    rate_explained_below: Decimal
    total_caps: Bands
    ratings: tuple[tuple[str, Decimal], ...]

    def bind(self, policy: Policy) -> Policy:
        """The policy by which this scheme holds actual values against targets."""
        return replace(policy, **self.choices)


@cache
def load_scheme(name: str, *, on: datetime.date | None = None) -> Scheme:
    """The scheme called ``name`` as in force on a day (default: the newest); raises ``UnknownProfile`` where there is none."""
    own: dict[str, Any] = {}
    for link in reversed(_chain(name)):
        own |= _read_choices({key: value for key, value in _entry(link).items() if key != "extends"}, on=on, where=f"{SCHEMES}：{link}")
    missing = [_FIELDS.get(key, key) for key in READERS if _FIELDS.get(key, key) not in own]
    if missing:
        raise BrokenRegulation(f"{SCHEMES}：{name} 缺 {'、'.join(missing)}。")
    return Scheme(name=name, **own)


def read_scheme(written: object, *, inherited: str, on: datetime.date | None = None, where: str = SCHEMES) -> Scheme:
    """The scheme that a profile writes: the name of one, or what it changes of one (``{沿用: mof-2020, 等级: [[优, 85], …]}``, of the
    ``inherited`` one where it does not say). Keys are Chinese or English.

    Raises ``UnknownProfile`` where there is no such scheme and ``BrokenRegulation`` for what is no choice of one.
    """
    if not isinstance(written, dict):
        return load_scheme(str(written), on=on)
    english = {word: key for key, word in KEY_WORDS.items()}
    content = {english.get(str(key), str(key)): value for key, value in written.items()}
    base = load_scheme(str(content.pop("extends", inherited)), on=on)
    changes = _read_choices(content, on=on, where=where)
    if "choices" in changes:
        changes["choices"] = {**base.choices, **changes["choices"]}
    return replace(base, **{"name": f"{base.name}（有改动）", "title": f"{base.title}；口径另有规定", **changes})


def list_schemes() -> tuple[str, ...]:
    """The names of all schemes, sorted."""
    return tuple(sorted(load_yaml(SCHEMES)))


def _chain(name: str) -> list[str]:
    """``name`` and what it extends, nearest first."""
    known, chain = list_schemes(), [name]
    while True:
        if chain[-1] not in known:
            raise UnknownProfile(f"没有名为“{chain[-1]}”的计分办法，可用的有：{'、'.join(known)}。")
        base = _entry(chain[-1]).get("extends")
        if base is None:
            return chain
        if base in chain:
            raise BrokenRegulation(f"{SCHEMES}：{name} 的 extends 绕成了一圈。")
        chain.append(str(base))


def _entry(name: str) -> Mapping[str, object]:
    entry = load_yaml(SCHEMES)[name]
    if not isinstance(entry, dict):
        raise BrokenRegulation(f"{SCHEMES}：{name} 应为键值表。")
    return entry


def _read_choices(content: Mapping[str, object], *, on: datetime.date | None, where: str) -> dict[str, Any]:
    """The fields of a scheme that ``content`` writes, as in force on a day."""
    found: dict[str, Any] = {}
    for key, written in content.items():
        if key not in READERS:
            raise BrokenRegulation(f"{where} 里没有“{key}”这一项，可写的有：{'、'.join(KEY_WORDS.values())}。")
        for value in values_in_force(written, on=on, where=f"{where}：{KEY_WORDS[key]}"):
            found[_FIELDS.get(key, key)] = _read(key, value, where=f"{where}：{KEY_WORDS[key]}")
    return found


def _read(key: str, value: object, *, where: str) -> object:
    try:
        return READERS[key](value)
    except (ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise BrokenRegulation(f"{where} 写得不对：{value}。") from error
