"""A fix of a target value: a new wording that is proved with the target grammar before anybody sees it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from jiheng.domain.finding import Fix, FixKind
from jiheng.rules.facts.places import find_place
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.source import Source
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Quantity, Target

_TRIED_MOST = 40
"""How many wordings are read; a value that offers more of them is no value."""


def rewrite(
    facts: IndicatorFacts, wordings: Iterable[str], *, proof: Callable[[Target], bool], kind: FixKind = "proposed",
) -> Fix | None:
    """The first of ``wordings`` whose reading passes ``proof``, in place of the target; None where none does, or where the
    target is not printed character for character or differs in several cells."""
    field = "annual_target" if facts.indicator.annual_target else "period_target"
    if field in facts.indicator.printed:
        return None
    wording = next((one for one in islice(wordings, _TRIED_MOST) if one != facts.text and proof(parse_target(one))), None)
    return None if wording is None else _fix(facts.text, wording, facts.indicator.sources.get(field, ()), kind)


def _fix(text: str, wording: str, places: Sequence[Source], kind: FixKind) -> Fix | None:
    """The whole value where it stands in one cell, else what differs in the one cell where it differs."""
    length = len(text)
    if whole := find_place(places, 0, length, length=length):
        return Fix(whole, wording, text, kind)
    head, tail = shared_ends(text, wording)
    part = find_place(places, head, length - tail, length=length)
    return Fix(part, wording[head : len(wording) - tail], text[head : length - tail], kind) if part else None


def advise(facts: IndicatorFacts, advice: str) -> Fix:
    """What to write in place of the target, once a person has filled in or decided the rest."""
    return Fix(facts.target_source, advice, facts.text, "proposed", is_advice=True)


def asks(target: Target, wish: Quantity) -> bool:
    """Whether a target asks for ``wish`` and nothing else, whatever its wording."""
    return target.clauses == (wish._replace(text=target.clauses[0].text),)


def shared_ends(before: str, after: str) -> tuple[int, int]:
    """How many characters both begin and end with, none of them counted twice."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return head, tail
