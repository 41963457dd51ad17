"""委托第三方代替本单位设定目标、监控或自评。

检查什么
    预算公开的绩效说明里，是否写了委托第三方机构编制绩效目标、开展绩效监控或者开展单位自评。委托第三方做重点评价、财政评价的不查。
为什么
    设定目标、监控、自评是用款单位自己的责任，可以请人出主意，不能整个交给第三方；审计通报里有这样的问题。
会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门委托第三方机构对12个项目开展绩效自评，涉及资金860万元。
    项目支出 | 860.00
不会查出
    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门对12个项目开展绩效自评，涉及资金860万元。
    项目支出 | 860.00

    公开 | 示例市示例局2025年部门预算
    说明 | 2025年，本部门委托第三方机构对2个重点项目开展部门评价，涉及资金860万元。
    项目支出 | 860.00
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_OUTSOURCED = re.compile(
    r"(?<!未)(?:委托|聘请|引入|由|购买)[^，。；;]{0,12}?(?:第三方|中介|会计师事务所|咨询)[^，。；;]{0,30}?"
    r"(?:编制|编报|设定|设置|制定|填报|开展|实施|进行)[^，。；;]{0,16}?(绩效目标|绩效(?:运行)?监控|(?:绩效)?自评)"
)
_ADVICE = re.compile("指导|协助|辅助|复核|抽查|培训|咨询服务")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every statement that a third party did what is the agency's own duty."""
    for statement in facts.filing.statements:
        found = None if statement.is_negative else _OUTSOURCED.search(statement.text)
        if found and not _ADVICE.search(found.group()):
            yield Flaw(
                f"说明里写“{found.group()}”，{found[1]}应当由本单位自己做", "由本单位自己设定目标、监控和自评；第三方只协助的，写明协助了什么",
                source=statement.sources[0],
            )


RULE = Rule(
    code="DI004", name="第三方代替主体责任", concern="third-party", severity="should", certainty="suspected", scope=FilingFacts, check=check,
    cites=("mof-2021-6", "audit-chifeng-2023"),
)
