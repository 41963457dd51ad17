"""监控表填报超期。

检查什么
    用1至7月数据的监控表，填报日期是否晚于口径规定的日子；口径没有规定的、表上没有填报日期的不查。
为什么
    监控晚了，就来不及在当年纠正。
会查出
    监控 | 1-7月
    填报日期 | 2025年9月20日
    数量指标 | 检测批次 | 1000批次 | 600批次 | 1000批次
不会查出
    监控 | 1-7月
    填报日期 | 2025年8月20日
    数量指标 | 检测批次 | 1000批次 | 600批次 | 1000批次
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.progress import monitored
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_MONTHS = 7
_FILED = re.compile("填[报表](?:日期|时间)")
_DATE = re.compile(r"(20\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})")
_DAYS = 100
"""831 is 8月31日."""


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that was monitored after the day that the profile sets."""
    due = profile.parameters["monitoring_due"]
    if not due or facts.filing.months != _MONTHS:
        return
    for project in monitored(facts):
        for head, text in project.project.printed.items():
            filed = _DATE.search(text) if _FILED.search(head) else None
            year = facts.filing.fiscal_year or (int(filed[1]) if filed else 0)
            if filed and (int(filed[1]), int(filed[2]) * _DAYS + int(filed[3])) > (year, due):
                yield Flaw(
                    f"{project.quoted}的监控表填报于{filed[1]}年{int(filed[2])}月{int(filed[3])}日，晚于{due // _DAYS}月{due % _DAYS}日",
                    "写明延后的原因；今后按规定的时间报送", source=next(iter(project.project.sources.get(head, ())), None), project=project,
                )


RULE = Rule(
    code="MO006", name="监控超期", concern="monitoring", severity="hint", certainty="suspected", scope=FilingFacts, check=check,
    cites=("mof-2019-136",),
)
