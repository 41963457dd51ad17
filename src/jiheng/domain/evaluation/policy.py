"""How actual values are held against targets where the wording alone does not decide."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Direction = Literal["more", "less", ""]
"""What is better, by the name of an indicator or of a clause's subject; empty where that does not tell."""

EqualMeans = Literal["exactly", "at_least_where_more_is_better", "at_least_as_good", "at_least_unless_less_is_better"]
MissingUnit = Literal["accept", "unknown"]
Excess = Literal["linear", "inverse"]

Scale = tuple[tuple[str, ...], ...]
"""Words for levels from the best down; the words of one level mean the same."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices that a bureau makes and no wording contains. They are data of a profile: ``load_policy`` brings them.

    ``equal_means``: whether ``=`` (and a bare number) asks for exactly that; for at least that where more is better; for anything at
    least as good, no less where more is better and no more where less is; or, as common software has it, for at least that unless less
    is better (a target of 0 excepted). Where no direction is known, the first three all mean exactly.
    ``more_is_better``: the dimensions of measure units (people, events …) of which more is better where no name tells, a target of 0
    excepted, and ``neutral_units`` the units among them of which it is not (起, of accidents).
    ``strict_bounds``: whether the bound itself misses ``>`` and ``<``.
    ``tolerance``: the share of the number by which 约 and 左右 may be missed on either side; 余 says at least and is not loosened.
    ``missing_unit``: whether a number without a measure unit is taken in the unit of the other side. Even then it is not where that
    leaves two readings (0.96 against 95 %, 45 against 40 亿元).
    ``excess``: how the degree falls above an upper bound T: ``linear`` 1 − (A − T) ÷ T, ``inverse`` T ÷ A.
    ``degree_at_most``: how far above 1 a lower bound may be passed.
    ``scales``: the ladders of words for levels (优, 良 …); of several that have both words the first counts.
    ``fiscal_year``: the year of dates that print none. ``months``: how many months the actual value covers, by which 每月 and 每季度
    become a total; without it they are compared with their like, and with what follows from them (每月1次 is 每年12次).
    """

    equal_means: EqualMeans
    more_is_better: frozenset[str]
    neutral_units: frozenset[str]
    strict_bounds: bool
    tolerance: Decimal
    missing_unit: MissingUnit
    excess: Excess
    degree_at_most: Decimal
    scales: tuple[Scale, ...]
    fiscal_year: int | None = None
    months: int | None = None

    def is_floor(self, direction: Direction) -> bool:
        """Whether ``=`` is reached by more, too."""
        if direction == "":
            return self.equal_means == "at_least_unless_less_is_better"
        return direction == "more" and self.equal_means != "exactly"

    def is_ceiling(self, direction: Direction) -> bool:
        """Whether ``=`` is reached by less, too."""
        return direction == "less" and self.equal_means in ("at_least_as_good", "at_least_unless_less_is_better")
