"""指标值只有“良好”“有效推动”这类程度词、状态词，无法据以考核。

检查什么
    指标值里没有数字和日期，只有程度词、状态词或口号式的动词。名称要求填数的、重复名称的、只说符合标准的和只说变化的，由别的规则提出。
为什么
    审计通报指出，“改善”“提高”之类的指标值无法衡量，评价时各说各话；确需定性的，也要写明能够分级判断的标准。
会查出
    社会效益指标 | 志愿者示范带动作用 | 充分发挥

    可持续影响指标 | 社区治理长效机制 | 健全
不会查出
    社会效益指标 | 志愿服务覆盖社区 | 18个

    社会效益指标 | 重大疫情 | 未发生
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: IndicatorFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the target is words of degree or state and nothing else."""
    if facts.answer == "vague":
        yield Flaw(f"{facts.quoted}没有可以衡量的数值或标准，无法考核", "改为可以衡量的数值，或写明分级标准，如“优（90分以上）”", facts.target_source)


RULE = Rule(
    code="IN003", name="指标值模糊", concern="vague", severity="should", certainty="certain", scope=IndicatorFacts, check=check,
    cites=("audit-chifeng-2023", "mof-2021-101"),
)
