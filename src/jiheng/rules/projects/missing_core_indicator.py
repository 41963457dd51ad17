"""这一类项目通常要有的核心指标没有设。

检查什么
    按项目名称末尾的词认出购置、工程修缮、培训、会议、编纂、信息化运维、发给个人的补助一类项目，对照该类的核心指标模板
    （lexicon/templates.yaml），列出没有设的。放错了二级指标的，也算没有设；质量、时效、成本指标换了说法而值是同一种
    （比率、日期、单价）的，算设了；一整类二级指标都没有的，另有规则提出。
为什么
    同类项目的核心指标有共性，缺了往往说明目标没有说到点子上；各项目情况不同，所以只是提示。
会查出
    项目 | 执法车辆购置 | 60.00
    数量指标 | 购置车辆数量 | 3辆
    质量指标 | 车辆性能 | 良好
    成本指标 | 单位购置成本 | ≤20万元
不会查出
    项目 | 执法车辆购置 | 60.00
    数量指标 | 购置车辆数量 | 3辆
    质量指标 | 车辆验收合格率 | 100%
    时效指标 | 购置完成时间 | 2025年6月底前
    成本指标 | 单位购置成本 | ≤20万元

    项目 | 培训基地运行 | 60.00
    数量指标 | 基地运行天数 | ≥300天
    质量指标 | 设备完好率 | ≥98%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.regulations.templates import CoreIndicator, find_template
from jiheng.rules.facts.subjects import ProjectFacts, dimension_of
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Date, Quantity, Target

_ALIKE = frozenset({"质量指标", "时效指标", "成本指标", "经济成本指标"})


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the project has indicators, but not all that its kind usually has."""
    template = find_template(facts.project.name) if facts.indicators and not facts.is_whole else None
    if not template:
        return
    missing = [core for core in template.core if not core.categories.isdisjoint(facts.standing) and not _is_there(core, facts)]
    if missing:
        yield Flaw(
            f"{facts.quoted}属{template.title}项目，没有设{'、'.join(core.title for core in missing)}",
            f"对照{template.title}项目的核心指标补充，如{'、'.join(f'“{core.example}”' for core in missing)}",
        )


def _is_there(core: CoreIndicator, facts: ProjectFacts) -> bool:
    """Whether an indicator of these 二级指标 has the words; one on quality, time or cost may do the same in other words, where its value is
    of the same kind (a rate, a date, a price) as that of the example."""
    kind = "" if core.categories.isdisjoint(_ALIKE) else _kind(parse_target(core.example.rpartition(" ")[2]))
    return any(
        item.indicator.category in core.categories and (core.words.search(item.name) or (kind and _kind(item.target) == kind))
        for item in facts.indicators
    )


def _kind(target: Target) -> str:
    """What a value is: a date, or a number of this dimension; empty for words."""
    first = target.clauses[0] if target.clauses else None
    if isinstance(first, Quantity):
        return dimension_of(first.unit)
    return "date" if isinstance(first, Date) else ""


RULE = Rule(
    code="PR020", name="核心指标缺失", concern="too-few", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2021-101",),
)
