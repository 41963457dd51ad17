"""The remarks that reviewers choose from (监审意见), and which findings stand under which."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jiheng.domain.finding import Finding
from jiheng.errors import BrokenRegulation
from jiheng.regulations.store import load_yaml, strings_at

_FILE = "remarks.yaml"


@dataclass(frozen=True, slots=True)
class Remark:
    """One of the reviewers' remarks: its number in their list and its words."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class _Remarks:
    """All remarks by number, the numbers by concern and by rule, and the number of what stands nowhere else."""

    by_number: Mapping[int, Remark]
    by_concern: Mapping[str, int]
    by_rule: Mapping[str, int]
    others: int


def remark_on(finding: Finding) -> Remark:
    """The remark under which a reviewer would write this finding."""
    remarks = _load()
    number = remarks.by_rule.get(finding.code) or remarks.by_concern.get(finding.concern) or remarks.others
    return remarks.by_number[number]


@cache
def _load() -> _Remarks:
    content = load_yaml(_FILE)
    entries = content.get("remarks")
    found: dict[int, Remark] = {}
    by_concern: dict[str, int] = {}
    by_rule: dict[str, int] = {}
    for entry in entries if isinstance(entries, list) else []:
        number, title = entry.get("number"), entry.get("title")
        if not isinstance(number, int) or not isinstance(title, str) or number in found:
            raise BrokenRegulation(f"{_FILE}：每条意见应有不重复的 number 和 title，而不是 {entry}。")
        found[number] = Remark(number, title)
        where = f"{_FILE} 第 {number} 条"
        by_concern |= dict.fromkeys(strings_at(entry, "concerns", path=where), number)
        by_rule |= dict.fromkeys(strings_at(entry, "rules", path=where), number)
    others = content.get("others")
    if not isinstance(others, int) or others not in found:
        raise BrokenRegulation(f"{_FILE}：others 应是其中一条意见的 number。")
    return _Remarks(found, by_concern, by_rule, others)
