"""指标值只说提升、下降，没有说比什么时候、变化多少。

检查什么
    指标值是“提升”“有所改善”“逐年下降”这样的短语，没有基期，也没有幅度。
为什么
    没有基期和幅度的变化，多一点少一点都算完成，无法考核。
会查出
    社会效益指标 | 居民防灾意识 | 有所增强

    生态效益指标 | 河道水环境质量 | 明显好转
不会查出
    生态效益指标 | 河道水环境质量 | 劣Ⅴ类断面较上年减少2个
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a change without base and size."""
    if facts.answer == "change":
        yield Flaw(f"{facts.quoted}没有基期和幅度，无法考核", "写明与哪一年相比、变化多少，如“较上年提升5个百分点”", facts.target_source)


RULE = Rule(
    code="IN020", name="变化没有基期和幅度", concern="vague", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2015-88", "audit-chifeng-2023"),
)
