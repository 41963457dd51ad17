"""绩效目标只写了做什么，没有写带来什么效果。

检查什么
    绩效目标（年度的和实施周期的合起来看）里有没有预期效果：提高、降低、满足一类说法，或者百分比一类要达到的水平。只说本单位“工作效率”“管理水平”会提高的，不算给服务对象带来效果；人员类、公用经费项目不查。
为什么
    绩效目标由预期产出和预期效果组成；只列工作内容，钱花完了也说不清有没有用。
会查出
    目标 | 及时收集、整理和归档各类纸质与电子资料，编印业务简报，协助开展日常文秘工作，进一步提高单位工作效率。

    目标 | 为57名重度残疾儿童提供送教上门服务，每生每月不少于8课时，并逐人制定个别化教育计划，建立成长档案。
不会查出
    目标 | 对全区462万平方米道路实施清扫保洁，机械化清扫率不低于92%，道路积尘负荷保持在每平方米5克以内。

    目标 | 修复办公楼老旧破损部位，更换外窗120樘、屋面防水2600平方米，消除高空坠物和渗漏隐患，延长房屋使用年限。
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.widths import fold

_CLAUSE = re.compile(r"[，。；;,\n]")
_LEVEL = re.compile(r"%|百分|‰|率|占比|比例")


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw where no clause of the objective says what comes of the work."""
    objective = "\n".join(dict.fromkeys(filter(None, (facts.objective, fold(facts.project.period_objective or "")))))
    if not objective or _LEVEL.search(objective.replace("效率", "")):
        return
    lexicon = profile.lexicon
    effects = [clause for clause in _CLAUSE.split(objective) if lexicon.find("objective_effect", clause)]
    inward = [clause for clause in effects if lexicon.find("inward_effects", clause)]
    if len(inward) < len(effects) or facts.is_routine:
        return
    said = f"效果只提到“{inward[0].strip()}”" if inward else "没有写预期效果"
    yield Flaw(
        f"{facts.titled}的绩效目标只写了工作内容，{said}", "补充给服务对象或社会带来的变化，例如“使办理时间缩短到3个工作日以内”",
        source=facts.objective_source,
    )


RULE = Rule(
    code="OB004", name="只写工作内容无预期效果", concern="objective", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("mof-2021-101-definition", "mof-2015-88"),
)
