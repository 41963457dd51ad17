"""各项指标值全都一样。

检查什么
    一个项目有四项以上指标，分属三类以上二级指标，指标值的文字却全都相同（如都是“88”“100%”）。
为什么
    数量、质量、满意度不会碰巧是同一个数；多半是为了通过校验随手填的。
会查出
    数量指标 | 培训人数 | 88
    质量指标 | 考核合格率 | 88
    时效指标 | 培训完成率 | 88
    服务对象满意度指标 | 学员满意度 | 88
不会查出
    数量指标 | 培训人数 | ≥400人
    质量指标 | 考核合格率 | 100%
    时效指标 | 培训及时率 | 100%
    服务对象满意度指标 | 学员满意度 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_INDICATORS_LEAST, _CATEGORIES_LEAST = 4, 3


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a project whose targets are all written alike."""
    texts = {item.text.strip() for item in facts.indicators}
    if len(facts.indicators) < _INDICATORS_LEAST or len(facts.standing) < _CATEGORIES_LEAST or len(texts) > 1 or "" in texts:
        return
    yield Flaw(
        f"{facts.quoted}的 {len(facts.indicators)} 项指标，指标值都是“{texts.pop()}”", "按每项指标的内容分别填写指标值和计量单位",
    )


RULE = Rule(
    code="PR022", name="指标值全部相同", concern="imbalance", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("audit-chifeng-2023",),
)
