"""绩效目标里的数与指标值不一致。

检查什么
    绩效目标和指标说的是同一件事、用的是同一计量单位，数却不同。目标里的数有任何一个指标与之相同，或者指标值在目标里能找到的，不再比较；概数、基期数、按每月每次计的数不与总数比较。
为什么
    一件事两个数，批复以后按哪个考核说不清。
会查出
    目标 | 全年培训教师2400人次、校（园）长180人次，组织送教下乡36场，提升农村教师的专业能力，学员满意度达到90%以上。
    数量指标 | 参训教师人次 | ≥2400人次
    数量指标 | 参训校（园）长人次 | 150人次
    数量指标 | 送教下乡活动场次 | 36场
    满意度指标 | 学员满意度 | ≥90%
不会查出
    目标 | 全市共有公厕118座，当年新建公厕12座，保障公厕正常开放，设施设备完好率不低于97%，群众满意度达到90%以上。
    数量指标 | 新建公厕座数 | 12座
    数量指标 | 管护公厕座数 | 130座
    质量指标 | 设施设备完好率 | ≥97%
    满意度指标 | 群众满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.claims import compare_claims
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every number of the objective that an indicator on the same thing contradicts."""
    if not facts.indicators:
        return
    for claim, rival in compare_claims(facts, profile.lexicon):
        if rival:
            yield Flaw(
                f"{facts.titled}的绩效目标写“{claim.clause}”，指标“{rival.indicator.name}”的指标值却是“{rival.text}”",
                "核对哪一个数是准的，把绩效目标和指标值改成一致", source=facts.objective_part(claim.start, claim.end),
            )


RULE = Rule(
    code="OB008", name="目标数值与指标值矛盾", concern="objective-mismatch", severity="must", certainty="certain", scope=ProjectFacts, check=check,
    cites=("evaluation-frame",),
)
