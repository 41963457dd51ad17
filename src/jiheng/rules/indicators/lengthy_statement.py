"""文字指标值写得过长。

检查什么
    没有数字的指标值超过一定字数；字数是口径里的参数。
为什么
    指标值要能一眼看出做到什么程度；大段文字通常是工作内容或目标，应当写在绩效目标里。
会查出
    社会效益指标 | 乡村阅读服务 | 依托村级书屋和流动图书车把适合农村读者的图书送到田间地头，同时组织朗读会和故事会，让更多的老人和孩子参与进来，形成人人爱读书的乡风
不会查出
    社会效益指标 | 乡村阅读服务 | 覆盖60个行政村
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a long target without a number."""
    most = profile.parameters["statement_characters_most"]
    if facts.answer == "number" or len(facts.text) <= most:
        return
    yield Flaw(
        f"指标“{facts.indicator.name}”的指标值有{len(facts.text)}字，超过{most}字",
        "提炼为可以衡量的结果，工作内容写到绩效目标里", facts.target_source,
    )


RULE = Rule(
    code="IN022", name="文字指标值过长", concern="overlong", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101",),
)
