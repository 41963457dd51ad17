"""预计完不成或进度落后，没有说明原因。

检查什么
    全年预计完成值达不到年度指标值的，或者没有填预计值、累计完成的比时间进度落后参数表所列的百分点以上的，偏差原因各栏是否都空着。
    比率、日期一类不随时间累计的指标不与时间进度比。
为什么
    监控表的用处就在于说明偏差和怎么办；不说原因，就没有办法纠正。
会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 800批次
不会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 800批次 | 检测设备到货晚 | 有可能 | 9月起加班检测
    质量指标 | 检测合格率 | ≥98% | 50% | ≥98%
    数量指标 | 培训人数 | ≥300人 | 60人 | 300人
"""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.progress import Progress, follow, monitored, pace_of
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = 100


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator that falls short, or behind, without a word."""
    pace, lag = pace_of(facts), Fraction(profile.parameters["monitoring_lag_most"], _WHOLE)
    for project in monitored(facts):
        for progress in follow(project, profile):
            said = "" if progress.reason or progress.remark else _shortfall(progress, pace, lag)
            if said:
                item = progress.item
                yield Flaw(
                    f"{item.quoted}，{said}，没有说明偏差原因", "在偏差原因栏写明原因，在备注栏写明措施",
                    source=item.name_source, project=project, indicator=item,
                )


def _shortfall(progress: Progress, pace: Fraction | None, lag: Fraction) -> str:
    """In what the indicator falls short; empty where it does not."""
    indicator = progress.item.indicator
    if progress.outcome == "not-met" and indicator.expected:
        return f"全年预计完成“{indicator.expected.text}”，达不到"
    if progress.outcome is None and progress.done is not None and pace is not None and progress.done < pace - lag:
        return f"只完成了 {round(progress.done * _WHOLE)}%，时间已过 {round(pace * _WHOLE)}%"
    return ""


RULE = Rule(
    code="MO003", name="偏差未说明原因", concern="monitoring", severity="must", certainty="certain", scope=FilingFacts, check=check,
    cites=("mof-2019-136",),
)
