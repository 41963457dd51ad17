"""How projects, indicators and targets are compared: by what they mean, not by how they are written."""

import re
from collections import Counter
from functools import lru_cache

from jiheng.regulations.lexicon import core_of, load_lexicon
from jiheng.text.targets import Clause, Date, Quantity, Target
from jiheng.text.widths import fold

Meaning = tuple[tuple[object, ...], ...]
Years = tuple[int, int]

_YEARS = re.compile(r"(?<!\d)(20\d{2})(?:\s*年度?)?(?:\s*[-—–－~～至到]+\s*(20\d{2}))?(?!\d)(?:\s*年度?)?")
_NEUTRAL = re.compile(r"[\s“”\"‘’《》()（）]+")
_CLOSING = " 。；，、.;,"
_QUOTES = "“”\"‘’《》 "


def meaning_of(target: Target) -> Meaning:
    """What a target asks for, the same for ``1小时内`` and ``一小时内。``; words count as they stand."""
    return tuple(map(_meaning, target.clauses))


def years_of(name: str) -> Years | None:
    """The first and last year that the name of a project prints, None without a year: ``2025年-2026年运维`` → 2025, 2026."""
    years = [int(year) for match in _YEARS.finditer(name) for year in match.groups() if year]
    return (min(years), max(years)) if years else None


def stem_of(name: str) -> str:
    """The name of a project without years, quotes, brackets and blanks, in half width."""
    return _NEUTRAL.sub("", _YEARS.sub("", fold(name)))


def plain_name(name: str) -> str:
    """The name of a project without quotes, brackets and blanks, in half width: equal for two spellings of one name."""
    return _NEUTRAL.sub("", fold(name))


def _meaning(clause: Clause) -> tuple[object, ...]:
    match clause:
        case Quantity():
            return clause.op, clause.value, clause.upper, clause.unit, clause.approx, clause.per
        case Date():
            return clause.op, clause.value, clause.upper
        case _:
            return (fold(clause.text).strip(_CLOSING),)


@lru_cache(maxsize=65_536)
def topic_of(name: str) -> str:
    """What an indicator is about: its name without the action before it, the measure word after it and fillers, ``开展培训场次`` → ``培训``."""
    lexicon = load_lexicon()
    topic = lexicon.lists["fillers"].sub("", core_of(name)).strip(_QUOTES)
    topic = topic.removeprefix(lexicon.find_at_start("opening_verbs", topic) or "")
    topic = topic.removesuffix(lexicon.find_at_end("closing_measures", topic) or "")
    return topic.strip(_QUOTES) or core_of(name)


def shared_percent(left: str, right: str) -> int:
    """How many of the pairs of neighbouring characters of the shorter text the longer one has too, in percent."""
    if left == right:
        return 100
    pairs, others = _pairs(left), _pairs(right)
    return 100 * (pairs & others).total() // max(1, min(pairs.total(), others.total()))


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, zip(text, text[1:], strict=False)))


def disagree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are counted alike and ask for different amounts; ``≥10场`` and ``10场`` do not."""
    return one.unit == other.unit and one.per == other.per and (one.value, one.upper) != (other.value, other.upper)
