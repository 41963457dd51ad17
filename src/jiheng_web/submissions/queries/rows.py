"""The indicators of a project as rows: class, name, values, what was found about each, and what was said about it."""

from collections.abc import Sequence
from dataclasses import dataclass

import jiheng
from jiheng_web.submissions.queries.pages import ShownThread


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator; ``worst`` is the weightiest severity found about it (empty for none), ``is_first`` whether its class is a new one."""

    indicator: jiheng.Indicator
    findings: tuple[jiheng.Finding, ...]
    threads: tuple[ShownThread, ...]
    is_first: bool

    @property
    def worst(self) -> str:
        """``must``, ``should``, ``hint`` or empty."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in ("must", "should", "hint") if severity in found), "")


def build_rows(
    project: jiheng.Project, findings: Sequence[jiheng.Finding], threads: Sequence[ShownThread],
) -> tuple[IndicatorRow, ...]:  # fmt: skip
    """The rows in the order of the form."""
    rows, before = [], ""
    for indicator in project.indicators:
        found = tuple(finding for finding in findings if finding.indicator_number == indicator.number)
        said = tuple(shown for shown in threads if shown.thread.indicator_number == indicator.number)
        rows.append(IndicatorRow(indicator, found, said, indicator.category != before))
        before = indicator.category
    return tuple(rows)
