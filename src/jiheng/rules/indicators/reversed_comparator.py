"""比较符号的方向反了：越多越好的写了“≤”，越少越好的写了“≥”。

检查什么
    合格率、满意度等正向指标用了“≤、不超过”，不合格率、响应时间、单位成本、投诉件数等反向指标用了“≥、不少于”。
    名称看不出方向的不判断；成本指标的金额除发给人的补助、标准外，时效指标里办一件事的时间，都按越少越好看；说的是减少多少、解决多少的也不算。恒真的目标（“≥0”“≤100%”）另有规则。
为什么
    符号反了，做得越差越算完成。
会查出
    质量指标 | 农产品抽检不合格率 | ≥2%

    服务对象满意度指标 | 参训农户满意度 | ≤85%

    时效指标 | 热线投诉响应时间 | 不少于30分钟
    成本指标 | 人均办案经费 | ≥3000元/人
不会查出
    质量指标 | 农产品抽检不合格率 | ≤2%

    成本指标 | 特困人员供养标准 | ≥1200元/人·月

    时效指标 | 压缩审批时间 | ≥5个工作日

    社会效益指标 | 受理投诉件数 | ≥300件
"""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import direction_of
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_WHOLE = Decimal(100)
_FLOORS, _CEILINGS = ("≥", ">"), ("≤", "<")
_COUNTED = frozenset({"people", "visits", "events", "works", "count"})


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the comparator asks for less of the good or more of the bad."""
    quantity = facts.first
    if quantity is None:
        return
    direction = direction_of(facts, profile.lexicon)
    if direction == "less" and quantity.op in _FLOORS and quantity.value > 0 and not _is_good_deed(facts, profile):
        yield _flaw(facts, "越少越好", "≤")
    elif direction == "more" and quantity.op in _CEILINGS and not (quantity.unit == "%" and quantity.value >= _WHOLE):
        yield _flaw(facts, "越多越好", "≥")


def _is_good_deed(facts: IndicatorFacts, profile: Profile) -> bool:
    """Whether the number says how much of the bad is taken away or dealt with."""
    lexicon = profile.lexicon
    if lexicon.find("reductions", facts.name) or lexicon.find("reductions", facts.text):
        return True
    return facts.dimension in _COUNTED and lexicon.find("tackling", facts.name) is not None


def _flaw(facts: IndicatorFacts, wish: str, comparator: str) -> Flaw:
    return Flaw(f"{facts.quoted}的方向反了：这项指标{wish}", f"改用“{comparator}”，或核对指标名称", facts.target_source)


RULE = Rule(
    code="IN016", name="比较符号方向相反", concern="direction", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
