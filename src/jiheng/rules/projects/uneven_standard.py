"""同名的指标在各项目里要求不一。

检查什么
    同一张表里名称相同的比率、时间或评分指标，在不同项目里取了不同的值或不同的单位。每个名称只提一次，提在第一个与多数不同的项目上。
为什么
    同一部门对同一件事要求不同，应当有理由；没有理由的，说明目标值是随手填的。
会查出
    项目 | 展厅运维 | 20.00
    满意度指标 | 参观人员满意度 | ≥90%
    项目 | 剧场运维 | 20.00
    满意度指标 | 参观人员满意度 | ≥90%
    项目 | 机房运维 | 20.00
    满意度指标 | 参观人员满意度 | ≥99%
不会查出
    项目 | 展厅运维 | 20.00
    满意度指标 | 参观人员满意度 | ≥90%
    数量指标 | 巡检次数 | ≥12次
    项目 | 剧场运维 | 20.00
    满意度指标 | 参观人员满意度 | 90%以上
    数量指标 | 巡检次数 | ≥24次
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import Meaning, meaning_of
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_COMPARABLE = frozenset({"share", "time", "score"})
_SHOWN_AT_MOST = 5

Place = tuple[ProjectFacts, IndicatorFacts]


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """One flaw for every name that stands for different demands."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for project in facts.projects:
        for item in project.indicators:
            if item.dimension in _COMPARABLE and len(item.quantities) == 1:
                groups[item.core].append((project, item))
    for name, places in groups.items():
        if len(places) > 1 and places[0][0] is not places[-1][0]:
            yield from _flaws(name, places)


def _flaws(name: str, places: list[Place]) -> Iterator[Flaw]:
    meanings = [meaning_of(item.target) for _, item in places]
    counts: Counter[Meaning] = Counter(meanings)
    if len(counts) == 1:
        return
    usual = counts.most_common(1)[0][0]
    project, item = next(place for place, meaning in zip(places, meanings, strict=True) if meaning != usual)
    texts = list(dict(zip(meanings, (item.text for _, item in places), strict=True)).values())
    shown = "”“".join(text.strip("。 ") for text in texts[:_SHOWN_AT_MOST])
    yield Flaw(
        f"指标“{name}”在本表{len(places)}处有{len(counts)}种取值：“{shown}”{'等' if len(texts) > _SHOWN_AT_MOST else ''}",
        "同一事项按同一标准取值；确需不同的，说明理由",
        project=project, indicator=item,
    )


RULE = Rule(
    code="PR018", name="同类指标口径不一", concern="wording", severity="hint", certainty="suspected", scope=FilingFacts, check=check,
)
