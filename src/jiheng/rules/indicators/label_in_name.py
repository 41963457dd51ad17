"""指标名称末尾多了“指标”二字。

检查什么
    三级指标名称以“指标”结尾。
为什么
    表头已经写明是指标；名称只需说出衡量什么。
会查出
    服务对象满意度指标 | 参观公众满意度指标 | ≥90%
不会查出
    服务对象满意度指标 | 参观公众满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_LABEL = "指标"


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a name that ends with the word for indicator."""
    name = facts.indicator.name
    if not name.endswith(_LABEL) or name == _LABEL:
        return
    source = facts.name_source
    is_literal = source.end - source.start == len(name)
    ending = source.part(source.end - len(_LABEL), source.end) if is_literal else source
    yield Flaw(
        f"指标名称“{name}”末尾不必写“指标”", f"改为“{name.removesuffix(_LABEL)}”", ending, Fix(ending, "", _LABEL) if is_literal else None,
    )


RULE = Rule(
    code="IN028", name="名称含“指标”二字", concern="wording", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
)
