"""疑似写错或漏写了字。

检查什么
    常见的错字、漏字（词表见 `lexicon/misspellings.yaml`），如把“第三方”写成“第三”、把“拨款”写成“拔款”。
为什么
    指标名称和目标文字要公开，也要供人按字查找，错字会改变意思。
会查出
    目标 | 开展内部审计、第三评审和绩效评价，形成审计报告2份、评价报告3份，提升项目质量、效率和公平性，问题整改率达到100%。

    时效指标 | 补助资金拔付时限 | ≤30日
不会查出
    目标 | 委托第三方评审项目12个，形成审计报告2份、评价报告3份，提升项目质量、效率和公平性，问题整改率达到100%。
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import find_passages
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every word that the list of misspellings holds."""
    misspelt = profile.lexicon.misspelt
    for passage in find_passages(facts, misspelt):
        for match in misspelt.finditer(passage.printed):
            right = profile.lexicon.misspellings[match.group()]
            yield Flaw(
                f"{passage.where}“{passage.excerpt(*match.span())}”里的“{match.group()}”疑似应为“{right}”", f"核对后改为“{right}”",
                source=passage.locate(*match.span()), fix=passage.fix(*match.span(), right, kind="proposed"), indicator=passage.indicator,
            )


RULE = Rule(
    code="TB011", name="疑似错漏字", concern="wording", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
)
