"""Whether the sums of a table foot, and so prove that it was read right."""

from dataclasses import dataclass
from typing import Literal

from jiheng.source import Source

ProofStatus = Literal["proved", "not-provable", "broken"]


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """One sum held against the number printed for it: ``left`` is printed, ``right`` computed, both decimals in the table's money unit."""

    what: str
    left: str
    right: str
    holds: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Proof:
    """``proved`` when every check holds and they tie every project to the grand total, ``broken`` when one does not hold,
    ``not-provable`` when the table prints too little to tell."""

    status: ProofStatus
    checks: tuple[ProofCheck, ...] = ()

    @property
    def failures(self) -> tuple[ProofCheck, ...]:
        """The checks that do not hold."""
        return tuple(check for check in self.checks if not check.holds)
