"""An indicator as rows of the typed table: one line a clause, so that every number stands in its own column."""

from collections.abc import Iterable
from dataclasses import dataclass

import jiheng
from jiheng_web.display.numbers import MISSING, show_date, show_number, show_unit

_SYMBOLS = {"≥": "≥", ">": "＞", "≤": "≤", "<": "＜", "=": "＝", "≈": "≈", "range": "～"}
COLUMNS = ("category", "name", "value", "unit")
"""The columns that a finding can be about."""

_WEIGHT = {"must": 0, "should": 1, "hint": 2}


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause in columns: symbol, value, measure unit; ``words`` instead of all three for a grade or a statement.

    ``text`` is the part of the wording that says it.
    """

    text: str
    symbol: str = MISSING
    value: str = MISSING
    unit: str = ""
    words: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class ValueLines:
    """One value (年度, 实施周期, 实际) with its clauses; ``label`` is empty where there is only one value to show."""

    label: str
    text: str
    lines: tuple[ClauseLine, ...]

    @property
    def is_words(self) -> bool:
        """Whether the value is one grade or statement and nothing else, so that its wording need not be shown twice."""
        return len(self.lines) == 1 and self.lines[0].words == self.text

    @property
    def is_split(self) -> bool:
        """Whether the parts of the wording can stand beside their clauses: in this order, with nothing but punctuation between them."""
        rest = self.text
        for line in self.lines:
            before, found, rest = rest.partition(line.text)
            if not found or not _is_punctuation(before):
                return False
        return _is_punctuation(rest)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as the typed table shows it; ``severities`` has the weightiest finding on each of ``COLUMNS``, empty for none."""

    key: str
    indicator: jiheng.Indicator
    values: tuple[ValueLines, ...]
    severities: dict[str, str]

    @property
    def height(self) -> int:
        """The number of table rows that it takes."""
        return sum(len(value.lines) for value in self.values)


def show_indicator(indicator: jiheng.Indicator, *, key: str, findings: Iterable[jiheng.Finding]) -> IndicatorRow:
    """The rows of an indicator; findings on it mark the column that they are about."""
    severities: dict[str, str] = dict.fromkeys(COLUMNS, "")
    for finding in sorted(findings, key=lambda finding: -_WEIGHT[finding.severity]):
        severities[_column(indicator, finding)] = finding.severity
    return IndicatorRow(key, indicator, tuple(_values(indicator)), severities)


def _values(indicator: jiheng.Indicator) -> list[ValueLines]:
    """The value of the year, that of the period before it where it says something else, and the actual one behind."""
    period, annual = indicator.period_target, indicator.annual_target
    named = [("实施周期", period), ("年度", annual), ("实际", indicator.actual)]
    if period and annual and period.text == annual.text:
        named.pop(0)
    shown = [(label, target) for label, target in named if target]
    if not shown:
        return [ValueLines("", "", (ClauseLine("", missing=True),))]
    is_plain = len(shown) == 1 and shown[0][0] != "实际"
    return [ValueLines("" if is_plain else label, target.text, tuple(map(show_clause, target.clauses))) for label, target in shown]


def show_clause(clause: jiheng.Clause) -> ClauseLine:
    """One clause as columns."""
    match clause:
        case jiheng.Quantity():
            value = show_number(clause.value)
            if clause.upper is not None:
                value = f"{value}–{show_number(clause.upper)}"
            about = "约 " if clause.approx and clause.op != "≈" else ""
            return ClauseLine(clause.text, _SYMBOLS[clause.op], about + value, show_unit(clause.unit, clause.per))
        case jiheng.Date():
            value = show_date(clause.value)
            return ClauseLine(clause.text, _SYMBOLS[clause.op], f"{value}–{show_date(clause.upper)}" if clause.upper else value)
        case jiheng.Grade() | jiheng.Statement():
            return ClauseLine(clause.text, words=clause.text)
        case jiheng.Blank():
            return ClauseLine(clause.text, missing=True)


def _is_punctuation(text: str) -> bool:
    return not any(character.isalnum() or character in _SYMBOLS for character in text)


def _column(indicator: jiheng.Indicator, finding: jiheng.Finding) -> str:
    """Which of ``COLUMNS`` a finding is about, by its concern, else by its place."""
    if finding.concern == "mismatch":
        return "unit"
    if finding.concern == "misclassified":
        return "category"
    inside = [
        name
        for name, spans in indicator.sources.items()
        for span in spans
        if span[:4] == finding.source[:4] and span.start <= finding.source.start and finding.source.end <= span.end
    ]
    return "name" if "name" in inside or not inside else "value"
