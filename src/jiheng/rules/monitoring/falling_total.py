"""累计完成值比上一次监控还小。

检查什么
    上一次监控的表（另给）里同一项指标的完成值，比这一次的大。只比逐月累计的指标；比率、存量、单价可以有升有降，不比。
为什么
    累计数只会增加；变小了，多半是口径变了，或者两次里有一次填错。
会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 1000批次
    〔上一稿〕
    监控 | 1-4月
    数量指标 | 检测批次 | 1000批次 | 520批次 | 1000批次
不会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 600批次 | 1000批次
    质量指标 | 检测合格率 | ≥98% | 97% | ≥98%
    〔上一稿〕
    监控 | 1-4月
    数量指标 | 检测批次 | 1000批次 | 520批次 | 1000批次
    质量指标 | 检测合格率 | ≥98% | 99% | ≥98%
"""

from collections.abc import Iterator

from jiheng.domain.filing import Filing
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.changes import only_number, ratio_of
from jiheng.rules.facts.pairing import pair_indicators, pair_projects
from jiheng.rules.facts.progress import accumulates, monitored
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every total that has become less."""
    before = facts.others["earlier"]
    if not monitored(facts) or not monitored(before) or not _follows(facts.filing, before.filing):
        return
    for project, earlier in pair_projects(facts, before):
        for item, was in pair_indicators(project, earlier):
            now, then = only_number(item.indicator.actual), only_number(was.indicator.actual)
            if now is None or then is None or not accumulates(item):
                continue
            ratio = ratio_of(now, then)
            if ratio is not None and ratio < 1:
                yield Flaw(
                    f"指标“{item.indicator.name}”上一次监控已完成“{then.text}”，这一次只有“{now.text}”",
                    "核对两次的口径和数，改正填错的一次", source=item.name_source, project=project, indicator=item,
                )


def _follows(now: Filing, before: Filing) -> bool:
    """Whether both are of one year and this one is of more months, as far as they say."""
    same_year = now.fiscal_year == before.fiscal_year or None in (now.fiscal_year, before.fiscal_year)
    return same_year and (now.months is None or before.months is None or now.months > before.months)


RULE = Rule(
    code="MO007", name="累计值倒退", concern="monitoring", severity="should", certainty="certain", scope=FilingFacts, check=check,
    needs="earlier",
)
