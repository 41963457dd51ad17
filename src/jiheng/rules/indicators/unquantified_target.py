"""名称要求填数的指标没有填数。

检查什么
    数量、成本、满意度指标，以及名称以“数、率、人次、面积、成本”等结尾的指标，指标值里没有任何数字。“全覆盖”“未发生”这类等同于数值的说法不算。
为什么
    没有数值就无法考核完成与否；审核意见里最常见的就是“指标不够细化、量化”。
会查出
    数量指标 | 应急演练器材配备数量 | 按实际需要配备

    质量指标 | 桥梁验收通过率 | 优

    时效指标 | 报修响应时间 | 及时
不会查出
    数量指标 | 应急演练器材配备数量 | 24套

    质量指标 | 基层网点覆盖率 | 全覆盖
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the name promises a number and the target gives only words."""
    if facts.answer == "words-for-number":
        yield Flaw(f"{facts.quoted}没有数值，无法考核", "填写带计量单位的数值，如“≥20场”“≥95%”", facts.target_source)


RULE = Rule(
    code="IN002", name="定量指标未填数值", concern="not-quantified", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("audit-chifeng-2023", "evaluation-frame", "review-remarks"),
)
