"""豁免没有对上任何疑点。

检查什么
    写得完整、没有过期的豁免，这次检查有没有用上。规则编码、项目或指标的名称对不上的，也是没有用上。
为什么
    用不上的豁免不是写错了，就是问题已经改好；留着它，以后同样的问题再出现时会被悄悄放过。
会查出
    数量指标 | 培训场次 | ≥80场
    豁免 | IN005 | 上级文件原文如此 | 张三 | 2027-12-31
不会查出
    数量指标 | 培训场次 | 80余场
    豁免 | IN005 | 上级文件原文如此 | 张三 | 2027-12-31
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.waivers import WaiverFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: WaiverFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where it could have covered something and did not."""
    if not facts.uses and not facts.waiver.lacks and not facts.waiver.has_expired(facts.on):
        yield Flaw(f"{facts.quoted}没有对上任何疑点", "问题已经改好的，删去这一条；没有改的，核对规则编码和项目、指标的名称")


RULE = Rule(
    code="WV003", name="豁免没有用上", concern="waiver", severity="should", certainty="certain", scope=WaiverFacts, check=check,
)
