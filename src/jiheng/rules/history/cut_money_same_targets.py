"""资金核减了，指标值一项没有变。

检查什么
    同一个项目上一稿（另给）的资金比现在多，核减的比例达到参数表所列以上，而所有指标的指标值与上一稿含义相同。
为什么
    预算从申报到批复要核减几次；钱少了任务没有变，要么原来报多了，要么完不成。
会查出
    项目 | 公园绿化养护 | 70.00
    数量指标 | 养护面积 | ≥12万平方米
    质量指标 | 苗木成活率 | ≥95%
    〔上一稿〕
    项目 | 公园绿化养护 | 100.00
    数量指标 | 养护面积 | ≥12万平方米
    质量指标 | 苗木成活率 | ≥95%
不会查出
    项目 | 公园绿化养护 | 70.00
    数量指标 | 养护面积 | ≥8万平方米
    质量指标 | 苗木成活率 | ≥95%
    〔上一稿〕
    项目 | 公园绿化养护 | 100.00
    数量指标 | 养护面积 | ≥12万平方米
    质量指标 | 苗木成活率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.changes import funds_changed_percent
from jiheng.rules.facts.comparison import meaning_of
from jiheng.rules.facts.pairing import pair_indicators, pair_projects
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that lost much of its money and none of its targets."""
    least = profile.parameters["funds_change_notable"]
    for project, before in pair_projects(facts, facts.others["earlier"]):
        cut = -funds_changed_percent(project, before)
        if cut < least or not project.indicators:
            continue
        pairs = list(pair_indicators(project, before))
        if len(pairs) == len(project.indicators) and all(meaning_of(item.target) == meaning_of(was.target) for item, was in pairs):
            yield Flaw(
                f"{project.quoted}的资金比上一稿核减了 {cut}%，{len(pairs)} 项指标的指标值没有变",
                "按核减后的资金重新核定指标值；任务不变的，说明减下来的是什么", source=project.name_source, project=project,
            )


RULE = Rule(
    code="HI004", name="资金核减而指标值未变", concern="history", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("mof-2015-88",), needs="earlier",
)
