"""An indicator as rows of the typed table: one line a clause, so that every number stands in its own column."""

from collections.abc import Iterable, Iterator
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
    """One value (年度, 实施周期) with its clauses; ``label`` is empty where there is only one value to show."""

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
class ReportColumns:
    """The heads of the columns that a form fills in beside its targets, empty for those that it leaves empty."""

    actual: str = ""
    expected: str = ""
    points: str = ""
    score: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of those that are filled in, in their order."""
        return tuple(filter(None, (self.actual, self.expected, self.points, self.score)))

    @property
    def reports(self) -> bool:
        """Whether the form says what came of its targets."""
        return bool(self.actual or self.expected)

    @property
    def width(self) -> int:
        """The number of all columns of the table; where outcomes are reported, 一级 and 二级 share one."""
        return 8 - self.reports + len(self.heads)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as the typed table shows it; ``severities`` has the weightiest finding on each of ``COLUMNS``, empty for none.

    ``outcome``, its ``word`` and ``reason`` say what came of the target, empty where the form reports nothing; ``notes`` are the texts of
    the form's own columns by their heads.
    """

    key: str
    indicator: jiheng.Indicator
    values: tuple[ValueLines, ...]
    severities: dict[str, str]
    outcome: str = ""
    word: str = ""
    reason: str = ""
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def height(self) -> int:
        """The number of table rows that it takes."""
        return sum(len(value.lines) for value in self.values)


def find_columns(project: jiheng.Project) -> ReportColumns:
    """The columns that any indicator of the project fills in."""
    printed = {
        "actual": "执行情况" if jiheng.is_forecast(project) else "实际完成值", "expected": "全年预计", "points": "分值", "score": "得分",
    }
    return ReportColumns(**{
        field: head for field, head in printed.items() if any(getattr(indicator, field) for indicator in project.indicators)
    })


def show_indicator(
    indicator: jiheng.Indicator, *, key: str, findings: Iterable[jiheng.Finding], evaluation: jiheng.Evaluation | None = None
) -> IndicatorRow:
    """The rows of an indicator; findings on it mark the column that they are about, ``evaluation`` says what came of its target."""
    severities: dict[str, str] = dict.fromkeys(COLUMNS, "")
    for finding in sorted(findings, key=lambda finding: -_WEIGHT[finding.severity]):
        severities[_column(indicator, finding)] = finding.severity
    values, notes = tuple(_values(indicator)), tuple(_notes(indicator))
    if evaluation is None:
        return IndicatorRow(key, indicator, values, severities, notes=notes)
    word, reason = jiheng.OUTCOME_WORDS[evaluation.outcome], jiheng.say_reason(evaluation)
    return IndicatorRow(key, indicator, values, severities, evaluation.outcome, word, reason, notes)


def _notes(indicator: jiheng.Indicator) -> Iterator[tuple[str, str]]:
    """What the form prints in columns of its own; the other keys of ``printed`` are the spellings of fields."""
    return ((head, text) for head, text in indicator.printed.items() if not head.isascii() and text.strip())


def _values(indicator: jiheng.Indicator) -> list[ValueLines]:
    """The value of the year, and that of the period before it where it says something else."""
    period, annual = indicator.period_target, indicator.annual_target
    named = [("实施周期", period), ("年度", annual)]
    if period and annual and period.text == annual.text:
        named.pop(0)
    shown = [(label, target) for label, target in named if target]
    if not shown:
        return [ValueLines("", "", (ClauseLine("", missing=True),))]
    return [ValueLines("" if len(shown) == 1 else label, target.text, tuple(map(show_clause, target.clauses))) for label, target in shown]


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
