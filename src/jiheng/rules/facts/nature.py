"""What an indicator is by nature, whatever 二级指标 it stands under: a count, an activity, an effect.

The rules on classification ask here, so that one indicator is called one thing by all of them; so do those on missing indicators.
"""

from jiheng.domain.evaluation.policy import Direction
from jiheng.regulations.lexicon import Lexicon, expect_of
from jiheng.rules.facts.subjects import IndicatorFacts, ProjectFacts, dimension_of
from jiheng.text.targets import Date

_MEASURED = frozenset({"area", "length", "volume", "mass"})
_COUNTED = frozenset({"people", "visits", "events", "works", "count"}) | _MEASURED
_DONE = frozenset({"events", "works"})
_GAINED = frozenset({"people", "visits", "count", "money"})
_OUTPUT = frozenset({"数量指标", "质量指标", "时效指标", "成本指标"})
_COST = frozenset({"成本指标", "经济成本指标"})


def own_category(facts: IndicatorFacts) -> str:
    """The 二级指标 that the name belongs to by itself; empty where it does not tell."""
    return facts.expectation.own if facts.expectation else ""


def is_misplaced(facts: IndicatorFacts) -> bool:
    """Whether the name belongs to other 二级指标 than the one it stands under."""
    expectation = facts.expectation
    return expectation is not None and bool(expectation.categories) and facts.indicator.category not in expectation.categories


def is_count(facts: IndicatorFacts) -> bool:
    """Whether the target asks for so and so many of something; no more than so many faults is no count."""
    first, expectation = facts.first, facts.expectation
    if first is None or first.op in ("≤", "<") or first.value <= 0 or facts.dimension not in _COUNTED:
        return False
    return expectation is None or not expectation.dimensions or (expectation.own in ("", "数量指标") and expectation.direction != "less")


def direction_of(facts: IndicatorFacts, lexicon: Lexicon) -> Direction:
    """What is better for the first number: more or less; empty where neither the name, nor what the value names, nor the place tells.

    Money under 成本指标 is better less unless it is paid out to people, and so is the time that a step of work takes under 时效指标;
    who benefits, and what is set going, is better more.
    """
    first, expectation = facts.first, facts.expectation
    if first is not None and first.subject:
        expectation = expect_of(first.subject) or expectation
    if expectation is not None and expectation.direction:
        return expectation.direction if facts.dimension in expectation.dimensions else ""
    if facts.indicator.category in _COST:
        return "less" if facts.dimension == "money" and not lexicon.find("paid_out", facts.name) else ""
    if facts.indicator.category == "时效指标":
        return "less" if facts.dimension == "time" and lexicon.find("speedy", facts.name) else ""
    return "more" if facts.dimension in _GAINED and lexicon.find("gains", facts.name) else ""


def is_date(facts: IndicatorFacts) -> bool:
    """Whether the target asks for a date and for no number."""
    return not facts.quantities and any(isinstance(clause, Date) for clause in facts.clauses)


def is_deadline(facts: IndicatorFacts) -> bool:
    """Whether the name asks when and the target says when."""
    return is_date(facts) and facts.expectation is not None and "date" in facts.expectation.dimensions


def is_activity(facts: IndicatorFacts, lexicon: Lexicon) -> bool:
    """Whether it counts what was done with the money, and not what came of it: ``宣传报道次数``, ``购置设备数量``."""
    if not is_count(facts):
        return False
    if lexicon.find_at_start("activity", facts.text.strip()) and len(facts.quantities) == 1:
        return True
    if lexicon.find("benefit_marks", facts.name) or _is_density(facts) or _is_restored(facts):
        return False
    is_done = facts.dimension in _DONE and lexicon.find("activity", facts.name) is not None
    return is_done or lexicon.find_at_start("output_actions", facts.core) is not None


def _is_restored(facts: IndicatorFacts) -> bool:
    """Whether it is so much land, water or matter under 生态效益指标, where what was made and what nature gains are the same."""
    return facts.indicator.category == "生态效益指标" and facts.dimension in _MEASURED


def _is_density(facts: IndicatorFacts) -> bool:
    """Whether the target is so many for so many of something else (批次/千人), and not so many a year."""
    of = facts.first.unit.partition("/")[2] if facts.first else ""
    return dimension_of(of) not in ("", "time")


def is_effect(facts: IndicatorFacts, lexicon: Lexicon) -> bool:
    """Whether the name says that something gets better and no output is counted (``服务能力提升情况``), or what the money sets going
    (``带动就业人数``)."""
    if lexicon.find_at_start("driven", facts.core):
        return True
    if own_category(facts) in _OUTPUT or is_count(facts):
        return False
    return lexicon.find("changing", facts.name) is not None and lexicon.find("effect_nouns", facts.name) is not None


def is_foreign(facts: IndicatorFacts, lexicon: Lexicon, *kinds: str) -> bool:
    """Whether it is about something else for certain: words without a number, or a name with a word of one of these lists.

    A number under a name of unknown words may well be in its place; no list of words is ever complete.
    """
    return not facts.quantities or any(lexicon.find(kind, facts.name) for kind in kinds)


def suggest_move(facts: ProjectFacts, category: str) -> str:
    """A clause for a remedy that names the first indicator which belongs under this 二级指标 and stands elsewhere; empty without one."""
    for item in facts.indicators:
        if own_category(item) == category and is_misplaced(item):
            return f"第{item.indicator.number}项“{item.indicator.name}”可改归{category}，或"
    return ""
