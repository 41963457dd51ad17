"""文字里留着网页标签。

检查什么
    项目名称、绩效目标、指标名称和指标值里有没有 `<p>`、`<br/>` 一类网页标签。
为什么
    从系统里导出或复制时带出来的标签，公开以后读者看到的是乱码，也妨碍按文字查找。
会查出
    数量指标 | 户外广告<br/>检测数量 | ≥300块

    目标 | <p>全年举办科普讲座24场，参加人次不少于5000人次，公众科学素质水平得到提升，满意度不低于90%。</p>
不会查出
    时效指标 | 故障修复时间 | <2小时
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import find_passages
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.residue import find_residue, strip_residue

_SUSPECT = re.compile(r"<[/A-Za-z]")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every tag left in a text."""
    for passage in find_passages(facts, _SUSPECT):
        printed, joined = passage.printed, 0
        for start, end, kind in find_residue(printed):
            if kind == "tag":
                blank = _blank_between(printed[joined:start], printed[start:end], printed[end:])
                joined = end
                yield Flaw(
                    f"{passage.where}里留有网页标签“{printed[start:end]}”", "删去标签，只留文字",
                    source=passage.locate(start, end), fix=passage.fix(start, end, blank), indicator=passage.indicator,
                )


def _blank_between(before: str, tag: str, after: str) -> str:
    """What reading leaves in place of a tag: a blank where figures or letters would run into each other, else nothing."""
    before, after = strip_residue(before)[-1:], strip_residue(after)[:1]
    return strip_residue(f"{before}{tag}{after}")[1:-1] if before and after else ""


RULE = Rule(
    code="TB002", name="标签残留", concern="wording", severity="hint", certainty="certain", scope=ProjectFacts, check=check,
)
