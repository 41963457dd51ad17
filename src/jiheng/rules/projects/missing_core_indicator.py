"""这一类项目通常要有的核心指标没有设。

检查什么
    按项目名称认出购置、工程修缮、培训、会议、编纂、信息化运维、补助一类项目，对照该类的核心指标模板（lexicon/templates.yaml），列出没有设的。
    模板里的指标放错了二级指标的，也算没有设。
为什么
    同类项目的核心指标有共性，缺了往往说明目标没有说到点子上；各项目情况不同，所以只是提示。
会查出
    项目 | 执法车辆购置 | 60.00
    数量指标 | 购置车辆数量 | 3辆
    成本指标 | 单位购置成本 | ≤20万元
不会查出
    项目 | 执法车辆购置 | 60.00
    数量指标 | 购置车辆数量 | 3辆
    质量指标 | 车辆验收合格率 | 100%
    时效指标 | 购置完成时间 | 2025年6月底前
    成本指标 | 单位购置成本 | ≤20万元
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.regulations.templates import CoreIndicator, find_template
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the project has indicators, but not all that its kind usually has."""
    template = find_template(facts.project.name) if facts.indicators else None
    if not template:
        return
    missing = [core for core in template.core if not _is_there(core, facts)]
    if missing:
        yield Flaw(
            f"{facts.quoted}属{template.title}项目，没有设{'、'.join(core.title for core in missing)}",
            f"对照{template.title}项目的核心指标补充，如{'、'.join(f'“{core.example}”' for core in missing)}",
        )


def _is_there(core: CoreIndicator, facts: ProjectFacts) -> bool:
    return any(item.indicator.category in core.categories and core.words.search(item.name) for item in facts.indicators)


RULE = Rule(
    code="PR020", name="核心指标缺失", concern="too-few", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2021-101",),
)
