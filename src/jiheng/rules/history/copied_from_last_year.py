"""绩效目标和指标照搬上年。

检查什么
    同一个项目上年的表（另给）里，绩效目标的文字、三级指标和指标值有多少与今年的相同，都达到参数表所列比例的就提出。
    资金比上年增减了两成以上而目标、指标一字未改的，建议改；其余只作提示：长年开展的工作，指标相同可以是对的。
为什么
    审计通报把照搬上年的目标列为常见问题：资金、任务都变了，目标没有变，说明没有重新设定。
会查出
    项目 | 水质监测 | 80.00
    目标 | 按月对全市饮用水水源地开展水质监测，及时发现和处置水质异常，确保群众饮水安全，水质达标率保持在98%以上，群众满意度达到90%以上。
    数量指标 | 监测点位数 | ≥36个
    质量指标 | 监测结果准确率 | ≥98%
    服务对象满意度指标 | 群众满意度 | ≥90%
    〔上年〕
    项目 | 水质监测 | 60.00
    目标 | 按月对全市饮用水水源地开展水质监测，及时发现和处置水质异常，确保群众饮水安全，水质达标率保持在98%以上，群众满意度达到90%以上。
    数量指标 | 监测点位数 | ≥36个
    质量指标 | 监测结果准确率 | ≥98%
    服务对象满意度指标 | 群众满意度 | ≥90%
不会查出
    项目 | 水质监测 | 80.00
    目标 | 监测点位由36个增加到48个，实现全市饮用水水源地和县级断面月月有数据，水质异常48小时内处置完毕，群众满意度达到92%以上。
    数量指标 | 监测点位数 | ≥48个
    质量指标 | 监测结果准确率 | ≥98%
    服务对象满意度指标 | 群众满意度 | ≥92%
    〔上年〕
    项目 | 水质监测 | 60.00
    目标 | 按月对全市饮用水水源地开展水质监测，及时发现和处置水质异常，确保群众饮水安全，水质达标率保持在98%以上，群众满意度达到90%以上。
    数量指标 | 监测点位数 | ≥36个
    质量指标 | 监测结果准确率 | ≥98%
    服务对象满意度指标 | 群众满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.changes import funds_changed_percent
from jiheng.rules.facts.comparison import shared_percent
from jiheng.rules.facts.contents import count_same
from jiheng.rules.facts.pairing import pair_projects
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_INDICATORS_LEAST = 3


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project that says what it said last year, in words and in numbers."""
    alike, overlap = profile.parameters["objective_similarity_least"], profile.parameters["indicator_overlap_least"]
    for project, before in pair_projects(facts, facts.others["last_year"]):
        count = len(project.indicators)
        if project.is_routine or count < _INDICATORS_LEAST or not project.objective or not before.objective:
            continue
        same, percent = count_same(project, before), shared_percent(project.objective, before.objective)
        if percent >= alike and same * 100 >= overlap * count:
            changed = funds_changed_percent(project, before)
            is_odd = same == count and abs(changed) >= profile.parameters["funds_change_notable"]
            money = f"，资金比上年{'增加' if changed > 0 else '减少'} {abs(changed)}%" if is_odd else ""
            yield Flaw(
                f"{project.quoted}的绩效目标有 {percent}% 的文字、{count} 项指标中有 {same} 项与上年相同{money}",
                "按今年的任务和资金重新核定目标和指标值；确属长年不变的工作，说明理由",
                source=project.objective_source, project=project, at_most="should" if is_odd else "hint",
            )


RULE = Rule(
    code="HI001", name="照搬上年", concern="history", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("audit-baotou-2025",), needs="last_year",
)
