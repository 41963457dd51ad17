"""绩效目标里有口号，看不出这个项目要做到什么程度。

检查什么
    绩效目标里“世界一流”“走在前列”“实现现代化”一类说法。同一分句里写了数值的不算；书名号、引号里的名称，和“现代化设备”“高质量发展专项资金”一类具体事物的名称，也不算。
为什么
    口号超出一个项目能够负责的范围，既不能衡量，也不能据以评价。
会查出
    目标 | 建成国内领先的科学传播平台，全年开放300天，接待观众不少于80万人次，提升公民科学素质，观众满意度达到90%以上。
不会查出
    目标 | 落实《全市制造业高质量发展规划》，培育标杆企业12家，支持现代化设备改造项目30个，带动规上企业产值增长5%以上。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule

_CLAUSE = re.compile(r"[^，。；;,]+")
_NAMED = re.compile(r"《[^《》]{0,60}》|“[^“”]{0,30}”")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for the slogans of an objective, at the first one."""
    lexicon = profile.lexicon
    if not lexicon.find("slogan", facts.objective):
        return
    plain = _NAMED.sub(lambda name: "·" * len(name.group()), facts.objective)
    slogans = [
        (clause.start() + word.start(), word.group())
        for clause in _CLAUSE.finditer(plain) if not any(map(str.isdecimal, clause.group()))
        for word in lexicon.lists["slogan"].finditer(clause.group())
        if not lexicon.find_at_start("slogan_named", clause.group()[word.end():])
    ]
    if slogans:
        start, word = slogans[0]
        words = "”“".join(dict.fromkeys(word for _, word in slogans))
        yield Flaw(
            f"{facts.titled}的绩效目标里“{words}”是口号，没有说明做到什么程度算实现",
            "改为本项目能做到、能衡量的结果，例如排名、数量或比率", source=facts.objective_part(start, start + len(word)),
        )


RULE = Rule(
    code="OB006", name="口号化", concern="slogan", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2015-88",),
)
