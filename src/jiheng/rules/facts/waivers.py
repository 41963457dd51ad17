"""What the rules on waivers look at."""

import datetime
from dataclasses import dataclass

from jiheng.domain.waiver import Waiver


@dataclass(frozen=True, slots=True)
class WaiverFacts:
    """A waiver, how many findings it covered, and the day of the check (None: no day was named, and nothing has expired)."""

    waiver: Waiver
    uses: int
    on: datetime.date | None

    @property
    def quoted(self) -> str:
        """The waiver as a message names it."""
        waiver = self.waiver
        subject = "".join(f"“{name}”" for name in (waiver.agency, waiver.project, waiver.indicator) if name)
        return f"对规则 {waiver.rule} {f'在{subject}上' if subject else ''}的豁免"
