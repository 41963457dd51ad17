"""绩效目标里的任务或数值，没有一个指标对应。

检查什么
    绩效目标里承诺的数值（“达到24.5%”“不少于30家”），是否有指标写到；“开展”“举办”一类动词后面并列的任务，多数有指标提到的，余下的是否也有。
为什么
    目标要细化为指标，没有指标的任务做没做、做成什么样都不在考核之内。
会查出
    目标 | 开展内部审计、项目评审和绩效评价，及时发现管理薄弱环节，提升项目质量和公平性，使评审意见采纳率达到90%以上。
    数量指标 | 项目评审次数 | ≥5次
    数量指标 | 绩效评价报告数量 | ≥3份
    质量指标 | 评审意见采纳率 | ≥90%
不会查出
    目标 | 开展内部审计、项目评审和绩效评价，及时发现管理薄弱环节，提升项目质量和公平性，使评审意见采纳率达到90%以上。
    数量指标 | 内部审计次数 | ≥2次
    数量指标 | 项目评审次数 | ≥5次
    数量指标 | 绩效评价报告数量 | ≥3份
    质量指标 | 评审意见采纳率 | ≥90%
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.claims import compare_claims
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.widths import fold

_PROMISE = re.compile(r"达|不少于|不低于|以上|完成|≥|至少")
_TASKS = re.compile(r"(?:开展|举办|组织|实施|完成)([^、，。；;,“”《》（）()\d]{2,30}、[^，。；;,“”《》（）()\d]{2,60})")
_JOINT = re.compile(r"[、和与及]|以及")
_TASK_LENGTH = range(4, 9)
_NEAR = 6
"""How many characters before a number may hold the word that makes it a promise."""


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw that lists what the objective promises and no indicator takes up."""
    objective = facts.objective
    numbers, lists = list(_promised_numbers(facts, profile)), list(_TASKS.finditer(objective))
    if not facts.indicators or not (numbers or lists):
        return
    said = fold("\n".join(text for item in facts.indicators for text in (item.name, item.text)))
    uncovered = [span for span in numbers if objective[slice(*span)] not in said]
    uncovered += [span for listed in lists for span in _left_out(listed, said)]
    if uncovered:
        quoted = "”“".join(objective[slice(*span)] for span in uncovered)
        yield Flaw(
            f"{facts.titled}的绩效目标提到“{quoted}”，没有一个指标与之对应",
            "为这些任务补充指标；不属于本项目的，从绩效目标里删去", source=facts.objective_part(*uncovered[0]),
        )


def _promised_numbers(facts: ProjectFacts, profile: Profile) -> Iterator[tuple[int, int]]:
    """The numbers promised in so many words that no indicator repeats; one that contradicts an indicator is told by another rule."""
    for claim, rival in compare_claims(facts, profile.lexicon):
        is_part = "其中" in claim.before
        if rival is None and not is_part and _PROMISE.search(facts.objective, max(claim.start - _NEAR, 0), claim.end + 2):
            yield claim.start, claim.end


def _left_out(listed: re.Match[str], said: str) -> Iterator[tuple[int, int]]:
    """The tasks of a list of which no two neighbouring characters stand in any indicator, where the indicators take up most of the list."""
    text, first = listed.string, listed.start(1)
    starts = [first, *(first + joint.end() for joint in _JOINT.finditer(listed.group(1)))]
    ends = [*(first + joint.start() for joint in _JOINT.finditer(listed.group(1))), listed.end(1)]
    spans = list(zip(starts, ends, strict=True))
    left_out = [span for span in spans if not any(text[at : at + 2] in said for at in range(span[0], span[1] - 1))]
    if 2 * len(left_out) < len(spans):
        yield from (span for span in left_out if span[1] - span[0] in _TASK_LENGTH)


RULE = Rule(
    code="OB007", name="目标任务无对应指标", concern="objective", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("evaluation-frame", "review-remarks"),
)
