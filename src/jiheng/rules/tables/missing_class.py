"""没有写一级或二级指标，或写的不是规定的类别。

检查什么
    每个指标是否都写明了一级指标和二级指标，写的是不是规定的类别（各地的通行写法都认）。
为什么
    没有类别的指标无法归到产出、效益或满意度里，审核和汇总时会漏掉。
会查出
    15-综合指标 | 培训场次 | ≥8场
不会查出
    数量指标 | 培训场次 | ≥8场

    22-社会效益 | 政策知晓率 | ≥90%
"""

from collections.abc import Iterator
from functools import lru_cache

from jiheng.regulations.profiles import Profile
from jiheng.regulations.taxonomy import read_category, read_dimension
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the 一级 or 二级 was left empty or is none that we know."""
    indicator = facts.indicator
    printed = indicator.printed.get
    gap = _find_gap(
        indicator.dimension, indicator.category, printed("dimension", indicator.dimension), printed("category", indicator.category),
    )
    if gap:
        field, what, remedy = gap
        yield Flaw(f"指标“{indicator.name}”{what}", remedy, source=indicator.sources.get(field, (indicator.source,))[0])


@lru_cache(maxsize=4_096)
def _find_gap(dimension: str, category: str, *printed: str) -> tuple[str, str, str] | None:
    """The field that is missing or unknown, what is wrong with it and what to do; ``printed`` as the labels stand on the page."""
    if not printed[0].strip():
        return "dimension", f"没有写一级指标{f'，按二级指标应是{dimension}' if dimension else ''}", "补上一级指标"
    if not printed[1].strip():
        return "category", "没有写二级指标", "补上二级指标，例如“数量指标”"
    if read_dimension(dimension).taxon is None:
        return "dimension", f"的一级指标“{dimension}”不是规定的类别", "改为产出指标、效益指标、满意度指标或成本指标"
    if read_category(category).taxon is None:
        return "category", f"的二级指标“{category}”不是规定的类别", "改为规定的二级指标，例如“数量指标”“社会效益指标”"
    return None


RULE = Rule(
    code="TB008", name="一级或二级指标缺失", concern="header", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("review-remarks",),
)
