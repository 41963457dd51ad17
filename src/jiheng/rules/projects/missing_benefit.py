"""没有效益指标，看不出这笔钱带来什么效果。

检查什么
    项目有指标，但经济效益、社会效益、生态效益、可持续影响指标下一项也没有。人员类和公用经费不查。
为什么
    只有产出没有效果，无法判断钱花得值不值；“建议增加明确效益指标”是财政审核的常见意见。
会查出
    数量指标 | 系统运维次数 | ≥12次
    质量指标 | 系统正常运行率 | ≥99%
    满意度指标 | 使用人员满意度 | ≥90%
不会查出
    数量指标 | 系统运维次数 | ≥12次
    社会效益指标 | 网上办事占比 | ≥85%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_BENEFIT = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no indicator says what good the money does."""
    if facts.lacks(*_BENEFIT):
        yield Flaw(f"{facts.quoted}没有效益指标", "补充能衡量的效益指标，写明谁受益、改变多少，如“网上办事占比≥85%”")


RULE = Rule(
    code="PR008", name="缺效益指标", concern="missing-benefit", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101", "review-remarks"),
)
