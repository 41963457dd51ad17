"""Profiles: how a region (or one bureau) weighs and parametrises the rules, as files that anybody can read.

A profile extends another; severities and parameters written nearer win. Parameters are dated: the value in force on a day counts.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.finding import Severity
from jiheng.errors import BrokenRegulation, UnknownProfile
from jiheng.regulations.lexicon import Lexicon, load_lexicon
from jiheng.regulations.policies import read_policy
from jiheng.regulations.store import list_names, load_yaml, mapping_at

BASE = "base"
"""The profile that all others extend."""

_PARAMETERS = "parameters.yaml"
_WEIGHTS: Mapping[str, Severity | None] = {"must": "must", "should": "should", "hint": "hint", "off": None}


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules' settings in one place and on one day: ``severities`` by rule code (None switches a rule off), integer ``parameters``
    by name (see ``parameters.yaml`` for their units), the ``lexicon`` of the field's words, and the ``policy`` by which actual values are
    held against targets."""

    name: str
    title: str
    severities: Mapping[str, Severity | None]
    parameters: Mapping[str, int]
    lexicon: Lexicon
    policy: Policy


@cache
def load_profile(name: str, *, on: datetime.date | None = None) -> Profile:
    """The profile called ``name`` as in force on a day (default: the newest values); raises ``UnknownProfile`` where there is none."""
    chain = _chain(name)
    severities: dict[str, Severity | None] = {}
    own: dict[str, object] = {}
    for link in reversed(chain):
        path = f"profiles/{link}.yaml"
        for code, weight in mapping_at(load_yaml(path), "severities", path=path).items():
            if weight not in _WEIGHTS:
                raise BrokenRegulation(f"{path}：{code} 的轻重 {weight} 不是 must、should、hint 或 off。")
            severities[code] = _WEIGHTS[str(weight)]
        own.update(mapping_at(load_yaml(path), "parameters", path=path))
    title = str(load_yaml(f"profiles/{name}.yaml").get("title", name))
    policy = read_policy([(f"profiles/{link}.yaml", load_yaml(f"profiles/{link}.yaml")) for link in reversed(chain)], on=on)
    return Profile(name, title, severities, _parameters(own, on=on), load_lexicon(), policy)


def load_policy(
    profile: str = BASE, *, on: datetime.date | None = None, fiscal_year: int | None = None, months: int | None = None
) -> Policy:
    """How actual values are held against targets under a profile as in force on a day (default: the newest), for ``evaluate``.

    ``fiscal_year`` is the year of dates that print none, ``months`` how many months the actual values cover.
    Raises ``UnknownProfile`` where there is no such profile.
    """
    return replace(load_profile(profile, on=on).policy, fiscal_year=fiscal_year, months=months)


def list_profiles() -> tuple[str, ...]:
    """The names of all built-in profiles, sorted."""
    return list_names("profiles")


def _chain(name: str) -> list[str]:
    """``name`` and what it extends, nearest first."""
    known, chain = list_profiles(), [name]
    while True:
        if chain[-1] not in known:
            raise UnknownProfile(f"没有名为“{chain[-1]}”的口径，可用的有：{'、'.join(known)}。")
        base = load_yaml(f"profiles/{chain[-1]}.yaml").get("extends")
        if base is None:
            return chain
        if base in chain:
            raise BrokenRegulation(f"profiles/{name}.yaml：extends 绕成了一圈。")
        chain.append(str(base))


def _parameters(own: Mapping[str, object], *, on: datetime.date | None) -> Mapping[str, int]:
    """Every parameter's value on the day; a name in ``own`` that does not exist is a mistake in the profile."""
    found: dict[str, int] = {}
    for name, entry in load_yaml(_PARAMETERS).items():
        values = own.get(name, entry.get("values") if isinstance(entry, dict) else None)
        found[name] = values if isinstance(values, int) else _in_force(values, name=name, on=on)
    unknown = sorted(own.keys() - found.keys())
    if unknown:
        raise BrokenRegulation(f"口径里有未知参数：{'、'.join(unknown)}。")
    return found


def _in_force(values: object, *, name: str, on: datetime.date | None) -> int:
    """The newest value that has begun by ``on``; before the first, the first (a rule always has a number to go by)."""
    entries = [entry for entry in values if isinstance(entry, dict)] if isinstance(values, list) else []
    entries.sort(key=lambda entry: str(entry.get("since")))
    begun = [entry for entry in entries if on is None or str(entry.get("since")) <= on.isoformat()] or entries[:1]
    if not begun or not isinstance(begun[-1].get("value"), int):
        raise BrokenRegulation(f"{_PARAMETERS}：{name} 缺少带日期的整数值。")
    return int(begun[-1]["value"])
