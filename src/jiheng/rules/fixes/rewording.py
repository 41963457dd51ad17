"""Proposed fixes of target values: another wording that says more, each read back by the target grammar."""

import re

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.nature import direction_of, is_count
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.fixes.values import asks, rewrite
from jiheng.text.targets import Operator, Quantity, Target
from jiheng.text.writing import print_number

_SIGNS: dict[str, Operator] = {"more": "≥", "less": "≤"}
_BOUND = re.compile(r"[≥≤><＞＜]|不[少低高多大小]于|不超过|至少|至多|超过|[大小高低少多]于|及?以上|及?以下|以内")
_VAGUE = re.compile("大约|大概|约|将近|接近|近|左右|上下|余|多")
_LOOSER: dict[Operator, Operator] = {">": "≥", "<": "≤"}
_OPPOSITE: dict[Operator, Operator] = {"≥": "≤", ">": "≤", "≤": "≥", "<": "≥"}
_IN_WORDS: dict[Operator, str] = {"≥": "不少于", "=": "", "≤": "不超过"}
_TIMES_A_YEAR = {"每周": 52, "每旬": 36, "每月": 12, "每个月": 12, "每季": 4, "每季度": 4, "每个季度": 4, "每半年": 2, "每学期": 2}
_WHOLE = 100


def add_comparator(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``30次`` → ``≥30次``, by what is better; None where that is not known."""
    first, op = facts.quantities[0], _wished(facts, profile)
    if op is None:
        return None
    return rewrite(facts, [_replaced(facts, first, op + first.text)], proof=lambda target: asks(target, first._replace(op=op)))


def drop_approximation(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``80余场`` → ``≥80场``."""
    about = next((quantity for quantity in facts.quantities if quantity.approx), None)
    if about is None or len(facts.clauses) != 1:
        return None
    op = about.op if about.op in _IN_WORDS and about.op != "=" else _wished(facts, profile)
    if op is None:
        return None
    exact = _VAGUE.sub("", about.text)
    number = re.search(r"\d", exact)
    signed = exact if number is None or _BOUND.search(exact) else exact[: number.start()] + op + exact[number.start() :]
    wish = about._replace(op=op, approx=False)
    return rewrite(facts, [_replaced(facts, about, signed)], proof=lambda target: asks(target, wish))


def drop_name(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``讲座场次≥20场`` → ``≥20场`` under the name 讲座场次."""
    first = facts.quantities[0]
    wording = facts.text.replace(first.subject, "", 1).lstrip(" ：:为达到")
    return rewrite(facts, [wording], proof=lambda target: asks(target, first._replace(subject="")))


def turn_comparator(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``≤85%`` → ``≥85%`` where more is better."""
    return _with_operator(facts, _OPPOSITE)


def loosen_comparator(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``>90%`` → ``≥90%``."""
    return _with_operator(facts, _LOOSER)


def add_percent(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``≥95`` → ``≥95%`` where the name asks for a share."""
    first, expectation = facts.quantities[0], facts.expectation
    if expectation is None or expectation.dimensions != {"share"} or not 1 < first.value <= _WHOLE:
        return None
    return rewrite(facts, [f"{facts.text}%"], proof=lambda target: asks(target, first._replace(unit="%")))


def add_total(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``每月不少于2次`` → ``每月不少于2次，全年不少于24次``."""
    first = facts.quantities[0]
    times = _TIMES_A_YEAR.get(first.per or "")
    if times is None or first.op not in _IN_WORDS or first.upper is not None:
        return None
    total = f"全年{_IN_WORDS[first.op]}{print_number(first.value * times)}{first.unit}"

    def has_total(target: Target) -> bool:
        return len(target.clauses) == 2 and [quantity.value for quantity in target.quantities] == [first.value, first.value * times]

    return rewrite(facts, [f"{facts.text}，{total}"], proof=has_total)


def _wished(facts: IndicatorFacts, profile: Profile) -> Operator | None:
    """The bound that goes with what is better; so many things made or done are at least so many."""
    direction = direction_of(facts, profile.lexicon)
    if not direction and facts.indicator.category == "数量指标" and is_count(facts):
        return "≥"
    return _SIGNS.get(direction)


def _with_operator(facts: IndicatorFacts, operators: dict[Operator, Operator]) -> Fix | None:
    """The first clause that has one of these operators with the other one, its words of bound replaced by the sign."""
    first = next((quantity for quantity in facts.quantities if quantity.op in operators), None)
    if first is None or len(facts.clauses) != 1:
        return None
    wish = first._replace(op=operators[first.op])
    plain = _BOUND.sub("", first.text)
    number = re.search(r"\d", plain)
    wording = plain if number is None else plain[: number.start()] + wish.op + plain[number.start() :]
    return rewrite(facts, [_replaced(facts, first, wording)], proof=lambda target: asks(target, wish))


def _replaced(facts: IndicatorFacts, quantity: Quantity, wording: str) -> str:
    return facts.text.replace(quantity.text, wording, 1)
