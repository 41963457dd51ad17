"""绩效目标写得过于简略。

检查什么
    绩效目标的字数是否少于最少字数（见参数表）。字数虽少、但写出了两个以上数值，或者既有数值又有效果，或者另列了任务的，不算简略；人员类、公用经费项目不查。
为什么
    三言两语说不清做什么、做到什么程度、有什么效果，审核和评价都没有依据。
会查出
    目标 | 做好场馆的日常维修，确保安全运行。
不会查出
    目标 | 更换路灯320盏，亮灯率不低于98%，改善群众夜间出行。

    目标 | 培训高素质农民800人，提高生产经营能力。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_NUMBER = re.compile(r"(?<![\d.])\d[\d.,]{0,15}(?!\d{0,15}年)")
_NUMBERS_SOUND = 2


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where the objective has fewer characters than asked for and leaves open how much and to what end."""
    length = len("".join(facts.objective.split()))
    least = profile.parameters["objective_characters_least"]
    if 0 < length < least and not facts.project.tasks and not _says_enough(facts.objective, profile) and not facts.is_routine:
        yield Flaw(
            f"{facts.titled}的绩效目标只有 {length} 个字，不足 {least} 个字",
            "写明主要工作任务、数量和预期效果，例如“更换路灯320盏，亮灯率不低于98%，改善群众夜间出行”",
            source=facts.objective_source,
        )


def _says_enough(objective: str, profile: Profile) -> bool:
    """Whether it has several numbers, or one and what comes of it."""
    numbers = len(_NUMBER.findall(objective))
    return numbers >= _NUMBERS_SOUND or bool(numbers and profile.lexicon.find("objective_effect", objective))


RULE = Rule(
    code="OB002", name="目标过于简略", concern="objective", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
