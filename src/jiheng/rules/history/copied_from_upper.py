"""照搬上级下达的目标，没有按本地的资金分解。

检查什么
    上级的表（另给）与本表同名的项目（两边都只有一个项目时不看名称），绩效目标的文字达到参数表所列比例以上相同，
    或者三级指标与指标值达到参数表所列比例以上相同。每人每月多少元一类的标准、比率本来就应当与上级一致，不计；相同的计数不少于两项才算。
为什么
    审计通报把转移支付的目标照搬上级列为常见问题：上级的数是全省全市的，下级应当按分到的资金和任务分解。
会查出
    项目 | 农村厕所改造补助 | 120.00
    目标 | 完成农村厕所改造提升任务，改善农村人居环境，提高农村居民生活品质，使改造后的厕所长期管用、干净卫生，群众满意度达到90%以上。
    数量指标 | 改造厕所数量 | ≥20000座
    数量指标 | 新建公共厕所数量 | ≥300座
    质量指标 | 改造验收合格率 | 100%
    〔上级〕
    项目 | 农村厕所改造补助 | 9000.00
    目标 | 完成农村厕所改造提升任务，改善农村人居环境，提高农村居民生活品质，使改造后的厕所长期管用、干净卫生，群众满意度达到90%以上。
    数量指标 | 改造厕所数量 | ≥20000座
    数量指标 | 新建公共厕所数量 | ≥300座
    质量指标 | 改造验收合格率 | 100%
不会查出
    项目 | 农村厕所改造补助 | 120.00
    目标 | 全县改造农村厕所260座，新建公共厕所4座，验收合格率100%，使2600名群众用上卫生厕所，满意度达到92%以上。
    数量指标 | 改造厕所数量 | ≥260座
    数量指标 | 新建公共厕所数量 | ≥4座
    质量指标 | 改造验收合格率 | 100%
    〔上级〕
    项目 | 农村厕所改造补助 | 9000.00
    目标 | 完成农村厕所改造提升任务，改善农村人居环境，提高农村居民生活品质，使改造后的厕所长期管用、干净卫生，群众满意度达到90%以上。
    数量指标 | 改造厕所数量 | ≥20000座
    数量指标 | 新建公共厕所数量 | ≥300座
    质量指标 | 改造验收合格率 | 100%
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import meaning_of, shared_percent
from jiheng.rules.facts.nature import is_count
from jiheng.rules.facts.pairing import ProjectPair, pair_indicators, pair_projects
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_COUNTS_LEAST = 2


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every project whose objective, or whose counts, are those of the level above."""
    alike, overlap = profile.parameters["objective_similarity_least"], profile.parameters["indicator_overlap_least"]
    shortest = profile.parameters["objective_characters_least"]
    for project, upper in _pairs(facts, facts.others["upper"]):
        pairs = [pair for pair in pair_indicators(project, upper) if is_count(pair[0])]
        counts = [(item, asked) for item, asked in pairs if item.first and "/" not in item.first.unit]
        same = sum(meaning_of(item.target) == meaning_of(asked.target) for item, asked in counts)
        percent = shared_percent(project.objective, upper.objective) if len(project.objective) >= shortest else 0
        said = [f"绩效目标有 {percent}% 的文字与上级的相同"] if percent >= alike else []
        if same >= _COUNTS_LEAST and same * 100 >= overlap * len(counts):
            said.append(f"{len(counts)} 项计数的指标值有 {same} 项与上级的一样")
        if said:
            yield Flaw(
                f"{project.quoted}的{'，'.join(said)}", "按分到本地的资金和任务把上级的目标、指标值分解成本地的",
                source=project.objective_source, project=project,
            )


def _pairs(ours: FilingFacts, theirs: FilingFacts) -> Iterator[ProjectPair]:
    """Projects of one name; where both sides have but one, these two."""
    if len(ours.projects) == 1 and len(theirs.projects) == 1:
        yield ours.projects[0], theirs.projects[0]
    else:
        yield from pair_projects(ours, theirs)


RULE = Rule(
    code="HI005", name="照搬上级目标", concern="transfer", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("audit-baotou-2025", "mof-2015-163"), needs="upper",
)
