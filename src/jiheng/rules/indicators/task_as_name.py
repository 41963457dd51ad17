"""指标名称是一项工作任务，没有说考核什么量。

检查什么
    名称以“加强、开展、推动”等动作开头，没有“数、率、程度”一类可以衡量的词，指标值也没有数字。加强管理一类的常规要求另有规则。
为什么
    工作任务只有做没做，没有做到多少；三级指标要说出衡量的对象。
会查出
    社会效益指标 | 加强与友城交流 | 增进了解
不会查出
    社会效益指标 | 开展科普讲座场次 | ≥12场
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a name that tells what to do and not what to measure, where the target does not help either."""
    if facts.answer == "number" or not profile.lexicon.find_at_start("task_verbs", facts.name):
        return
    if not profile.lexicon.find("measure_nouns", facts.core) and not profile.lexicon.find("management", facts.name):
        yield Flaw(f"指标“{facts.indicator.name}”是工作任务，没有说考核什么", "改为可以衡量的名称，如“交流活动场次”“知晓率”", facts.name_source)


RULE = Rule(
    code="IN026", name="指标名称是工作任务", concern="wording", severity="should", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101", "review-remarks"),
)
