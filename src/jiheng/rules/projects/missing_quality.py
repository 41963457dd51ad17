"""没有质量指标，看不出做到什么标准。

检查什么
    项目有指标，但没有一项在质量指标下。名称是合格率、验收通过率一类的指标放在了别处时，一并指出。人员类和公用经费不查。
为什么
    只有数量没有质量，做完就算完成；质量指标说明产出要达到的标准。
会查出
    数量指标 | 举办培训场次 | ≥10场
    社会效益指标 | 政策知晓率 | ≥80%
不会查出
    数量指标 | 举办培训场次 | ≥10场
    质量指标 | 学员考核合格率 | ≥95%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import suggest_move
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no indicator says how good the output must be."""
    if facts.lacks("质量指标"):
        yield Flaw(f"{facts.quoted}没有质量指标", f"{suggest_move(facts, '质量指标')}补充质量指标，如合格率、验收通过率、考核达标率")


RULE = Rule(
    code="PR005", name="缺质量指标", concern="missing-quality", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2021-101", "review-remarks"),
)
