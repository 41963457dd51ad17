"""Whether an actual value reaches its target: met, not met or unknown, how far, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.domain.evaluation.changes import judge_change
from jiheng.domain.evaluation.deadlines import judge_date
from jiheng.domain.evaluation.grades import is_rank, judge_grade
from jiheng.domain.evaluation.judgement import Judgement, Outcome, unknown
from jiheng.domain.evaluation.levels import find_levels
from jiheng.domain.evaluation.matching import match_clauses, say_unanswered
from jiheng.domain.evaluation.measuring import judge_quantity
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.domain.evaluation.wording import judge_number, judge_words
from jiheng.text.grammar import parse_target
from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement, Target
from jiheng.text.writing import print_clause

_DIGITS_AT_MOST = 40
"""Numbers of more digits are slips of the pen."""


@dataclass(frozen=True, slots=True)
class ClauseEvaluation:
    """One clause of a target held against the clause of the actual value that answers it (``answer``, None for none)."""

    clause: Clause
    answer: Clause | None
    outcome: Outcome
    degree: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an actual value comes to.

    ``outcome`` is met where every clause is, not-met where any is not, else unknown. ``degree`` is the share of the target that is reached,
    the least of the clauses', from 0 to 1 (or to ``Policy.degree_at_most``), and None where a share makes no sense. ``reason`` is one
    Chinese sentence with the numbers. ``rating`` is the level reached (优, 良 …) of a target that has several, empty below all of them.
    """

    outcome: Outcome
    degree: Decimal | None
    reason: str
    clauses: tuple[ClauseEvaluation, ...]
    rating: str | None = None


def evaluate(
    target: Target | str, actual: Target | Decimal | str | None, *, policy: Policy, direction: Direction | Sequence[Direction] = ""
) -> Evaluation:
    """``actual`` held against ``target`` under ``policy``; what cannot be told is unknown.

    ``actual`` is a value as it was written, or a number in the target's own measure unit (money in 元). ``direction`` says what is better,
    of the whole target or of each clause (``list_directions``), and decides only what ``=`` means. Texts are read with the policy's fiscal
    year. Raises ``ValueError`` where directions are given for another number of clauses than the target has.

    >>> from jiheng.regulations.profiles import load_policy
    >>> evaluate("≥500人次", "450人次", policy=load_policy()).degree
    Decimal('0.9')
    """
    target = parse_target(target, fiscal_year=policy.fiscal_year) if isinstance(target, str) else target
    directions = (direction,) * len(target.clauses) if isinstance(direction, str) else tuple(direction)
    if len(directions) != len(target.clauses):
        raise ValueError(f"{len(directions)} directions for {len(target.clauses)} clauses")
    if not target.clauses:
        return _refuse(target, "没有指标值")
    if actual is None or isinstance(actual, str) and not actual.strip():
        return _refuse(target, "没有填写实际完成值")
    answers = _read_actual(actual, target, policy=policy)
    if not answers:
        return _refuse(target, "实际完成值不是有效的数")
    levels = find_levels(target.clauses, policy=policy)
    if levels:
        return _evaluate_levels(levels, answers, policy=policy)
    matched = zip(target.clauses, match_clauses(target.clauses, answers), directions, strict=True)
    return _combine([_evaluate_clause(clause, answer, answers, policy=policy, direction=better) for clause, answer, better in matched])


def _read_actual(actual: Target | Decimal | str, target: Target, *, policy: Policy) -> tuple[Clause, ...]:
    """The clauses of the actual value; a number without wording takes the unit of the target's first quantity."""
    if isinstance(actual, Target):
        return actual.clauses
    if isinstance(actual, str):
        return parse_target(actual, fiscal_year=policy.fiscal_year).clauses
    if not actual.is_finite() or abs(actual.adjusted()) > _DIGITS_AT_MOST:
        return ()
    first = next(iter(target.quantities), None)
    return (Quantity("=", actual, unit=first.unit, per=first.per) if first else Quantity("=", actual),)


