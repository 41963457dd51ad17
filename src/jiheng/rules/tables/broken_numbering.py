"""项目的指标序号不连续。

检查什么
    一个项目里印出的指标序号是否从1起逐个连续；在各类指标里各自从1编号的，不算断号。
为什么
    断号、重号往往是漏行或错行，按“第几项”引用指标时会对不上。
会查出
    4 质量指标 | 抽检合格率 | ≥97%
    6 时效指标 | 报修响应时间 | ≤2小时

    1 数量指标 | 培训场次 | ≥8场
    1 数量指标 | 培训人次 | ≥600人次
不会查出
    1 数量指标 | 培训场次 | ≥8场
    2 质量指标 | 考核合格率 | ≥96%
    3 时效指标 | 完成时间 | 2026年10月底前

    1 数量指标 | 培训场次 | ≥8场
    2 数量指标 | 培训人次 | ≥600人次
    1 质量指标 | 考核合格率 | ≥96%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every step from one number to the next that is not one (from none to the first included)."""
    before, category = 0, ""
    for item in facts.indicators:
        number = item.indicator.number
        if number != before + 1 and not (number == 1 and item.indicator.category != category):
            yield Flaw(
                f"{facts.titled}的指标序号{_step(before, number)}", "核对有没有漏行、重行，再从1起重新编号",
                source=item.indicator.sources.get("number", (item.indicator.source,))[0],
            )
        before, category = number, item.indicator.category


def _step(before: int, number: int) -> str:
    if before == 0:
        return f"从{number}开始，缺1" if number == 2 else f"从{number}开始"
    if number == before:
        return f"{number}出现了两次"
    if number == before + 2:
        return f"由{before}跳到{number}，缺{before + 1}"
    return f"由{before}{'跳到' if number > before else '退回'}{number}"


RULE = Rule(
    code="TB005", name="指标序号不连续", concern="numbering", severity="should", certainty="certain", scope=ProjectFacts, check=check,
)
