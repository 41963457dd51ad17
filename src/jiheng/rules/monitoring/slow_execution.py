"""执行率低于进度要求。

检查什么
    监控表上的执行数除以全年预算数（没有调整的用年初预算数），是否低于口径规定的时点下限；口径没有规定时点的，看是否比时间进度落后
    参数表所列的百分点以上。表上看不出截至几月的不查。
为什么
    执行慢往往是项目没有启动或预算安排过多，监控就是为了及早发现。
会查出
    监控 | 1-7月
    执行 | 100.00 | 35.00 | 35% | 100.00
    数量指标 | 培训人数 | ≥400人 | 260人 | 400人
不会查出
    监控 | 1-7月
    执行 | 100.00 | 55.00 | 55% | 100.00
    数量指标 | 培训人数 | ≥400人 | 260人 | 400人
"""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.progress import execution_of, monitored, pace_of
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = 100
_MARKS = ((4, "april"), (6, "june"), (8, "august"), (10, "october"))


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that has spent less than it should have by now."""
    pace, months = pace_of(facts), facts.filing.months
    if pace is None or months is None:
        return
    least, why = _least(months, pace, profile)
    for project in monitored(facts):
        spent = execution_of(project)
        if spent is not None and spent * _WHOLE < least:
            yield Flaw(
                f"{project.quoted}截至{months}月执行率 {_percent(spent)}%，低于{why}",
                "说明执行慢的原因和加快的措施，确实用不完的及早调剂或交回", project=project,
            )


def _least(months: int, pace: Fraction, profile: Profile) -> tuple[Fraction, str]:
    """The least rate in percent, and what it is: that of the last date of the profile that has passed, else that of the pace."""
    passed = [(month, profile.parameters[f"monitoring_rate_least_{name}"]) for month, name in _MARKS if month <= months]
    fixed = [(month, rate) for month, rate in passed if rate]
    if fixed:
        return Fraction(fixed[-1][1]), f"{fixed[-1][0]}月底 {fixed[-1][1]}% 的要求"
    lag = profile.parameters["monitoring_lag_most"]
    return pace * _WHOLE - lag, f"时间进度（{_percent(pace)}%）{lag} 个百分点以上"


def _percent(share: Fraction) -> str:
    tenths = round(share * _WHOLE * 10)
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")


RULE = Rule(
    code="MO001", name="执行率低于进度", concern="monitoring", severity="should", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2019-136", "sichuan-2025-monitoring"),
)