def _evaluate_clause(
    clause: Clause, answer: Clause | None, answers: Sequence[Clause] = (), *, policy: Policy, direction: Direction
) -> ClauseEvaluation:
    """One clause by its ``answer``, which was found among ``answers``."""
    asked = f"指标值“{_quote(clause)}”"
    if answer is None:
        outcome, degree, why = unknown(say_unanswered(clause, answers))
        return ClauseEvaluation(clause, None, outcome, degree, f"{asked}，{why}")
    outcome, degree, why = _judge(clause, answer, policy=policy, direction=direction)
    remarks = "".join(f"，{remark}" for remark in _list_remarks(clause, answer))
    return ClauseEvaluation(clause, answer, outcome, degree, f"{asked}，实际“{_quote(answer)}”，{why}{remarks}")


def _quote(clause: Clause) -> str:
    """The clause as it was written; what was not written, in its canonical form."""
    return clause.text or print_clause(clause).removeprefix("=")


def _list_remarks(clause: Clause, answer: Clause) -> list[str]:
    """What is odd about an actual value that could be read."""
    if not isinstance(clause, Quantity) or not isinstance(answer, Quantity):
        return []
    remarks = {
        "但实际值照抄了指标值，请填准确的数": answer == clause and answer.text != "" and answer.op != "=",
        "实际值是负数，请核对": answer.value < 0 <= clause.value,
    }
    return [remark for remark, applies in remarks.items() if applies]


def _judge(clause: Clause, answer: Clause, *, policy: Policy, direction: Direction) -> Judgement:
    """The judgement on one clause, by what kinds of things stand against each other."""
    match clause, answer:
        case Blank(), _:
            return unknown("指标值没有写明，无从比较")
        case _, Blank():
            return unknown("没有填写实际完成值")
        case Statement(text=text), _ if not (isinstance(answer, Grade | Statement) and is_rank(text, policy=policy)):
            return unknown("是文字要求，须由人判断")
        case Quantity(), Quantity() | Grade() | Statement() if change := judge_change(clause, answer, policy=policy):
            return change
        case Quantity(), Quantity():
            return judge_quantity(clause, answer, policy=policy, direction=direction)
        case Date(), Date():
            return judge_date(clause, answer, policy=policy, direction=direction)
        case Quantity() | Date(), Grade() | Statement():
            return judge_words(clause, answer, policy=policy, direction=direction)
        case Grade(), Quantity():
            return judge_number(clause, answer, policy=policy)
        case _, Grade(text=found) | Statement(text=found) if isinstance(answer, Grade) or is_rank(found, policy=policy):
            return judge_grade(clause.text, found, policy=policy)
        case _, Statement():
            return unknown("实际值是一句话，须由人判断")
        case _:
            return unknown("一个是日期，一个不是，不能比较")


def _evaluate_levels(levels: Sequence[Quantity], answers: Sequence[Clause], *, policy: Policy) -> Evaluation:
    """Met on the best level; the reason names the level that is reached."""
    if len(answers) != 1:
        return _refuse(Target("", tuple(levels)), "指标值分几档，实际值应只写一个数")
    rungs = [_evaluate_clause(level, answers[0], policy=policy, direction="") for level in levels]
    best = rungs[0]
    if best.outcome == "unknown":
        return Evaluation("unknown", None, f"{best.reason}。", tuple(rungs))
    reached = next((level.subject for level, rung in zip(levels, rungs, strict=True) if rung.outcome == "met"), "")
    shown = f"达到“{reached}”这一档" if reached else "没有达到最低一档"
    reason = f"指标值分{len(levels)}档，实际“{_quote(answers[0])}”，{shown}。"
    return Evaluation(best.outcome, best.degree, reason, tuple(rungs), reached)


def _combine(parts: Sequence[ClauseEvaluation]) -> Evaluation:
    """All clauses must be met; a missed one decides whatever else is unknown."""
    outcomes = {part.outcome for part in parts}
    outcome: Outcome = "not-met" if "not-met" in outcomes else "unknown" if "unknown" in outcomes else "met"
    degrees = [part.degree for part in parts]
    known = [degree for degree in degrees if degree is not None]
    degree = min(known) if len(known) == len(degrees) else None
    return Evaluation(outcome, degree, "；".join(part.reason for part in parts) + "。", tuple(parts))


def _refuse(target: Target, why: str) -> Evaluation:
    parts = tuple(ClauseEvaluation(clause, None, "unknown", None, why) for clause in target.clauses)
    return Evaluation("unknown", None, f"{why}。", parts)
