"""同一单位的两个项目，名称不同，指标却几乎一样。

检查什么
    同一预算单位里名称不同的两个项目，有相同的数量指标，而且指标较少的一个，三级指标名称、归类和指标值都与另一个相同的占比不低于口径规定的比例
    （实务中常取 80%），不少于三项。提在后一个项目上。
    只差年份的，由“相邻周期项目整套照搬”提出；同名的，由“同单位项目重名”提出。
为什么
    做的事、做多少都一样，可能是同一笔支出换个名称报了两次。
会查出
    项目 | 公园绿地管护 | 90.00
    数量指标 | 管护绿地面积 | 36公顷
    质量指标 | 苗木成活率 | ≥95%
    满意度指标 | 游园群众满意度 | ≥90%
    项目 | 公园绿化养护 | 85.00
    数量指标 | 管护绿地面积 | 36公顷
    质量指标 | 苗木成活率 | ≥95%
    满意度指标 | 游园群众满意度 | ≥90%
不会查出
    项目 | 东湖公园管护 | 90.00
    数量指标 | 管护绿地面积 | 36公顷
    质量指标 | 苗木成活率 | ≥95%
    满意度指标 | 游园群众满意度 | ≥90%
    项目 | 西山公园管护 | 85.00
    数量指标 | 管护绿地面积 | 22公顷
    质量指标 | 苗木成活率 | ≥95%
    满意度指标 | 游园群众满意度 | ≥90%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import stem_of
from jiheng.rules.facts.contents import Content, contents_of, count_same
from jiheng.rules.facts.subjects import FilingFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_QUANTITY = "数量指标"
_SAME_LEAST = 3
"""Fewer common indicators prove nothing, whatever their share."""


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose indicators, or those of an earlier one of its agency, are nearly all the other's too.

    Only projects that count the same are compared, each with the first that has the count, so that the work grows with the table and
    not with its square.
    """
    first_with: dict[tuple[str, Content], ProjectFacts] = {}
    for project in facts.projects:
        counts = [(project.agency.name, content) for content in contents_of(project) if content[1] == _QUANTITY]
        rivals = {rival.index: rival for key in counts if (rival := first_with.setdefault(key, project)) is not project}
        for rival in rivals.values():
            same, of = count_same(rival, project), min(len(rival.indicators), len(project.indicators))
            is_other = stem_of(rival.project.name) != stem_of(project.project.name)
            if is_other and same >= _SAME_LEAST and same * 100 >= of * profile.parameters["indicator_overlap_least"]:
                yield _flaw(project, rival, f"{same}/{of}")
                break


def _flaw(project: ProjectFacts, rival: ProjectFacts, share: str) -> Flaw:
    return Flaw(
        f"{project.quoted}与同单位第{rival.index}个项目{rival.quoted}的指标几乎一样（{share}项相同），可能重复立项",
        "核对是不是同一件事：是的，合并成一个项目；不是的，写出各自的任务和指标值",
        source=project.name_source, project=project,
    )


RULE = Rule(
    code="PR021", name="疑似重复立项", concern="duplicate-project", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("evaluation-frame",),
)
