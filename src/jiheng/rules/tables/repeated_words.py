"""同一个词连着写了两遍。

检查什么
    相邻重复的两字词（“开展开展”，中间隔着引号的也算）、不会重复的字（“的的”“率率”）和数字后面的计量单位（“300人人”）。“一户一户”“逐个逐个”一类说法，和“培训培训师”一类前一词带后一词的，不算。
为什么
    多半是粘贴或改写时留下的，公开以后影响表的严肃性。
会查出
    目标 | 通过组织“组织“院士讲堂”进校园24场，参加人次不少于5000人次，提升公众科学素质，满意度不低于90%。

    社会效益指标 | 公众的的知晓率 | ≥90%
不会查出
    目标 | 逐个逐个走访企业30家，形成调研报告2份，帮助企业解决技术难题不少于10个，企业满意度不低于90%。

    数量指标 | 培训培训师人数 | 30人
"""

import re
from collections.abc import Iterator

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import Passage, find_passages
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_REPEATED = re.compile(r"([\u4e00-\u9fff]{1,2}?)[“《「]?\1")
_NEVER_DOUBLED = frozenset("的了和与及是在对为将把被率")
_DISTRIBUTIVE = frozenset("一逐每各")
_NOUN_ENDINGS = frozenset("师员者人机器物费片")
"""What turns the second of two verbs into a noun: 培训培训师, 宣传宣传片."""

_COUNTED_PEOPLE = ("人数", "人次")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every word that stands twice running."""
    for passage in find_passages(facts, _REPEATED):
        for match in _REPEATED.finditer(passage.printed):
            if _is_slip(match):
                yield Flaw(
                    f"{passage.where}“{passage.excerpt(*match.span())}”里“{match[1]}”连着写了两遍", "删去多余的一遍",
                    source=passage.locate(*match.span()), indicator=passage.indicator,
                    fix=_fix(passage, match),
                )


def _fix(passage: Passage, match: re.Match[str]) -> Fix | None:
    """The word once, for certain where it is a single character; None where a quote stands between, which belongs to one of the two."""
    if match.group() != match[1] * 2:
        return None
    return passage.fix(*match.span(), match[1], kind="safe" if len(match[1]) == 1 else "proposed")


def _is_slip(match: re.Match[str]) -> bool:
    """Whether nobody says it twice on purpose: one of a few characters, or a word that neither counts one by one nor begins a noun."""
    word, following = match[1], match.string[match.end() : match.end() + 1]
    if len(word) == 1 and match.string[: match.start()][-1:].isdecimal():
        return not following or not following.isalpha()
    if len(word) == 1:
        return word in _NEVER_DOUBLED and match.end() - match.start() == 2 and match.group() + following != "率率先"
    is_noun = following in _NOUN_ENDINGS and not match.string.startswith(_COUNTED_PEOPLE, match.end())
    return word[0] not in _DISTRIBUTIVE and not is_noun


RULE = Rule(
    code="TB010", name="词语重复", concern="wording", severity="hint", certainty="suspected", scope=ProjectFacts, check=check,
)
