"""Safe fixes of target values: the same number, unit and bound, written as it should be."""

import re
from collections.abc import Iterator

from jiheng.domain.finding import Fix
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.subjects import IndicatorFacts
from jiheng.rules.fixes.meaning import meaning_of
from jiheng.rules.fixes.values import rewrite
from jiheng.text.measure_units import find_unit
from jiheng.text.targets import Target
from jiheng.text.writing import print_number

_NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_SECOND_BOUND = (re.compile("及?以上|及?以下|以内"), re.compile("[≥≤><＞＜]|%"))


def spell_in_digits(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``两家以上`` → ``2家以上``."""
    numbers = {print_number(quantity.value) for quantity in facts.quantities if not re.search(r"\d", quantity.text)}
    wordings = (_put(facts.text, match, number) for match in _NUMERAL.finditer(facts.text) for number in sorted(numbers))
    return _spell(facts, wordings)


def spell_unit(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``1600平米`` → ``1600平方米``."""
    return _spell(facts, _with_usual_units(facts, profile))


def say_bound_once(facts: IndicatorFacts, profile: Profile) -> Fix | None:
    """``≥90%以上`` → ``≥90%``."""
    return _spell(facts, (_put(facts.text, match, "") for pattern in _SECOND_BOUND for match in pattern.finditer(facts.text)))


def _with_usual_units(facts: IndicatorFacts, profile: Profile) -> Iterator[str]:
    for quantity in facts.quantities:
        usual = find_unit(quantity.unit)
        if usual is not None and usual.name != quantity.unit and profile.lexicon.has("nonstandard_units", quantity.unit):
            for match in re.finditer(re.escape(quantity.unit), facts.text):
                yield _put(facts.text, match, usual.name)


def _put(text: str, match: re.Match[str], replacement: str) -> str:
    return text[: match.start()] + replacement + text[match.end() :]


def _spell(facts: IndicatorFacts, wordings: Iterator[str]) -> Fix | None:
    meaning = meaning_of(facts.target)

    def says_the_same(target: Target) -> bool:
        return meaning_of(target) == meaning

    return rewrite(facts, wordings, proof=says_the_same, kind="safe")
