"""指标值说符合标准、要求，没有说是哪个标准。

检查什么
    指标值是“符合行业标准”“达到规定要求”一类，没有写出标准、文件的名称或编号，也没有数值。
为什么
    不写明是哪个标准，验收和评价时就没有对照的尺度。
会查出
    质量指标 | 档案整理规范性 | 符合行业标准
不会查出
    质量指标 | 档案整理规范性 | 符合《归档文件整理规则》
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a standard that is invoked and not named."""
    if facts.answer == "unnamed-standard":
        yield Flaw(f"{facts.quoted}没有写明是哪个标准或要求", "写出标准、文件的名称或编号，或改为达标率等数值", facts.target_source)


RULE = Rule(
    code="IN021", name="引用标准不明", concern="vague", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101",),
)
