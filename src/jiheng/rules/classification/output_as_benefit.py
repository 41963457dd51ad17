"""效益指标下放了做了多少事。

检查什么
    归在效益指标下，而数的是活动、会议、培训、宣传、调研一类办了多少场、多少次、多少篇，或购置、改造、发放了多少，或者名称是完工时间、验收合格率一类只说产出的。
    名称里说明了受益、带动、新增、影响等效果的不查；多少人次参加的不查。
为什么
    做了多少是产出，带来什么变化才是效益；“产出与效益混用”是审计通报的常见问题。
会查出
    社会效益指标 | 普法宣传活动场次 | ≥20场

    经济效益指标 | 购置检测设备数量 | 12台

    社会效益指标 | 泵站工程验收合格率 | 100%
不会查出
    社会效益指标 | 带动就业人数 | ≥300人

    社会效益指标 | 普法知识知晓率 | ≥80%

    可持续影响指标 | 建成后存续的工作室数量 | ≥8个
"""

from collections.abc import Iterator

from jiheng.regulations.lexicon import Lexicon
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_activity, is_deadline, is_misplaced, own_category
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_OUTPUT = frozenset({"质量指标", "时效指标", "成本指标"})
_BENEFIT = frozenset({"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where an output stands under a 效益 category."""
    category = facts.indicator.category
    if category not in _BENEFIT:
        return
    if place := _find_place(facts, profile.lexicon):
        yield Flaw(
            f"指标“{facts.indicator.name}”（{facts.text}）归在{category}下，说的却是产出，不是带来什么效果",
            f"改归{place}；{category}写明谁受益、改变了多少，如知晓率、覆盖率、增收额", fix=propose_move(facts, place),
        )


def _find_place(facts: IndicatorFacts, lexicon: Lexicon) -> str:
    """The output category that it belongs under; empty where it may be a benefit."""
    if is_activity(facts, lexicon):
        return "数量指标"
    if is_deadline(facts):
        return "时效指标"
    own = own_category(facts)
    return own if own in _OUTPUT and is_misplaced(facts) else ""


RULE = Rule(
    code="CL005", name="产出错放效益", concern="misclassified", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("audit-chifeng-2023", "review-remarks"),
)
