"""Changes against a base: 较上年提高2个百分点, 同比下降5%. A level is no change, and a rise no fall."""

import re
from decimal import Decimal
from functools import cache

from jiheng.domain.evaluation.judgement import Judgement, unknown
from jiheng.domain.evaluation.measuring import judge_quantity
from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.evaluation.words import is_word, list_words
from jiheng.text.alternatives import any_of
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Clause, Grade, Operator, Quantity, Statement
from jiheng.text.widths import fold

_POINTS = "百分点"
_SHARES = ("%", "倍")
_MIRRORED: dict[Operator, Operator] = {"≥": "≤", ">": "<", "≤": "≥", "<": ">"}


def is_change(clause: Quantity) -> bool:
    """Whether the number says how much something changed: 较上年增加50户, 成本降低5%, 2个百分点; 提高到95% and 增长率10% are levels."""
    base, wording = measure_of(clause.unit).base, fold(clause.text or clause.subject)
    if base == _POINTS:
        return True
    if _reaches().search(wording) or clause.subject.endswith(list_words("shares")):
        return False
    return _bases().search(wording) is not None or base in _SHARES and _sign(clause) != 0


def judge_change(target: Quantity, actual: Clause, *, policy: Policy) -> Judgement | None:
    """Whether a change reaches the change that was asked for; None where neither side says that it is one.

    Whoever asks for a rise (or a fall) asks for no less of it, so that this decides what ``=`` means, and a fall misses a rise.
    """
    found = _flat(target, actual)
    if not isinstance(found, Quantity) or not is_change(target) and not (is_change(found) and not _is_alike(target, found)):
        return None
    if not is_change(target):
        return unknown("实际值写的是变化了多少，指标值没有说要的是变化，不能直接比较")
    if not is_change(found) and found.value > 0:
        return unknown("指标值要的是变化，实际值没有写明提高还是降低了多少，请写明")
    wanted, reached = _sign(target), _sign(found)
    if not wanted and reached < 0:
        return unknown("实际值写的是降低，指标值没有写明要提高还是降低，请写明")
    is_opposite = wanted * reached < 0
    judgement = judge_quantity(target, _negate(found) if is_opposite else found, policy=policy, direction="more")
    return judgement._replace(why=f"变化的方向与指标值相反，{judgement.why}") if is_opposite and found.value else judgement


def _negate(change: Quantity) -> Quantity:
    """A fall as a rise below zero, and the other way round."""
    upper = None if change.upper is None else -change.upper
    return change._replace(op=_MIRRORED.get(change.op, change.op), value=-change.value, upper=upper)


def _flat(target: Quantity, actual: Clause) -> Clause:
    """持平 as the change of 0 that it is."""
    if isinstance(actual, Grade | Statement) and is_word("flat", actual.text) and is_change(target):
        return Quantity("=", Decimal(0), unit=target.unit, per=target.per, subject="持平", text=actual.text)
    return actual


def _is_alike(target: Quantity, found: Quantity) -> bool:
    """Whether a target that names a share of change (增长率, 降幅) is answered by a change that goes the same way."""
    return target.subject.endswith(list_words("shares")) and _sign(target) * _sign(found) >= 0 and measure_of(found.unit).base != _POINTS


def _sign(clause: Quantity) -> int:
    """1 for a rise, -1 for a fall, 0 where the wording does not tell; the last such word before the number counts."""
    words = _turns().findall(fold(clause.subject))
    return 0 if not words else 1 if words[-1] in list_words("rises") else -1


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(any_of([*list_words("rises"), *list_words("falls")]))


@cache
def _reaches() -> re.Pattern[str]:
    return re.compile(any_of([*list_words("rises"), *list_words("falls")]) + "(?:到|至|为)")


@cache
def _bases() -> re.Pattern[str]:
    return re.compile(any_of(list_words("bases")))
