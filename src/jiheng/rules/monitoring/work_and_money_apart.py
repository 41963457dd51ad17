"""目标进度与执行进度相差过大。

检查什么
    能逐月累计的计数指标平均完成了全年的百分之几，与资金执行率相差多少；相差超过参数表所列的百分点就提出。比率、日期、等级一类不随时间累计的
    指标不比。
为什么
    钱花得快而事做得少，或者事做得多而钱没有付，都要问一问；四川把相差 10 个百分点以上列为预警。
会查出
    监控 | 1-7月
    执行 | 100.00 | 90.00 | 90% | 100.00
    数量指标 | 培训人数 | ≥400人 | 160人 | 400人
不会查出
    监控 | 1-7月
    执行 | 100.00 | 60.00 | 60% | 100.00
    数量指标 | 培训人数 | ≥400人 | 260人 | 400人
    质量指标 | 考核合格率 | ≥95% | 40% | ≥95%
"""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.progress import execution_of, follow, monitored
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = 100


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose work and whose money are far apart."""
    most = profile.parameters["monitoring_lag_most"]
    for project in monitored(facts):
        spent = execution_of(project)
        shares = [min(progress.done, Fraction(1)) for progress in follow(project, profile) if progress.done is not None]
        if spent is None or not shares:
            continue
        done = sum(shares, Fraction()) / len(shares)
        apart = round(abs(done - spent) * _WHOLE)
        if apart > most:
            yield Flaw(
                f"{project.quoted}的 {len(shares)} 项累计指标平均完成全年的 {round(done * _WHOLE)}%，资金执行了 {round(spent * _WHOLE)}%，"
                f"相差 {apart} 个百分点",
                "核对进度和支出，说明相差的原因", project=project,
            )


RULE = Rule(
    code="MO002", name="目标进度与执行进度偏离", concern="monitoring", severity="hint", certainty="suspected", scope=FilingFacts, check=check,
    cites=("sichuan-2025-monitoring",),
)
