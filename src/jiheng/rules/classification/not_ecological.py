"""生态效益指标下的内容看不出与环境有关。

检查什么
    归在生态效益指标下，名称和指标值里都没有生态、污染、节能、绿化、垃圾、水质一类与自然环境有关的字眼。
    文明施工是否涉及环境要看具体内容，填了数值、名称又没有明说人、社会、经济的，可能只是用词没有收全，都只作提示。单纯的活动计数由“产出错放效益”提出，满意度、验收合格率一类名称就看得出归错的，另有规则提出。
为什么
    生态效益是对自然环境的好处；为填满表格而放进别的内容，是审核中常见的归类错误。
会查出
    生态效益指标 | 工程实施成效 | 达到预期
不会查出
    生态效益指标 | 城区扬尘浓度下降幅度 | ≥5%

    生态效益指标 | 办公用纸节约量 | 减少纸张浪费，推进无纸化
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import is_activity, is_foreign, is_misplaced
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where nothing under 生态效益指标 speaks of nature."""
    if facts.indicator.category != "生态效益指标":
        return
    lexicon = profile.lexicon
    if lexicon.find("environment", facts.name) or lexicon.find("environment", facts.text):
        return
    is_doubtful = lexicon.find("environment_doubtful", facts.name) or not is_foreign(facts, lexicon, "elsewhere", "economy")
    if not is_activity(facts, lexicon) and not is_misplaced(facts):
        yield Flaw(
            f"指标“{facts.indicator.name}”归在生态效益指标下，看不出与环境有什么关系",
            "写明对环境的影响（如减排量、扬尘浓度、垃圾分类率）；不涉及环境的改归相应指标或删去",
            at_most="hint" if is_doubtful else None,
        )


RULE = Rule(
    code="CL007", name="生态效益误用", concern="misclassified", severity="should", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
