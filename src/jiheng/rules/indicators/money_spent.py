"""把花了多少钱、用了多少人当成了产出或效益。

检查什么
    名称是资金支出进度、支付率、预算执行率、资金到位率一类；名称是投入人员、人力投入一类的，只作提示。
    按时足额发放补贴不算：那是补贴项目的产出。
为什么
    预算执行率在评价中单独计分；钱花出去、人派出去是投入，不是做成的事。
会查出
    数量指标 | 投入工作人员数量 | ≥30人

    时效指标 | 项目资金支出进度 | 100%
不会查出
    时效指标 | 补助资金发放及时率 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for an indicator that measures spending, a milder one for an indicator that counts the staff."""
    if profile.lexicon.find("money_spent", facts.name):
        yield Flaw(f"指标“{facts.indicator.name}”考核的是资金支出，不是产出或效果", "删去或换成产出、效益指标；预算执行率在评价时单独计分", facts.name_source)
    elif profile.lexicon.find("staff_spent", facts.name):
        yield Flaw(
            f"指标“{facts.indicator.name}”考核的是投入的人手，不是产出或效果", "换成这些人做成的事，如服务人次、巡查次数", facts.name_source, at_most="hint",
        )


RULE = Rule(
    code="IN025", name="资金支出充当指标", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2020-10", "input-not-performance"),
)
