"""The other filings that one filing is held against: what last year said, what was approved, what the level above asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from jiheng.domain.filing import Filing

Other = Literal["last_year", "budget", "upper", "approved", "earlier"]
OTHER_WORDS: Mapping[Other, str] = {
    "last_year": "上年的表", "budget": "预算表", "upper": "上级的表", "approved": "批复的表", "earlier": "上一稿",
}
"""What people call each of them."""


@dataclass(frozen=True, slots=True)
class Others:
    """What a filing is held against; None is not given, and the rules that need it do not run.

    ``last_year`` is the same table of the year before, best with its actual values; ``budget`` a publication with budget tables, or the
    list of projects that was budgeted; ``upper`` the objectives of the level above that pass the money on; ``approved`` the version that
    was approved; ``earlier`` the draft before this one, or the monitoring form of an earlier month.
    """

    last_year: Filing | None = None
    budget: Filing | None = None
    upper: Filing | None = None
    approved: Filing | None = None
    earlier: Filing | None = None

    @property
    def given(self) -> Iterator[tuple[Other, Filing]]:
        """Those that there are, by name."""
        for name in get_args(Other):
            filing: Filing | None = getattr(self, name)
            if filing is not None:
                yield name, filing
