"""指标前面的编码与写的类别不是一回事。

检查什么
    印出的编码与一级、二级指标的名称是否一致（11是数量指标、22是社会效益指标……），二级指标是否属于所写的一级指标。成本指标放在产出指标或成本指标之下都可以，满意度放在效益指标之下的旧式写法也可以。
为什么
    编码和名称各说各的，系统按编码归类、读者按名称理解，审核时会判为指标类型错误。
会查出
    21-社会效益 | 政策知晓率 | ≥90%

    11-质量指标 | 验收合格率 | ≥98%
不会查出
    22-社会效益 | 政策知晓率 | ≥90%

    14-成本指标 | 人均培训成本 | ≤400元
"""

from collections.abc import Iterator
from functools import cache

from jiheng.regulations.profiles import Profile
from jiheng.regulations.taxonomy import read_category, read_dimension
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule

_ALLOWED = frozenset({("成本指标", "成本指标"), ("产出指标", "经济成本指标"), ("产出指标", "社会成本指标"), ("产出指标", "生态环境成本指标"),
                      ("效益指标", "服务对象满意度指标")})
"""Pairs of 一级 and 二级 met in sound forms beside the default ones (REGULATIONS §3.1)."""


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where a printed code belongs to another class, else where the 二级 belongs to another 一级."""
    indicator = facts.indicator
    printed = indicator.printed.get
    conflict = _find_conflict(indicator.dimension, indicator.category, printed("dimension", ""), printed("category", ""))
    if conflict:
        field, what, remedy = conflict
        yield Flaw(f"指标“{indicator.name}”{what}", remedy, source=indicator.sources.get(field, (indicator.source,))[0])


@cache
def _find_conflict(dimension: str, category: str, *printed: str) -> tuple[str, str, str] | None:
    """The field in conflict, what is wrong with it and what to do; ``printed`` are the labels of 一级 and 二级 as they stand on the page."""
    for field, label in zip(("dimension", "category"), (read_dimension(printed[0]), read_category(printed[1])), strict=True):
        if label.taxon and not label.agrees:
            codes = "或".join(label.taxon.codes)
            return field, f"写作“{label.code}-{label.text}”，但{label.taxon.name}的编码是 {codes}", "按指标的实际内容改正编码或类别名称"
    taxon = read_category(category).taxon
    if not taxon or taxon.dimension == dimension or (dimension, category) in _ALLOWED or not read_dimension(dimension).taxon:
        return None
    return "dimension", f"把{category}放在{dimension}之下，{category}属于{taxon.dimension}", f"把一级指标改为{taxon.dimension}，或另选二级指标"


RULE = Rule(
    code="TB006", name="指标编码与名称不符", concern="misclassified", severity="must", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
