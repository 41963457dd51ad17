"""自评用的指标值不是年初批复的。

检查什么
    同一行印了年初指标值和调整后指标值的，两个是不是说的同一件事；只换了写法的不算。
为什么
    自评应当用批复的指标；年中改过指标值的，要有批复，不然就是照着结果改目标。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5 | 年初值
    数量指标 | 培训人次 | ≥450人次 | 460人次 | 10 | 10 | | ≥500人次
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5 | 年初值
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 10 | 10 | | 不少于500人次
"""

from collections.abc import Iterator

from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import load_sheet_layout
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import meaning_of
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Target

_INITIAL = ("initial_target", "target")


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every indicator whose target was changed after the beginning of the year."""
    columns = load_sheet_layout().columns
    for indicator, _ in item.rows:
        for head, text in indicator.indicator.printed.items():
            if columns.get(fold_label(head)) not in _INITIAL or not text.strip():
                continue
            if _differ(parse_target(text), indicator.target):
                yield Flaw(
                    f"指标“{indicator.indicator.name}”的{head}“{text}”改成了“{indicator.text}”", "附上调整指标的批复，没有批复的按年初指标值自评",
                    source=indicator.target_source, indicator=indicator,
                )


def _differ(initial: Target, current: Target) -> bool:
    """Whether they ask for different things; of numbers only the numbers count, as a sign or a unit may stand in another column."""
    if initial.quantities and current.quantities:
        before, after = ([(quantity.value, quantity.upper) for quantity in target.quantities] for target in (initial, current))
        return before != after
    return meaning_of(initial) != meaning_of(current)


RULE = Rule(
    code="SC014", name="指标值年中改过", concern="scoring", severity="should", certainty="suspected", scope=ScoredFacts, check=check,
    cites=("mof-2020-10",),
)
