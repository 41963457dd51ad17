"""指标值只写了一个数，没有写明不少于还是不超过。

检查什么
    指标值只有一个数字，前面没有“≥、≤、=”，前后也没有“不少于、以上、以内”等字样。0 和 100% 除外。
为什么
    有的表要求填写符号；没有符号时，多做算不算完成、少花算不算节约，要另外解释。
会查出
    数量指标 | 设备巡检次数 | 30次
不会查出
    数量指标 | 设备巡检次数 | ≥30次

    质量指标 | 到货设备合格率 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = 100


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a single bare number."""
    if len(facts.quantities) != 1:
        return
    quantity = facts.quantities[0]
    if quantity.op != "=" or not quantity.text[:1].isdigit() or quantity.value == 0 or (quantity.unit == "%" and quantity.value == _WHOLE):
        return
    yield Flaw(f"{facts.quoted}没有写明不少于还是不超过", f"写明比较符号，如“≥{quantity.text}”或“={quantity.text}”", facts.target_source)


RULE = Rule(
    code="IN006", name="缺比较符号", concern="no-comparator", severity="hint", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("mof-2021-101",),
)
