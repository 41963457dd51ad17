"""What of an indicator other standards can hold: one number for each clause, and words for all that no number says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.domain.evaluation.matching import match_clauses
from jiheng.domain.filing import Indicator
from jiheng.regulations.directions import list_directions
from jiheng.text.targets import Clause, Quantity, Target

_UPWARD, _DOWNWARD = frozenset({"≥", ">"}), frozenset({"≤", "<"})
_BY_DIRECTION = {"more": True, "less": False}


@dataclass(frozen=True, slots=True)
class Measured:
    """One clause of the target for the year, as its own measurement.

    ``value`` is the number to reach and ``actual`` the one reached, both in ``unit`` and None where the wording is not just one number
    (ranges, dates, grades, statements). ``is_ascending`` says that more is better, None where neither wording nor name tells.
    ``target_text`` and ``actual_text`` are as written; ``remark`` is what the standards have no field for, in Chinese.
    """

    title: str
    clause: Clause | None
    value: Decimal | None
    actual: Decimal | None
    unit: str
    is_ascending: bool | None
    target_text: str
    actual_text: str
    remark: str


def measure_clauses(indicator: Indicator) -> tuple[Measured, ...]:
    """A measurement for each clause of the target for the year; one in words where the form has none for the year."""
    target, actual = indicator.annual_target, indicator.actual
    actual_text = actual.text if actual else ""
    if target is None:
        return (Measured(indicator.name, None, None, None, "", None, "", actual_text, ""),)
    answers = match_clauses(target.clauses, actual.clauses) if actual else (None,) * len(target.clauses)
    return tuple(_measure(indicator.name, target, actual_text, answers))


def describe_indicator(indicator: Indicator) -> str:
    """All that is known of an indicator beside its value for the year and its actual value, in one line."""
    period = indicator.period_target
    told = (
        ("一级指标", indicator.dimension), ("二级指标", indicator.category), ("实施周期指标值", period.text if period else ""),
        ("预计完成值", indicator.expected.text if indicator.expected else ""), ("分值", indicator.points or ""),
        ("得分", indicator.score or ""), ("偏差原因", indicator.deviation_reason or ""),
    )
    return "；".join(f"{word}：{value}" for word, value in told if value)


def _measure(name: str, target: Target, actual_text: str, answers: Sequence[Clause | None]) -> Iterator[Measured]:
    directions = list_directions(name, target)
    several = len(target.clauses) > 1
    for clause, answer, direction in zip(target.clauses, answers, directions, strict=True):
        number = clause if isinstance(clause, Quantity) and clause.op != "range" else None
        text = clause.text or target.text
        title = f"{name}（{text}）" if several else name
        value, reached = (number.value, _number(answer, number)) if number else (None, None)
        is_ascending = _ascending(number, direction) if number else None
        unit = number.unit if number else ""
        yield Measured(title, clause, value, reached, unit, is_ascending, text, actual_text, _remark(clause))


def _number(answer: Clause | None, wanted: Quantity) -> Decimal | None:
    """The number that answers ``wanted``, where it is just one in the same measure unit: ≥95% and 约95% are none."""
    if not isinstance(answer, Quantity) or answer.op != "=" or answer.approx:
        return None
    return answer.value if (answer.unit, answer.per) == (wanted.unit, wanted.per) else None


def _ascending(clause: Quantity, direction: str) -> bool | None:
    if clause.op in _UPWARD:
        return True
    return False if clause.op in _DOWNWARD else _BY_DIRECTION.get(direction)


def _remark(clause: Clause) -> str:
    if not isinstance(clause, Quantity):
        return ""
    told = (("计量单位", clause.unit), ("每", clause.per or ""), ("对象", clause.subject), ("比较", clause.op), ("约数", "是" if clause.approx else ""))
    return "；".join(f"{word}：{value}" for word, value in told if value)
