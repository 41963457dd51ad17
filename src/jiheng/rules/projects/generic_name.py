"""项目名称笼统，看不出这笔钱做什么。

检查什么
    去掉单位名称、年份和“项目”二字以后，项目名称只剩“工作经费”“其他……经费”“机构运行”一类通用说法。人员类和公用经费不查。
为什么
    绩效目标要指向明确；名称说不清内容，审核的人无从判断目标、指标与资金是否相配。
会查出
    项目 | 工作经费 | 13.00
    数量指标 | 调研次数 | ≥4次

    项目 | 2025年其他业务经费 | 40.00
    数量指标 | 调研次数 | ≥4次
不会查出
    项目 | 青少年科普工作经费 | 13.00
    数量指标 | 调研次数 | ≥4次

    项目 | 公用经费 | 13.00
    数量指标 | 保障人数 | 25人
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import plain_name, stem_of
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_OTHER, _SPENDING = "其他", ("经费", "支出", "费用", "项目")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where nothing but general words is left of the name."""
    name = facts.project.name
    stem = stem_of(name).removeprefix(plain_name(facts.agency.name))
    bare = stem.removesuffix("项目") or stem
    is_generic = profile.lexicon.has("generic_names", bare) or (bare.startswith(_OTHER) and stem.endswith(_SPENDING))
    if is_generic and not facts.is_routine:
        yield Flaw(
            f"项目名称{facts.quoted}看不出做什么",
            "名称写明做什么、为谁做或在哪里做，如“青少年科普活动经费”",
            source=facts.name_source,
        )


RULE = Rule(
    code="PR003", name="项目名称笼统", concern="generic-name", severity="should", certainty="certain", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
