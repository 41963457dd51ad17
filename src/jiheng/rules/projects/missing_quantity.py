"""没有数量指标，看不出这笔钱要做多少事。

检查什么
    项目有指标，但没有一项在数量指标下。人员类和公用经费不查；有指标没写二级指标的，先请补齐，也不查。
为什么
    数量指标说明用这笔钱提供多少产品或服务，是资金与任务相配的基本依据。
会查出
    质量指标 | 评审通过率 | ≥95%
    社会效益指标 | 政策知晓率 | ≥80%
不会查出
    数量指标 | 评审项目数量 | ≥40项
    质量指标 | 评审通过率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no indicator counts the output."""
    if facts.lacks("数量指标"):
        yield Flaw(
            f"{facts.quoted}没有数量指标",
            "补充反映核心产出的数量指标，如做多少场、服务多少人、完成多少面积",
        )


RULE = Rule(
    code="PR004", name="缺数量指标", concern="missing-output", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101", "review-remarks"),
)
