"""指标值的数字用了汉字。

检查什么
    带计量单位的数字写成“一小时”“两家”，没有用阿拉伯数字。
为什么
    同一张表里数字写法应当一致；统计数字通常用阿拉伯数字。
会查出
    时效指标 | 报修响应时间 | 一小时内
不会查出
    时效指标 | 报修响应时间 | 1小时内
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_DIGIT = re.compile(r"\d")


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a quantity without any digit."""
    for quantity in facts.quantities:
        if not _DIGIT.search(quantity.text):
            yield Flaw(f"{facts.quoted}用汉字写数字", f"改用阿拉伯数字“{quantity.value:f}{quantity.unit}”", facts.target_source)
            return


RULE = Rule(
    code="IN034", name="数字写法不统一", concern="wording", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("gb-15835",),
)
