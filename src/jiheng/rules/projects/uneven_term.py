"""同一个提法，前后写得不一样。

检查什么
    同一项目的绩效目标和指标里，用引号标出的提法有两个只差一两个字（一个比另一个多出这一两个字）。
为什么
    政策提法有固定写法；前后不一，不是笔误就是说的两件事，都应当说清。
会查出
    目标 | 巩固“两个清零行动”成果，全年走访企业不少于200家，提升窗口办事效率，使企业满意度达到90%以上。
    数量指标 | “两个清零”走访企业数量 | ≥200家
不会查出
    目标 | 落实“一村一策”，全年走访村庄不少于200个，提升村级事务办理效率，使村民满意度达到90%以上。
    数量指标 | “一户一档”建档户数 | ≥200户
"""

import re
from collections.abc import Iterator
from itertools import combinations

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_QUOTED = re.compile("“([^“”\n]{3,12})”")
_MORE_AT_MOST = 2


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every two quoted terms of a project that are nearly one."""
    if "“" not in facts.wording:
        return
    terms = sorted(set(_QUOTED.findall(facts.wording)), key=lambda term: (len(term), term))
    for short, long in combinations(terms, 2):
        if 0 < len(long) - len(short) <= _MORE_AT_MOST and _is_within(short, long):
            yield Flaw(f"{facts.quoted}里既写“{long}”又写“{short}”", "核对规范提法，前后统一；确是两件事的，分别写明")


def _is_within(short: str, long: str) -> bool:
    """Whether all characters of ``short`` stand in ``long`` in this order."""
    rest = iter(long)
    return all(character in rest for character in short)


RULE = Rule(
    code="PR019", name="术语不一致", concern="wording", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
)
