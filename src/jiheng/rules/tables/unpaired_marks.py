"""引号、书名号或括号不成对。

检查什么
    项目名称、绩效目标、指标名称和指标值里的“”、‘’、《》、（）、【】是否一一配对，直引号是否成双。全角与半角括号互相配对的不算；“1）”一类序号里的右括号不算。
为什么
    缺半边的引号常常是漏删、漏贴文字留下的，读的人分不清引到哪里为止。
会查出
    数量指标 | ”院士讲堂”活动场次 | 6场

    质量指标 | 设备验收合格率 | ”≥95%

    目标 | 通过举办“举办“院士讲堂”活动24场，参加人次不少于5000人次，提升公众科学素质，参加人员满意度不低于90%。
不会查出
    数量指标 | “院士讲堂”活动场次（含线上) | 6场

    目标 | 1）举办“院士讲堂”24场；2）编印《科普读本（第二辑）》3000册，提升公众科学素质，参加人员满意度不低于90%。
"""

import re
from collections.abc import Iterator

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import Passage, find_passages
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_PARTNERS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": "）", "【": "】", "「": "」", '"': '"'}
_OPENING = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "（", "】": "【", "」": "「"}
_TURNABLE = "“”‘’《》「」"
_MARKS = re.compile(f"[{re.escape(''.join([*_PARTNERS, *_OPENING]))}]")
_INNERMOST = re.compile(r"“[^“”\n]*”|‘[^‘’\n]*’|《[^《》\n]*》|[（(][^（）()\n]*[）)]|【[^【】\n]*】|「[^「」\n]*」|\"[^\"\n]*\"")
_LIST_NUMBER = re.compile(r"(?<![\w（(])[\d一二三四五六七八九十]{1,3}$")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every text with a mark that has no partner, at the first one."""
    if not _MARKS.search(_INNERMOST.sub("", facts.wording)):
        return
    for passage in find_passages(facts, _MARKS):
        position = _find_unpaired(passage.printed)
        if position is None:
            continue
        mark = passage.printed[position]
        partner, side = (_PARTNERS[mark], "后") if mark in _PARTNERS else (_OPENING[mark], "前")
        yield Flaw(
            f"{passage.where}“{passage.excerpt(position, position + 1, around=10)}”里的 {mark} {side}面没有配对的 {partner}",
            f"补上 {partner}，或删去多余的 {mark}",
            source=passage.locate(position, position + 1), indicator=passage.indicator, fix=_fix(passage, mark),
        )


def _fix(passage: Passage, mark: str) -> Fix | None:
    """One of two equal quotes turned round, where the text has no other of their kind: ``“甲“`` → ``“甲”``; else nobody knows better."""
    places = [match.start() for match in re.finditer(mark, passage.printed)] if mark in _TURNABLE else []
    partner = _PARTNERS.get(mark) or _OPENING.get(mark, "")
    if len(places) != 2 or partner in passage.printed:
        return None
    at = places[1 if mark in _PARTNERS else 0]
    return passage.fix(at, at + 1, partner)


def _find_unpaired(text: str) -> int | None:
    """The place of the first mark without a partner; brackets pair whatever their width, ``1）`` and ``55"`` need none."""
    waiting: list[tuple[int, str]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if waiting and mark not in "“‘《（(【「" and waiting[-1][1] == mark.replace(")", "）"):
            waiting.pop()
        elif mark in _PARTNERS:
            if mark != '"' or not text[at - 1 : at].isdecimal():
                waiting.append((at, _PARTNERS[mark]))
        elif mark not in ")）" or not _LIST_NUMBER.search(text, max(at - 4, 0), at):
            return at
    return waiting[0][0] if waiting else None


RULE = Rule(
    code="TB004", name="引号不配对", concern="wording", severity="should", certainty="certain", scope=ProjectFacts, check=check,
)
