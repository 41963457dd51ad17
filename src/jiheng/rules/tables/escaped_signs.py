"""文字里留着没有还原的转义写法、程序的错误值或乱码。

检查什么
    项目名称、绩效目标、指标名称和指标值里有没有 `\\geq` 一类排版命令、`&lt;` 一类网页转义，以及 `#REF!`、`NULL` 一类错误值和乱码。
为什么
    比较符号没有还原，读者看不懂目标值，别的系统也读不出来。
会查出
    质量指标 | 工程验收合格率 | \\geq 98%

    时效指标 | 故障修复时间 | &lt;2小时

    数量指标 | 培训场次 | #REF!
不会查出
    质量指标 | 工程验收合格率 | ≥98%
"""

import re
from collections.abc import Iterator

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.answers import BROKEN_VALUE
from jiheng.rules.facts.passages import Passage, find_passages
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.residue import find_residue, strip_residue

_SUSPECT = re.compile(r"[\\&#\ufffd锟]|NULL|null|undefined|NaN")
_SIGNS = {
    r"\geq": "≥", r"\ge": "≥", r"\geqslant": "≥", r"\leq": "≤", r"\le": "≤", r"\leqslant": "≤", r"\neq": "≠", r"\ne": "≠",
    r"\times": "×", r"\cdot": "·", r"\pm": "±", r"\approx": "≈", r"\sim": "～", r"\%": "%",
}


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every LaTeX command, every entity and every broken value left in a text."""
    for passage in find_passages(facts, _SUSPECT):
        for broken in BROKEN_VALUE.finditer(passage.printed):
            yield Flaw(
                f"{passage.where}里有错误值或乱码“{broken.group()}”", "改为正确的文字或数值",
                source=passage.locate(*broken.span()), indicator=passage.indicator,
            )
        for start, end, kind in find_residue(passage.printed):
            if kind in ("latex", "entity"):
                escaped = passage.printed[start:end]
                plain = _SIGNS.get(escaped, "") if kind == "latex" else _unescape(escaped)
                yield Flaw(
                    f"{passage.where}“{passage.excerpt(start, end)}”里的“{escaped}”没有还原成符号",
                    f"改为“{plain}”" if plain.strip() else "改为普通文字或空格",
                    source=passage.locate(start, end), indicator=passage.indicator,
                    fix=_fix(passage, start, end, plain) if plain else None,
                )


def _fix(passage: Passage, start: int, end: int, plain: str) -> Fix | None:
    """The sign in place of its escape, with the blank that only ends a command; no blank stays beside Chinese words."""
    printed = passage.printed
    if printed[start] == "\\" and printed[end : end + 1] == " ":
        end += 1
    is_gap = not plain.strip() and not (printed[:start][-1:] + printed[end : end + 1]).isascii()
    return passage.fix(start, end, "" if is_gap else plain)


def _unescape(entity: str) -> str:
    """What reading makes of an entity; letters around it keep a blank from being stripped."""
    return strip_residue(f"x{entity}x")[1:-1]


RULE = Rule(
    code="TB003", name="转义残留", concern="wording", severity="should", certainty="certain", scope=ProjectFacts, check=check,
)
