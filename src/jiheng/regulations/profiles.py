"""Profiles: how a region (or one bureau) weighs and parametrises the rules, as files that anybody can read.

A profile extends another; what is written nearer wins. Severities, parameters and choices may be dated: what is in force on a day counts.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.finding import Severity
from jiheng.errors import BrokenRegulation
from jiheng.regulations.lexicon import Lexicon, load_lexicon
from jiheng.regulations.policies import read_policy, values_in_force
from jiheng.regulations.profile_chain import Link, ProfileOrigin, chain_of, origin_of
from jiheng.regulations.profile_checks import SWITCHED_OFF, WEIGHT_WORDS, weight_of
from jiheng.regulations.profile_files import read_profile_file
from jiheng.regulations.scoring import Scheme, read_scheme
from jiheng.regulations.store import PARAMETERS, load_yaml, mapping_at

BASE = "base"
"""The profile that all others extend."""

BUILT_IN = ProfileOrigin()
"""Where a profile comes from that nobody signed."""
_FILE_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules' settings in one place and on one day: ``severities`` by rule code (None switches a rule off), integer ``parameters``
    by name (see ``parameters.yaml`` for their units), the ``lexicon`` of the field's words, the ``policy`` by which actual values are
    held against targets, the ``scheme`` by which they are scored (计分办法), its ``origin``, and the name of the profile that it
    ``extends`` (empty: none)."""

    name: str
    title: str
    severities: Mapping[str, Severity | None]
    parameters: Mapping[str, int]
    lexicon: Lexicon
    policy: Policy
    scheme: Scheme
    origin: ProfileOrigin = BUILT_IN
    extends: str = ""


def load_profile(name: str, *, on: datetime.date | None = None, codes: Collection[str] | None = None) -> Profile:
    """The built-in profile called ``name``, or the bureau's own in the file of this path (``本局口径.yaml``), as in force on a day.

    Without a day the newest values count. A profile that is not in force yields to the one that it extends, and its ``origin`` says so.
    ``codes`` are the rules there are, so that a file that names others is refused. Raises ``UnknownProfile`` where there is none and
    ``BrokenProfile`` for a file with mistakes, one sentence for each.
    """
    if not name.lower().endswith(_FILE_SUFFIXES):
        return _load_built_in(name, on=on)
    file = read_profile_file(Path(name), codes=codes)
    own = Link(file.name, file.name, file.content, file.digest)
    return _bind([own, *chain_of(str(file.content.get("extends", BASE)))], on=on)


@cache
def _load_built_in(name: str, *, on: datetime.date | None) -> Profile:
    return _bind(chain_of(name), on=on)


def _bind(chain: Sequence[Link], *, on: datetime.date | None) -> Profile:
    """The settings of a chain of profiles, nearest first, on a day."""
    counting = [link for link in chain if link.counts(on)]
    severities: dict[str, Severity | None] = {}
    own: dict[str, object] = {}
    for link in reversed(counting):
        for code, written in mapping_at(dict(link.content), "severities", path=link.path).items():
            for weight in values_in_force(written, on=on, where=f"{link.path}：{code}"):
                severities[code] = _severity(weight, where=f"{link.path}：{code}")
        for parameter, written in mapping_at(dict(link.content), "parameters", path=link.path).items():
            for value in values_in_force(written, on=on, where=f"{link.path}：{parameter}"):
                own[parameter] = value
    nearest = chain[0]
    return Profile(
        nearest.name, nearest.title, severities, _parameters(own, on=on), load_lexicon(),
        read_policy([(link.path, link.content) for link in reversed(counting)], on=on),
        _scheme(counting, on=on), origin_of(chain, on=on), chain[1].name if len(chain) > 1 else "",
    )


def _severity(weight: object, *, where: str) -> Severity | None:
    name = weight_of(weight)
    if name not in WEIGHT_WORDS:
        raise BrokenRegulation(f"{where} 的轻重 {weight} 不是 must、should、hint 或 off。")
    return None if name == SWITCHED_OFF else cast(Severity, name)


def load_policy(
    profile: str = BASE, *, on: datetime.date | None = None, fiscal_year: int | None = None, months: int | None = None
) -> Policy:
    """How actual values are held against targets under a profile as in force on a day (default: the newest), for ``evaluate``.

    ``fiscal_year`` is the year of dates that print none, ``months`` how many months the actual values cover.
    Raises ``UnknownProfile`` where there is no such profile.
    """
    return replace(load_profile(profile, on=on).policy, fiscal_year=fiscal_year, months=months)


def _scheme(chain: Sequence[Link], *, on: datetime.date | None) -> Scheme:
    """The scheme that the nearest profile writes for the day; one that only changes some choices changes the next that is named."""
    entries = [(link.content.get("scoring", []), f"{link.path}：scoring") for link in chain]
    written = [value for entry, where in entries for value in values_in_force(entry, on=on, where=where) if value]
    named = next((str(value) for value in written if isinstance(value, str)), None)
    if named is None:
        raise BrokenRegulation(f"{chain[-1].path}：没有写明计分办法（scoring）。")
    return read_scheme(written[0], inherited=named, on=on, where=f"{chain[0].path}：scoring")


def _parameters(own: Mapping[str, object], *, on: datetime.date | None) -> Mapping[str, int]:
    """Every parameter's value on the day; a name in ``own`` that does not exist is a mistake in the profile."""
    found: dict[str, int] = {}
    for name, entry in load_yaml(PARAMETERS).items():
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
        raise BrokenRegulation(f"{PARAMETERS}：{name} 缺少带日期的整数值。")
    return int(begun[-1]["value"])
