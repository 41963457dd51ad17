"""One target value as it is understood, and what comes of holding an actual value against it."""

from collections.abc import Iterator
from dataclasses import dataclass

import jiheng
from jiheng_web.display.indicator_rows import ClauseLine, show_clause
from jiheng_web.display.numbers import show_number

OUTCOME_WORDS = {"met": "达到", "not-met": "没有达到", "unknown": "判断不了"}
_DIRECTION_WORDS = {"more": "越多越好", "less": "越少越好"}
_KIND_WORDS = {"Quantity": "数量", "Date": "日期", "Grade": "等级、状态", "Statement": "文字", "Blank": "空白"}
_LENGTH_AT_MOST = 2_000
_WHOLE_YEAR = 12


@dataclass(frozen=True, slots=True)
class Trial:
    """What a person typed: the value, the indicator's name, the actual value, the fiscal year, and the months that the actual covers."""

    text: str = ""
    name: str = ""
    actual: str = ""
    fiscal_year: int | None = None
    months: int | None = None

    @property
    def policy(self) -> jiheng.Policy:
        """jiheng's own choices with the year and the months."""
        return jiheng.Policy(fiscal_year=self.fiscal_year, months=self.months)


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause in columns, the kind of thing that it is, whom or what it is about, and why it has no number (empty where it has)."""

    kind: str
    subject: str
    line: ClauseLine
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShownEvaluation:
    """The outcome with its words, the degree as a percentage (a dash for none), and the clauses' reasons where there are several."""

    evaluation: jiheng.Evaluation
    word: str
    degree: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetPage:
    """Everything that the page says about one value; ``evaluation`` is None where no actual value was typed."""

    clauses: tuple[ShownClause, ...]
    sentence: str
    forms: tuple[tuple[str, str], ...]
    expectation: jiheng.Expectation | None
    direction: str
    dimensions: str
    accumulation: jiheng.Accumulation
    accumulation_word: str
    evaluation: ShownEvaluation | None


def read_trial(fields: dict[str, str]) -> Trial:
    """The typed fields, cut to what one cell of a table may hold; a year or a number of months that is none is left out."""
    text, name, actual = (fields.get(key, "").strip()[:_LENGTH_AT_MOST] for key in ("text", "name", "actual"))
    months = _read_number(fields.get("months", ""), most=_WHOLE_YEAR)
    return Trial(text, name, actual, _read_number(fields.get("year", ""), most=2999), months)


def build_target_page(trial: Trial) -> TargetPage:
    """How the value is understood, what the name promises, how it accumulates, and whether the actual value reaches it."""
    target = jiheng.parse_target(trial.text)
    expectation = jiheng.expect_of(trial.name) if trial.name else None
    accumulation = jiheng.propose_accumulation(trial.name, target)
    words = jiheng.DIMENSION_WORDS
    return TargetPage(
        clauses=tuple(map(_show, target.clauses)),
        sentence=jiheng.describe_target(target),
        forms=tuple(_forms(target)),
        expectation=expectation,
        direction=_DIRECTION_WORDS.get(expectation.direction, "") if expectation else "",
        dimensions="、".join(word for key, word in words.items() if expectation and key in expectation.dimensions),
        accumulation=accumulation,
        accumulation_word=jiheng.ACCUMULATION_WORDS[accumulation.kind],
        evaluation=_evaluate(trial, target, expectation) if trial.actual else None,
    )


def _show(clause: jiheng.Clause) -> ShownClause:
    reason = clause.reason if isinstance(clause, jiheng.Statement | jiheng.Blank) else ""
    subject = clause.subject if isinstance(clause, jiheng.Quantity) else ""
    return ShownClause(_KIND_WORDS[type(clause).__name__], subject, show_clause(clause), reason)


def _forms(target: jiheng.Target) -> Iterator[tuple[str, str]]:
    """The same target in other writing; nothing where it has no number or date."""
    if not target.is_measurable:
        return
    yield "规范写法", jiheng.print_target(target)
    yield "文字写法", jiheng.print_words(target)
    yield "括注单位", jiheng.print_bracketed(target)
    yield "符号｜数值｜单位", "；".join("｜".join(column or "—" for column in row) for row in jiheng.print_columns(target))


def _evaluate(trial: Trial, target: jiheng.Target, expectation: jiheng.Expectation | None) -> ShownEvaluation:
    direction = expectation.direction if expectation else ""
    evaluation = jiheng.evaluate(target, trial.actual, policy=trial.policy, direction=direction)
    degree = "—" if evaluation.degree is None else f"{show_number(f'{evaluation.degree * 100:.1f}')}%"
    reasons = tuple(part.reason for part in evaluation.clauses) if len(evaluation.clauses) > 1 and evaluation.rating is None else ()
    return ShownEvaluation(evaluation, OUTCOME_WORDS[evaluation.outcome], degree, reasons)


def _read_number(text: str, *, most: int) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and 0 < int(text) <= most else None
