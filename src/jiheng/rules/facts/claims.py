"""What an objective promises in numbers, and which indicator takes it up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from jiheng.regulations.lexicon import Lexicon
from jiheng.rules.facts.subjects import IndicatorFacts, ProjectFacts
from jiheng.text.measure_units import MeasureUnit, find_unit, find_unit_prefix

Amount = tuple[str, Decimal]
"""A base unit and a number of it."""

_CLAUSE = re.compile(r"(?:[^，。；;、,\n]|,(?=\d{3}))+")
_NUMBER = re.compile(r"(?<![\dA-Za-z.第×/:\-~～—])(\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?)(?![\dA-Za-z.×:]|[\-~～—]\d)")
_LARGE = {"万": 10_000, "亿": 100_000_000}
_BASE = re.compile(r"[由从][^\d由从]{0,12}\d[\d.,]{0,15}[^\d到至为]{0,8}[到至为]")
_NOT_PROMISED = re.compile(r"上年|去年|现有|已有|已经|目前|截至|到20\d\d|[约近余](?=\d)|\d(?:\.\d+)?万?余|左右")
_DATE_UNITS = frozenset("年月日")
_BOUND = re.compile(
    r"(?:(?:提升|提高|上升|增加|扩大|下降|降低|压减|压缩|缩短|控制|稳定|保持|达|降|增|升)[到至在]|不[少低小]于|不超过|不[高大多]于|至少|高于|超过|低于|小于|大于|力争|突破"
    r"|达|为|共|到|≥|≤|>|<|=)+\s*$"
)
_BRACKETED = re.compile(r"[（(].*")
_NOISE = re.compile(r"[^\w%]|_")
_LENGTH_MOST = 80
"""Longer texts are sentences, not names of things."""
_CLAIMS_MOST = 60
"""How many numbers of one objective are compared; nobody reviews more by eye either."""
_TERMS_MOST = 30
"""How many numbers of one text are tried for a sum."""
_AFTER_BOUND = re.compile(r"^(?:及?以上|及?以下|以内|之内|之间|内)")
_SHARED_LEAST, _SHARED_ENOUGH = 2, 3
"""How many characters running the wording of both sides shares at least, and from how many on the rest need not be the same."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of an objective: ``value`` in ``base`` units (see ``MeasureUnit``), the ``clause`` that it stands in, what stands
    ``before`` and ``after`` it there without bounds and base numbers, its ``text`` with the unit and the stretch ``start``–``end`` of
    the objective; ``per`` says that it counts per something (每月)."""

    clause: str
    before: str
    after: str
    value: Decimal
    base: str
    text: str
    start: int
    end: int
    per: bool


def compare_claims(facts: ProjectFacts, lexicon: Lexicon) -> Iterator[tuple[Claim, IndicatorFacts | None]]:
    """Every number of the objective that no indicator repeats and no indicators add up to, with the indicator that gives another number
    for the same thing, if there is one."""
    claims = claims_of(facts.objective)
    if not claims:
        return
    amounts = [(claim.base, claim.value) for claim in claims]
    claimed = frozenset(amounts)
    promised = [(item, given) for item in facts.indicators if (given := _amounts_of(item))]
    indicated = frozenset().union(*(given for _, given in promised))
    if claimed <= indicated:
        return
    open_items = [
        item for item, given in promised if claimed.isdisjoint(given) and not any(_adds_up(amount, amounts) for amount in given)
    ]
    terms = [amount for _, given in promised for amount in given]
    for claim, amount in zip(claims, amounts, strict=True):
        if amount not in indicated and not _adds_up(amount, terms):
            rivals = [item for item in open_items if _is_about(claim, item, facts.objective, lexicon)]
            yield claim, rivals[0] if len(rivals) == 1 else None


def _adds_up(amount: Amount, terms: Sequence[Amount]) -> bool:
    """Whether an amount is the sum of several terms of its unit that follow each other."""
    base, value = amount
    values = [other for unit, other in terms[:_TERMS_MOST] if unit == base]
    return any(sum(values[start:end], Decimal()) == value for start in range(len(values)) for end in range(start + 2, len(values) + 1))


@lru_cache(maxsize=16_384)
def claims_of(objective: str) -> tuple[Claim, ...]:
    """The numbers with a unit that an objective (in half width) promises; dates, ranges, shares of the past and round numbers are none."""
    return tuple(islice(_claims(objective), _CLAIMS_MOST))


def _claims(objective: str) -> Iterator[Claim]:
    for clause in _CLAUSE.finditer(objective):
        text = _BASE.sub(lambda base: "·" * len(base.group()), clause.group())
        if _NOT_PROMISED.search(text):
            continue
        for match in _NUMBER.finditer(text):
            large, spelling, end = _unit_after(text, match.end())
            unit = find_unit(spelling)
            if unit is None or spelling in _DATE_UNITS:
                continue
            value = Decimal(match.group(1).replace(",", "")) * large * unit.factor
            before = text[: match.start()]
            yield Claim(
                clause.group().strip(), _BOUND.sub("", before), text[end:], value, unit.base, text[match.start() : end],
                clause.start() + match.start(), clause.start() + end, "每" in before,
            )


def _unit_after(text: str, start: int) -> tuple[int, str, int]:
    """What stands after a number: the factor of 万 or 亿 (else 1), the unit (else empty), and where it ends; 万元 is a unit of its own."""
    large = _LARGE.get(text[start : start + 1], 1)
    spelling = find_unit_prefix(text, start=start)
    if spelling or large == 1:
        return 1, spelling, start + len(spelling)
    spelling = find_unit_prefix(text, start=start + 1)
    return large, spelling, start + 1 + len(spelling)


def _amounts_of(item: IndicatorFacts) -> frozenset[Amount]:
    """The numbers of an indicator in base units, for the year and for the whole period."""
    annual, period = item.indicator.annual_target, item.indicator.period_target
    targets = (annual,) if period is annual else (annual, period)
    quantities = [quantity for target in targets if target for quantity in target.quantities]
    units = [(quantity, _find_unit(quantity.unit)) for quantity in quantities]
    return frozenset((unit.base, quantity.value * unit.factor) for quantity, unit in units if unit)


def _find_unit(spelling: str) -> MeasureUnit | None:
    """The measure unit of an indicator, by what stands before brackets where the whole is not listed: 件（套） → 件."""
    return find_unit(spelling) or find_unit(_BRACKETED.sub("", spelling))


def _is_about(claim: Claim, item: IndicatorFacts, objective: str, lexicon: Lexicon) -> bool:
    """Whether an indicator of one number counts what the claim counts: same unit, and names that mean the same thing."""
    quantity = item.first
    if quantity is None or len(item.quantities) > 1 or quantity.approx or (quantity.per is not None) != claim.per:
        return False
    unit = _find_unit(quantity.unit)
    if unit is None or unit.base != claim.base:
        return False
    stem, *things = (_stem(text, lexicon) for text in (item.core, claim.before, _AFTER_BOUND.sub("", claim.after)))
    return any(_is_same_thing(thing, stem, objective, is_count=unit.dimension != "share", lexicon=lexicon) for thing in things)


def _stem(text: str, lexicon: Lexicon) -> str:
    """What is counted, without marks and without the closing word that only says that it is counted: 参训校（园）长人次 → 参训校园长."""
    plain = _NOISE.sub("", text)
    return plain.removesuffix(lexicon.find_at_end("count_nouns", plain) or "") or plain


def _is_same_thing(thing: str, stem: str, objective: str, *, is_count: bool, lexicon: Lexicon) -> bool:
    """Whether the words around a number and the stem of an indicator's name mean the same thing.

    What the name says beyond the stretch that both share must stand in the objective too. What the objective says beyond it must be
    neutral or stand in the name; of a count that shares enough, it is enough that no qualifier (新建, 线上) makes it another count.
    """
    if max(len(stem), len(thing)) > _LENGTH_MOST:
        return False
    shared = _longest_shared(stem, thing)
    if len(shared) < _SHARED_LEAST or not _is_covered(stem.replace(shared, "", 1), objective, lexicon):
        return False
    rest = thing.replace(shared, "", 1)
    if _is_covered(rest, stem, lexicon):
        return True
    return is_count and len(shared) >= _SHARED_ENOUGH and not any(word not in stem for word in lexicon.lists["qualifiers"].findall(rest))


def _longest_shared(left: str, right: str) -> str:
    """The longest stretch that both texts have."""
    best = ""
    for start in range(len(left)):
        while start + len(best) < len(left) and left[start : start + len(best) + 1] in right:
            best = left[start : start + len(best) + 1]
    return best


def _is_covered(rest: str, by: str, lexicon: Lexicon) -> bool:
    """Whether all of ``rest`` is neutral or said in ``by`` too, so that it does not tell one thing from another."""
    return all(character in by for character in lexicon.lists["neutral"].sub("", rest))
