"""指标在绩效目标里找不到影子。

检查什么
    产出指标的名称与项目名称、绩效目标没有任何两个字相连的相同之处，指标值也不是数值，看不出与项目有什么关系。
    验收合格率、完成时间一类通用名称不查。
为什么
    指标应与目标高度关联；“指标与项目的相关性不够”是财政审核的常见意见。两处用词不同也会误中，所以只是提示。
会查出
    目标 | 面向渔业养殖户推广循环水养殖，全年建成示范基地不少于6个，使亩均节水达到30%以上。
    质量指标 | 推动列入重点清单 | 列入年度重点工作清单
不会查出
    目标 | 面向渔业养殖户推广循环水养殖，全年建成示范基地不少于6个，使亩均节水达到30%以上。
    质量指标 | 循环水养殖的规范程度 | 按技术规程执行
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_OUTPUT = frozenset({"数量指标", "质量指标"})


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw on every output in words whose name has no two characters in a row from the objective or the name of the project."""
    if not facts.objective:
        return
    for item in facts.indicators:
        if item.indicator.category in _OUTPUT and not _promises_number(item) and not item.quantities and not _is_related(item, facts):
            yield Flaw(
                f"指标“{item.indicator.name}”与项目名称、绩效目标都对不上，看不出与“{facts.project.name}”有什么关系",
                "改为反映绩效目标任务的指标，或在绩效目标里写明这项任务",
                indicator=item,
            )


def _promises_number(item: IndicatorFacts) -> bool:
    return item.expectation is not None and bool(item.expectation.dimensions)


def _is_related(item: IndicatorFacts, facts: ProjectFacts) -> bool:
    name = item.core
    return any(name[at : at + 2] in facts.objective or name[at : at + 2] in facts.project.name for at in range(len(name) - 1))


RULE = Rule(
    code="CL010", name="指标与项目无关", concern="misclassified", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("review-remarks",),
)
