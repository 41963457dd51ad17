"""Whether two names say the same indicator: the same words in any order, with measure unit, class and direction agreeing.

Closeness of spelling cannot tell it: 增长率 and 下降率 differ as little as 参训 and 培训. So what differs decides, not how much is equal:
a difference counts as none only where the lexicon, or people, say that it is a matter of wording.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jiheng.corpus.indicator_library.names import fold_name
from jiheng.regulations.lexicon import expect_of
from jiheng.regulations.name_words import plain_name
from jiheng.text.measure_units import find_dimension

SAME = Decimal("0.9")
"""From this likeness on, two names are taken for the same indicator."""
NEAR = Decimal("0.5")
"""From this likeness on, a name is worth a look."""
_NOT_SAME = Decimal("0.85")
"""What no pair reaches whose words differ."""
_OPPOSITES = frozenset({("more", "less"), ("less", "more")})


@dataclass(frozen=True, slots=True)
class NamedIndicator:
    """A name with what is known of its indicators: 二级指标 and measure unit, empty where it is not known."""

    name: str
    category: str = ""
    unit: str = ""


def likeness_key(name: str, *, confirmed: Mapping[str, str] | None = None) -> str:
    """The characters of a name in plain words, sorted: equal for two names that say the same words in any order."""
    return "".join(sorted(plain_name(fold_name(name), confirmed=confirmed)))


def measure_likeness(one: NamedIndicator, other: NamedIndicator, *, confirmed: Mapping[str, str] | None = None) -> Decimal:
    """How alike two indicators are, 0 to 1: 1 for the same words, 0 where unit, class or direction contradict each other."""
    if not can_be_same(one, other):
        return Decimal(0)
    plain = [plain_name(fold_name(each.name), confirmed=confirmed) for each in (one, other)]
    if sorted(plain[0]) == sorted(plain[1]):
        return Decimal(1)
    return _NOT_SAME * _overlap(*plain)


def can_be_same(one: NamedIndicator, other: NamedIndicator) -> bool:
    """Whether nothing that is known of both contradicts: class, what the unit measures, and which direction is better."""
    if one.category and other.category and one.category != other.category:
        return False
    dimensions = [find_dimension(each.unit) or each.unit for each in (one, other) if each.unit]
    if len(set(dimensions)) > 1:
        return False
    kinds = [expect_of(each.name) for each in (one, other)]
    if kinds[0] is None or kinds[1] is None:
        return True
    if kinds[0].dimensions and kinds[1].dimensions and not kinds[0].dimensions & kinds[1].dimensions:
        return False
    return (kinds[0].direction, kinds[1].direction) not in _OPPOSITES


def _overlap(one: str, other: str) -> Decimal:
    """Twice the pairs of neighbouring characters that both have, of all pairs of both."""
    pairs = [Counter(zip(f"^{text}", f"{text}$", strict=True)) for text in (one, other)]
    return Decimal(2 * (pairs[0] & pairs[1]).total()) / (pairs[0].total() + pairs[1].total())
