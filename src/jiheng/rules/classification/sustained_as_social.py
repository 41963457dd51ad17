"""可持续影响放在了社会效益下。

检查什么
    归在社会效益指标下，而名称里写明“可持续”“长效”。
为什么
    多数表式另有可持续影响指标；按财预〔2021〕101号口径填报、不单设这一类的，可以不改，所以只是提示。
会查出
    社会效益指标 | 管护长效机制 | 建立健全
不会查出
    可持续影响指标 | 管护长效机制 | 建立健全

    社会效益指标 | 政策知晓率 | ≥80%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.moves import propose_move
from jiheng.rules.facts.nature import is_activity
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the name itself says 可持续."""
    if facts.indicator.category != "社会效益指标":
        return
    word = profile.lexicon.find("sustained", facts.name)
    if word and not is_activity(facts, profile.lexicon):
        yield Flaw(
            f"指标“{facts.indicator.name}”写的是“{word}”，却归在社会效益指标下", "表上设有可持续影响指标的，改归该类",
            fix=propose_move(facts, "可持续影响指标"),
        )


RULE = Rule(
    code="CL009", name="可持续影响错放", concern="misclassified", severity="hint", certainty="suspected", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
