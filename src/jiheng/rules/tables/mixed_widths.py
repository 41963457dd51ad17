"""全角、半角混着写。

检查什么
    数字、字母、百分号写成全角的，括号一半全角一半半角的，夹着连续空格、看不见的字符，名称中间或指标值的数字前后夹着空格的；以及同一张表里指标名称末尾的计量单位，有的用全角括号、有的用半角括号（提出较少的一种，一样多时提出半角）。
为什么
    写法不统一，表面相同的名称在查找、比对和汇总时会被当作两样。
会查出
    质量指标 | 设备完好率 | ≥９８％

    质量指标 | 设备 完好率 | ≥98%

    质量指标 | 设备完好率 | ≥ 98 %

    数量指标 | 项目完成率(%) | 100%
    满意度指标 | 学员满意度（%） | ≥90%
不会查出
    数量指标 | 项目完成率（%） | 100%
    满意度指标 | 学员满意度（%） | ≥90%
"""

import re
from collections.abc import Iterator

from jiheng.domain.filing import Indicator
from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import Passage, find_passages
from jiheng.rules.facts.subjects import FilingFacts, IndicatorFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.residue import find_residue
from jiheng.text.widths import fold

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％]+")
_MIXED = re.compile(r"（[^（）()]{0,30}\)|\([^（）()]{0,30}）")
_BLANKS = re.compile(r"(?<=\S)[ \u3000\u00a0]{2,}(?=\S)")
_LOOSE = re.compile(r"(?<=[≥≤><＞＜=＝])[ \u3000\u00a0](?=\d)|(?<=\d)[ \u3000\u00a0](?=[%％‰\u4e00-\u9fff])")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff])")
_SUSPECT = re.compile(
    rf"[０-９Ａ-Ｚａ-ｚ％{_INVISIBLE}]|[ \u3000\u00a0](?=[ \u3000\u00a0\d%％‰\u4e00-\u9fff])|（[^（）()\n]{{0,30}}\)|\([^（）()\n]{{0,30}}）"
)
_UNIT_AT_END = re.compile(r"[（(][^（）()]{1,6}[)）]$")
_TO_WIDE, _TO_NARROW = str.maketrans("()", "（）"), str.maketrans("（）", "()")


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every stretch that is not written as the rest, project by project, then for the rarer brackets of the table."""
    for project in facts.projects:
        for passage in find_passages(project, _SUSPECT):
            yield from _uneven(passage, project)
    yield from _rarer_brackets(facts)


def _uneven(passage: Passage, project: ProjectFacts) -> Iterator[Flaw]:
    found = [(*match.span(), fold(match.group())) for match in _WIDE.finditer(passage.printed)]
    found += [(*match.span(), match.group().translate(_TO_WIDE)) for match in _MIXED.finditer(passage.printed)]
    found += [(*match.span(), " ") for match in _BLANKS.finditer(passage.printed)]
    if passage.field == "name" and "“" not in passage.printed:  # what stands in quotes may be a slogan with a blank in it
        found += [(*match.span(), "") for match in _GAP.finditer(passage.printed)]
    if passage.field.endswith("target"):
        found += [(*match.span(), "") for match in _LOOSE.finditer(passage.printed)]
    found += [(start, end, "") for start, end, kind in find_residue(passage.printed) if kind == "invisible"]
    for start, end, replacement in sorted(found):
        what = f"改为“{replacement}”" if replacement.strip() else "只留一个空格" if replacement else "删去多余的空格或看不见的字符"
        yield Flaw(
            f"{passage.where}“{passage.excerpt(start, end)}”全角、半角或空格不统一", what,
            source=passage.locate(start, end), fix=passage.fix(start, end, replacement), project=project, indicator=passage.indicator,
        )


def _rarer_brackets(facts: FilingFacts) -> Iterator[Flaw]:
    """The names whose unit stands in brackets of the rarer width, where both are met."""
    by_width: dict[bool, list[tuple[ProjectFacts, IndicatorFacts]]] = {True: [], False: []}
    for project in facts.projects:
        for item in project.indicators:
            name = item.indicator.name
            if name.endswith((")", "）")) and _UNIT_AT_END.search(name):
                by_width[name[-1] == "）"].append((project, item))
    wide, narrow = by_width[True], by_width[False]
    if not (wide and narrow):
        return
    is_wide_rarer = len(wide) < len(narrow)
    for project, item in wide if is_wide_rarer else narrow:
        better = item.indicator.name.translate(_TO_NARROW if is_wide_rarer else _TO_WIDE)
        yield Flaw(
            f"指标名称“{item.indicator.name}”末尾用的是{'全角' if is_wide_rarer else '半角'}括号，表上其他指标用的是另一种",
            f"统一写作“{better}”", source=item.indicator.sources.get("name", (item.indicator.source,))[0], project=project, indicator=item,
            fix=_fix_brackets(item.indicator, better),
        )


def _fix_brackets(indicator: Indicator, better: str) -> Fix | None:
    """The name in one piece with the other brackets; None where it is not printed in one piece, character for character."""
    places = indicator.sources.get("name", ())
    is_literal = len(places) == 1 and places[0].end - places[0].start == len(better) and "name" not in indicator.printed
    return Fix(places[0], better, indicator.name) if is_literal else None


RULE = Rule(
    code="TB009", name="全半角不统一", concern="wording", severity="hint", certainty="certain", scope=FilingFacts, check=check,
)
