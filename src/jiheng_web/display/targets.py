"""One target value as it is understood, and what comes of holding an actual value against it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

import jiheng
from jiheng_web.display.indicator_rows import ClauseLine, show_clause
from jiheng_web.display.numbers import show_number

_DIRECTION_WORDS = {"more": "越多越好", "less": "越少越好"}
_KIND_WORDS = {"Quantity": "数量", "Date": "日期", "Grade": "等级、状态", "Statement": "文字", "Blank": "空白"}
_LENGTH_AT_MOST = 2_000
_TENTH = Decimal("0.1")
_SHORT_AT_MOST = 20
_YEARS = range(1900, 2200)
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a person typed: the value, the indicator's name, the actual value, the fiscal year, and the months that the actual covers.

    ``year`` and ``months`` stay as they were typed; ``fiscal_year`` and ``months_covered`` are None where that is no such number.
    """

    text: str = ""
    name: str = ""
    actual: str = ""
    year: str = ""
    months: str = ""

    @property
    def fiscal_year(self) -> int | None:
        """The year that was typed, also with 年 behind it."""
        return _read_number(self.year.removesuffix("度").removesuffix("年"), among=_YEARS)

    @property
    def months_covered(self) -> int | None:
        """The number of months that was typed, also with 个月 behind it."""
        return _read_number(self.months.removesuffix("月").removesuffix("个"), among=_MONTHS)

    @property
    def unread(self) -> tuple[str, ...]:
        """A sentence for every field that was filled with something else than it asks for."""
        year = f"预算年度“{self.year}”不是四位数的年份（如2025），没有用上。" if self.year and self.fiscal_year is None else ""
        months = f"月数“{self.months}”不是1到12，没有用上。" if self.months and self.months_covered is None else ""
        return tuple(filter(None, (year, months)))

    @property
    def policy(self) -> jiheng.Policy:
        """The base profile's choices with the year and the months."""
        return jiheng.load_policy(fiscal_year=self.fiscal_year, months=self.months_covered)


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause in columns, the kind of thing that it is, whom or what it is about, and why it has no number (empty where it has)."""

    kind: str
    subject: str
    line: ClauseLine
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """An outcome with its words, the degree as a percentage (empty for none), and why."""

    outcome: str
    word: str
    degree: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownEvaluation:
    """The outcome of the whole, and of the clauses where there are several."""

    whole: ShownOutcome
    parts: tuple[ShownOutcome, ...]


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
    """The typed fields, cut to what they may hold."""
    text, name, actual = (fields.get(key, "").strip()[:_LENGTH_AT_MOST] for key in ("text", "name", "actual"))
    year, months = (fields.get(key, "").strip()[:_SHORT_AT_MOST] for key in ("year", "months"))
    return Trial(text, name, actual, year, months)


def build_target_page(trial: Trial) -> TargetPage:
    """How the value is understood, what the name promises, how it accumulates, and whether the actual value reaches it."""
    target = jiheng.parse_target(trial.text, fiscal_year=trial.fiscal_year)
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
        evaluation=_evaluate(trial, target) if trial.actual else None,
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


def _evaluate(trial: Trial, target: jiheng.Target) -> ShownEvaluation:
    evaluation = jiheng.evaluate(target, trial.actual, policy=trial.policy, direction=jiheng.list_directions(trial.name, target))
    has_parts = len(evaluation.clauses) > 1 and evaluation.rating is None
    return ShownEvaluation(_show_outcome(evaluation), tuple(map(_show_outcome, evaluation.clauses)) if has_parts else ())


def _show_outcome(evaluation: jiheng.Evaluation | jiheng.ClauseEvaluation) -> ShownOutcome:
    word, reason = jiheng.OUTCOME_WORDS[evaluation.outcome], evaluation.reason.removesuffix("。")
    return ShownOutcome(evaluation.outcome, word, _show_share(evaluation.degree), f"{reason}。")


def _show_share(share: Decimal | None) -> str:
    """``0.9785`` → ``97.8%``, rounded down as in the reasons; nothing for None."""
    if share is None:
        return ""
    whole, _, tenth = f"{(share * 100).quantize(_TENTH, ROUND_DOWN):f}".partition(".")
    return f"{show_number(whole)}{'.' + tenth if tenth != '0' else ''}%"


def _read_number(text: str, *, among: range) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and int(plain) in among else None
