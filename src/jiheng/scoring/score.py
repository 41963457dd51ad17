"""What an indicator or the execution of a budget earns: one score, an interval that people choose from, or unknown."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import Literal

from jiheng.domain.evaluation.evaluate import Evaluation
from jiheng.domain.finding import Citation
from jiheng.regulations.scoring import Scheme
from jiheng.text.writing import print_number

ScoreKind = Literal["exact", "interval", "unknown"]

_EXACT = Decimal("1e-12")
"""What is computed by division is first taken to this place, so that 9 × 1/3 is 3 however it is rounded then."""
_SHOWN = Decimal("0.0001")
_WIDE = Context(prec=100)
"""Room for numbers that are slips of the pen: they are scored and shown like others."""


@dataclass(frozen=True, slots=True)
class Score:
    """得分 out of ``points`` (分值), both of 100.

    The admissible scores run from ``least`` to ``most``, which is left out itself where ``is_open``; both None is unknown, never zero.
    ``formula`` is one Chinese sentence with the numbers put in. ``progress`` is the share of the target that was reached, above 1 too,
    None where a share makes no sense. ``asks`` says what the form must explain whatever score is chosen, ``is_over`` whether one of that
    is over-achievement. ``evaluation`` is what the score was made from, None for the execution of a budget.
    """

    points: Decimal | None
    least: Decimal | None
    most: Decimal | None
    is_open: bool
    formula: str
    cites: tuple[Citation, ...]
    asks: tuple[str, ...] = ()
    progress: Decimal | None = None
    is_over: bool = False
    evaluation: Evaluation | None = None

    @property
    def kind(self) -> ScoreKind:
        """``exact`` where there is one score, ``interval`` where people choose, ``unknown`` where nothing can be told."""
        if self.least is None or self.most is None:
            return "unknown"
        return "exact" if self.least == self.most else "interval"

    @property
    def score(self) -> Decimal | None:
        """The one score; None where there are several or none."""
        return self.least if self.kind == "exact" else None

    @property
    def shown(self) -> str:
        """``4.50``, ``[6.00, 8.00)``, ``判断不了``."""
        if self.least is None or self.most is None:
            return "判断不了"
        if self.kind == "exact":
            return f"{self.least}"
        return f"[{self.least}, {self.most}{')' if self.is_open else ']'}"

    def admits(self, score: Decimal, *, slack: Decimal = Decimal(0)) -> bool:
        """Whether ``score`` is one of the admissible ones, give or take ``slack``; any score is where nothing can be told."""
        if self.least is None or self.most is None:
            return True
        below = score < self.most + slack if self.is_open else score <= self.most + slack
        return self.least - slack <= score and below


def round_score(value: Decimal, scheme: Scheme) -> Decimal:
    """A score to the places of the scheme, by its rounding."""
    exact = value.quantize(_EXACT, ROUND_HALF_UP, _WIDE)
    return exact.quantize(Decimal(1).scaleb(-scheme.decimals), ROUND_HALF_UP if scheme.rounding == "half_up" else ROUND_DOWN, _WIDE)


def round_at(value: Decimal, *, places: int) -> Decimal:
    """Any number to so many decimals, half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def plain(number: Decimal) -> str:
    """A number as people write it in a formula: no more than four decimals, none that say nothing."""
    return print_number(number.quantize(_SHOWN, ROUND_HALF_UP, _WIDE).normalize(_WIDE))


def propose_reduction(score: Score, scheme: Scheme) -> Decimal | None:
    """The score after a reduction for a target that was set clearly too low: points × max(0, 1 − (A ÷ T − threshold)); None where there
    was no over-achievement. Only a proposal of this software for a reviewer to decide on: no regulation gives a formula.
    """
    if not score.is_over or score.points is None or score.progress is None:
        return None
    share = max(Decimal(0), 1 - (score.progress - scheme.over_threshold))
    return round_score(score.points * min(share, Decimal(1)), scheme)
