"""经济效益指标下的内容看不出与经济有关。

检查什么
    归在经济效益指标下，名称和指标值里都没有收入、产值、节约、成本、就业、产业一类与经济有关的字眼，指标值也不是金额。填了数值、名称又没有明说群众、治安、队伍一类的，只作提示。
    单纯的活动计数由“产出错放效益”提出，满意度、验收合格率一类名称就看得出归错的，另有规则提出。
为什么
    经济效益要能用钱或经济指标衡量；合规、规范一类管理要求不是经济效益。
会查出
    经济效益指标 | 开支的规范程度 | 合法合规
不会查出
    经济效益指标 | 带动农户增收 | ≥300万元

    经济效益指标 | 亩均产量提高 | ≥5%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import is_activity, is_foreign, is_misplaced
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where nothing under 经济效益指标 speaks of money or the economy."""
    if facts.indicator.category != "经济效益指标" or facts.dimension == "money":
        return
    lexicon = profile.lexicon
    if lexicon.find("economy", facts.name) or lexicon.find("economy", facts.text):
        return
    if not is_activity(facts, lexicon) and not is_misplaced(facts):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在经济效益指标下，看不出与经济有什么关系",
            "写明经济上的效果（如增收额、节约额、带动投资额）；不是经济效益的改归相应指标或删去",
            at_most=None if is_foreign(facts, lexicon, "elsewhere") else "hint",
        )


RULE = Rule(
    code="CL008", name="经济效益误用", concern="misclassified", severity="should", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
