"""同一项目里，同一件事要求了两个不同的数。

检查什么
    同一项目的两项指标，去掉“开展”“次数”“数量”一类字眼后事项相同、计量单位相同，要求的数值却不同，提在后一项上。
    一格里写了几个数的，其中某个数说的事项与另一项指标相同时也提出；它不超过另一项的数值、可能只是其中一部分的，只作提示。
为什么
    两个数都写进目标，完成多少算完成就说不清了。
会查出
    数量指标 | 举办培训场次 | ≥10场
    数量指标 | 培训场次 | ≥12场
不会查出
    数量指标 | 培训教师场次 | ≥10场
    数量指标 | 培训学生场次 | ≥12场

    数量指标 | 学校床位数 | ≥500张
    数量指标 | 新增学校床位数 | ≥50张
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.comparison import disagree, topic_of
from jiheng.rules.facts.subjects import IndicatorFacts, ProjectFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Quantity

_TOPIC_LEAST = 2


def check(facts: ProjectFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw on every indicator that asks for another amount of what an earlier one, or one with a single number, asks for."""
    earlier: dict[str, IndicatorFacts] = {}
    for item in facts.indicators:
        first = earlier.setdefault(topic_of(item.name), item)
        if first is not item and item.first and first.first and disagree(item.first, first.first):
            yield _flaw(item, item.text, first)
        elif len(item.quantities) > 1:
            yield from _among_several(item, facts)


def _among_several(item: IndicatorFacts, facts: ProjectFacts) -> Iterator[Flaw]:
    for quantity in item.quantities:
        for other in facts.indicators:
            if other is item or len(other.quantities) != 1 or not _is_same_matter(quantity, other):
                continue
            if disagree(quantity, other.quantities[0]):
                yield _flaw(item, quantity.text, other, is_mild=quantity.value <= other.quantities[0].value)


def _is_same_matter(quantity: Quantity, other: IndicatorFacts) -> bool:
    """Whether the words before the number end with what the other indicator is about."""
    topic = topic_of(other.name)
    return len(topic) >= _TOPIC_LEAST and bool(quantity.subject) and topic_of(quantity.subject).endswith(topic)


def _flaw(item: IndicatorFacts, wording: str, other: IndicatorFacts, *, is_mild: bool = False) -> Flaw:
    return Flaw(
        f"指标“{item.indicator.name}”要求“{wording}”，第{other.indicator.number}项“{other.indicator.name}”却要求“{other.text}”",
        "同一事项只留一个数；一个是另一个的一部分的，写明“其中”",
        source=item.target_source, indicator=item, at_most="hint" if is_mild else None,
    )


RULE = Rule(
    code="PR017", name="同事项数值矛盾", concern="duplicate-indicator", severity="should", certainty="suspected", scope=ProjectFacts, check=check,
    cites=("review-remarks",),
)
