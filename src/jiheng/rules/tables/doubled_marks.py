"""标点或符号连着打了几遍，或者夹着问号。

检查什么
    绩效目标、指标名称和指标值里连着打了几遍的标点或符号（“，，”“≥≥”“%%”），以及指标名称、指标值里的问号——常是转码时丢了字。首尾多余的标点由另一条规则提出。
为什么
    多打的符号和丢掉的字都可能改变意思，系统也读不准指标值。
会查出
    质量指标 | 设备验收合格率 | ≥≥95%

    质量指标 | 抽检?合格率 | ≥97%
不会查出
    质量指标 | 设备验收合格率 | ≥95%

    目标 | 全年举办科普讲座24场……参加人次不少于5000人次，公众科学素质水平得到提升，满意度不低于90%。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import find_passages
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_STRAY = re.compile(r"(?P<mark>[，。；：、？！,;:!≥≤><=＞＜＝%％])(?P=mark)+|[?？]")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every mark that stands twice running, and for every question mark in an indicator."""
    for passage in find_passages(facts, _STRAY):
        for match in _STRAY.finditer(passage.printed):
            mark, span = match["mark"], match.span()
            if mark or passage.indicator:
                yield Flaw(
                    f"{passage.where}“{passage.excerpt(*span)}”里的“{match.group()}”{'连着打了几遍' if mark else '像是丢了字'}",
                    f"只留一个“{mark}”" if mark else "补上丢掉的字，或删去问号",
                    source=passage.locate(*span), fix=passage.fix(*span, mark) if mark else None, indicator=passage.indicator,
                )


RULE = Rule(
    code="TB012", name="符号重复", concern="wording", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
)
