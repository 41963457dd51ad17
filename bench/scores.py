"""The laws of scoring on a hundred thousand random cases; ``python -m bench.scores NUMBER`` tries as many as one likes."""

import random
import sys
from collections.abc import Iterator
from decimal import Decimal
from time import perf_counter

from jiheng.regulations.scoring import list_schemes
from tests.scoring.scored import score_of
from tests.scoring.test_laws import CEILINGS, FLOORS, OPEN_WORDS, is_sound

CASES = 100_000
_UNITS = (("万元", "元", 10_000), ("小时", "分钟", 60), ("公顷", "亩", 15), ("人", "人", 1), ("%", "‰", 10))


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    begun = perf_counter()
    held = soak(CASES)
    each = (perf_counter() - begun) / held / 3 * 1e6
    yield from ("## 自评打分的定律", "", f"{held} 例全部成立：得分在 0 到分值之间，完成得更好不会少得分，换单位不变。每个得分 {each:.0f} 微秒（本机）。", "")


def soak(cases: int, *, seed: int = 0) -> int:
    """How many of ``cases`` random cases held: all; raises ``AssertionError`` with the first that does not."""
    draw, schemes = random.Random(seed), list_schemes()
    for number in range(cases):
        scheme, points = draw.choice(schemes), str(Decimal(draw.randint(0, 1_000)) / 10)
        sign, (large, small, factor) = draw.choice((*FLOORS, *CEILINGS)), draw.choice(_UNITS)
        target, worse, better = draw.randint(0, 400), *sorted((draw.randint(0, 900), draw.randint(0, 900)), reverse=sign in CEILINGS)
        low = score_of(f"{sign}{target}{large}", f"{worse}{large}", points=points, scheme=scheme)
        high = score_of(f"{sign}{target}{large}", f"{better * factor}{small}", points=points, scheme=scheme)
        words = score_of(draw.choice(OPEN_WORDS), draw.choice(OPEN_WORDS), points=points, scheme=scheme)
        case = f"{number}: {scheme} {points} {sign}{target}{large} {worse} {better}"
        assert all(map(is_sound, (low, high, words))), case
        assert low.score is not None, case
        assert high.score is not None, case
        assert low.score <= high.score, case
    return cases


if __name__ == "__main__":
    print(f"{soak(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)} 例全部成立")
