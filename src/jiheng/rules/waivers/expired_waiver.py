"""豁免过了有效期。

检查什么
    豁免的有效期是否早于检查的日期。过期的不起作用，疑点照常显示。
为什么
    豁免只管批准时说定的一段时间；到期后情况可能变了，要么改好，要么重新批。
会查出
    数量指标 | 培训场次 | 80余场
    豁免 | IN005 | 上级文件原文如此 | 张三 | 2025-12-31
不会查出
    数量指标 | 培训场次 | 80余场
    豁免 | IN005 | 上级文件原文如此 | 张三 | 2027-12-31
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.waivers import WaiverFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: WaiverFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where its last day has passed."""
    if facts.waiver.has_expired(facts.on):
        yield Flaw(f"{facts.quoted}到 {facts.waiver.until} 为止，已经过期", "改好这一处；确需继续豁免的，重新批准并改写有效期")


RULE = Rule(
    code="WV002", name="豁免已过期", concern="waiver", severity="should", certainty="certain", scope=WaiverFacts, check=check,
)
