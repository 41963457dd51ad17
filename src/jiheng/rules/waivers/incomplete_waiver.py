"""豁免没有写清谁、为什么、到什么时候。

检查什么
    豁免文件里的每一条是否都写了理由、批准人和有效期。缺一样的不起作用，疑点照常显示。
为什么
    豁免是有人担责的决定。说不清谁批的、凭什么、管到哪天，日后无法复核。
会查出
    数量指标 | 培训场次 | 80余场
    豁免 | IN005 | 上级文件原文如此 | | 2027-12-31
不会查出
    数量指标 | 培训场次 | 80余场
    豁免 | IN005 | 上级文件原文如此 | 张三 | 2027-12-31
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.waivers import WaiverFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: WaiverFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where something is missing."""
    if missing := "、".join(facts.waiver.lacks):
        yield Flaw(f"{facts.quoted}没有写{missing}，不起作用", f"补写{missing}；不需要豁免的，删去这一条")


RULE = Rule(
    code="WV001", name="豁免不完整", concern="waiver", severity="should", certainty="certain", scope=WaiverFacts, check=check,
)
