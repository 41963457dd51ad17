"""Scores as people compare them: the printed one beside ours, and why ours is what it is."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

import jiheng
from jiheng_web.display.numbers import MISSING, show_number
from jiheng_web.readings import CheckedReading

_CLASSES = {"agrees": "o", "rounded": "o", "differs": "e", "outside": "e", "unknown": "w", "unprinted": "w"}
"""The colour of each word of ``jiheng.AGREEMENT_WORDS``."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score: what for, out of how many points, printed, ours, how they agree (word and colour), and why ours is so.

    ``asks`` is what the form should explain and does not; ``cites`` are the grounds that the explanation stands on.
    """

    key: str
    number: int | None
    name: str
    points: str
    printed: str
    ours: str
    word: str
    colour: str
    formula: str
    asks: tuple[str, ...]
    cites: tuple[jiheng.Citation, ...]


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """A self-evaluated project: its number in the filing, the totals, and how many of its scores do not agree.

    ``word`` and ``colour`` are the verdict on the printed total; ``ours`` is a number or a stretch.
    """

    number: int
    name: str
    printed: str
    ours: str
    rating: str
    printed_rating: str
    word: str
    colour: str
    counts: tuple[tuple[str, str, int], ...]
    summed: str


@dataclass(frozen=True, slots=True)
class ScorePage:
    """One project: the execution and every indicator, the total, and what the rules on scoring found.

    ``position`` (from 1) is its place among the ``count`` scored projects; ``previous`` and ``next`` are numbers in the filing.
    """

    line: ScoredLine
    rows: tuple[ScoreRow, ...]
    total: jiheng.TotalScore
    findings: tuple[jiheng.Finding, ...]
    position: int
    count: int
    previous: int | None
    next: int | None


def list_scored(checked: CheckedReading) -> tuple[ScoredLine, ...]:
    """Every self-evaluated project of a filing, in its order."""
    return tuple(_line(number, scored) for number, scored in _numbered(checked))


def build_score_page(checked: CheckedReading, number: int) -> ScorePage | None:
    """The project with this number (from 1 in the filing); None where it is not there or evaluates nothing."""
    numbered = _numbered(checked)
    numbers = [item for item, _ in numbered]
    if number not in numbers:
        return None
    at = numbers.index(number)
    scored = numbered[at][1]
    waived = {item.finding.fingerprint for item in checked.result.waived}
    findings = [finding for finding in checked.scores.findings if finding.project_index == number and finding.fingerprint not in waived]
    return ScorePage(
        _line(number, scored), tuple(_rows(scored)), scored.total, tuple(findings), at + 1, len(numbers),
        numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(numbers) else None,
    )


def _numbered(checked: CheckedReading) -> list[tuple[int, jiheng.ProjectScore]]:
    """The scored projects with their numbers in the filing."""
    numbers = {id(project): number for number, project in enumerate(checked.reading.filing.projects, start=1)}
    return [(numbers[id(scored.project)], scored) for scored in checked.scores.projects]


def _line(number: int, scored: jiheng.ProjectScore) -> ScoredLine:
    counts = Counter([scored.execution_agreement, *(row.agreement for row in scored.indicators)])
    word, colour = _judge_total(scored)
    return ScoredLine(
        number, scored.project.name, _show(scored.printed_total), show_total(scored.total), scored.total.rating or "",
        scored.printed_rating or "", word, colour,
        tuple((jiheng.AGREEMENT_WORDS[kind], _CLASSES[kind], counts[kind]) for kind in jiheng.AGREEMENT_WORDS if counts[kind]),
        _show(scored.printed_sum),
    )


def _judge_total(scored: jiheng.ProjectScore) -> tuple[str, str]:
    """Whether the printed total is one that the numbers admit."""
    printed, total = scored.printed_total, scored.total
    if printed is None:
        return "没有填总分", "w"
    if scored.printed_sum is not None and abs(printed - scored.printed_sum) > _CENT:
        return "与各项相加不符", "e"
    if total.least is None or total.most is None:
        return "判断不了", "w"
    slack = max(_CENT, Decimal(1).scaleb(-scored.places) * (len(scored.indicators) + 1) / 2 if scored.places < 2 else _CENT)
    return ("相符", "o") if total.least - slack <= printed <= total.most + slack else ("不符", "e")


def _rows(scored: jiheng.ProjectScore) -> list[ScoreRow]:
    execution = _row("x", None, "预算执行", scored.execution, scored.printed_execution, scored.execution_agreement, ())
    rows = [
        _row(f"i{position}", row.indicator.number, row.indicator.name, row.score, row.printed, row.agreement,
             () if row.indicator.deviation_reason else row.score.asks)
        for position, row in enumerate(scored.indicators, start=1)
    ]  # fmt: skip
    return [execution, *rows]


def _row(
    key: str, number: int | None, name: str, score: jiheng.Score, printed: Decimal | None, agreement: str, asks: tuple[str, ...],
) -> ScoreRow:
    word = next(word for kind, word in jiheng.AGREEMENT_WORDS.items() if kind == agreement)
    return ScoreRow(
        key, number, name, _show(score.points), _show(printed), score.shown, word, _CLASSES[agreement], score.formula, asks, score.cites,
    )


def show_total(total: jiheng.TotalScore) -> str:
    """``97.02``, ``89.02 到 99.02``, ``判断不了``."""
    if total.least is None or total.most is None:
        return "判断不了"
    return f"{total.least}" if total.least == total.most else f"{total.least} 到 {total.most}"


def _show(number: Decimal | None) -> str:
    return MISSING if number is None else show_number(number)
