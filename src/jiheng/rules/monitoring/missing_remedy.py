"""预计完不成，没有写怎么办。

检查什么
    全年预计完成值达不到年度指标值，或者可能性填“完全不可能”的，写了原因，但备注栏空着，原因里也没有说要采取什么措施。
    原因也没有写的，由“偏差未说明原因”提出。
为什么
    监控表要求完不成的写明原因和拟采取的措施；只有原因没有措施，年底还是完不成。
会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 800批次 | 检测人员不足 | 完全不可能
不会查出
    监控 | 1-7月
    数量指标 | 检测批次 | 1000批次 | 400批次 | 800批次 | 检测人员不足，将于9月补充2人 | 有可能
    数量指标 | 抽样批次 | 500批次 | 200批次 | 450批次 | 样品送达晚 | 有可能 | 申请调减指标值
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.progress import follow, monitored
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_MEASURES = re.compile("[将拟]|计划|下一步|加快|加强|调整|调减|措施|督促|申请|抓紧|确保|力争|改为|补充|安排")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator that will fall short with a reason and without a remedy."""
    for project in monitored(facts):
        for progress in follow(project, profile):
            is_short = progress.outcome == "not-met" or progress.likelihood == "never"
            if is_short and progress.reason and not progress.remark and not _MEASURES.search(progress.reason):
                item = progress.item
                yield Flaw(
                    f"{item.quoted}预计完不成，只写了原因，没有写措施", "在备注栏写明拟采取的措施，或申请调整指标值",
                    source=item.name_source, project=project, indicator=item,
                )


RULE = Rule(
    code="MO004", name="预计完不成无措施", concern="monitoring", severity="must", certainty="suspected", scope=FilingFacts, check=check,
    cites=("mof-2019-136",),
)
