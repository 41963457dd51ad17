"""Whether an actual value reaches its target: met, not met or unknown, how far, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.domain.evaluation.deadlines import judge_date
from jiheng.domain.evaluation.grades import is_graded, judge_grade, says_none
from jiheng.domain.evaluation.judgement import Judgement, Outcome, unknown
from jiheng.domain.evaluation.levels import find_levels
from jiheng.domain.evaluation.matching import match_clauses
from jiheng.domain.evaluation.measuring import judge_quantity
from jiheng.domain.evaluation.policy import Direction, Policy
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
    target: Target | str, actual: Target | Decimal | str | None, *, policy: Policy | None = None, direction: Direction = ""
) -> Evaluation:
    """``actual`` held against ``target`` under ``policy`` (default: ``Policy()``). Never raises; what cannot be told is unknown.

    ``actual`` is a value as it was written, or a number in the target's own measure unit (money in 元). ``direction`` says what is better
    (``expect_of(name).direction``) and decides only what ``=`` means.

    >>> evaluate("≥500人次", "450人次").degree
    Decimal('0.9')
    """
    policy, target = policy or Policy(), parse_target(target) if isinstance(target, str) else target
    if actual is None or isinstance(actual, str) and not actual.strip():
        return _refuse(target, "没有填写实际完成值")
    answers = _read_actual(actual, target)
    if not answers:
        return _refuse(target, "实际完成值不是有效的数")
    levels = find_levels(target.clauses)
    if levels:
        return _evaluate_levels(levels, answers, policy=policy)
    pairs = zip(target.clauses, match_clauses(target.clauses, answers), strict=True)
    return _combine([_evaluate_clause(clause, answer, policy=policy, direction=direction) for clause, answer in pairs])


def _read_actual(actual: Target | Decimal | str, target: Target) -> tuple[Clause, ...]:
    """The clauses of the actual value; a number without wording takes the unit of the target's first quantity."""
    if isinstance(actual, Target):
        return actual.clauses
    if isinstance(actual, str):
        return parse_target(actual).clauses
    if not actual.is_finite() or abs(actual.adjusted()) > _DIGITS_AT_MOST:
        return ()
    first = next(iter(target.quantities), None)
    return (Quantity("=", actual, unit=first.unit, per=first.per) if first else Quantity("=", actual),)


def _evaluate_clause(clause: Clause, answer: Clause | None, *, policy: Policy, direction: Direction) -> ClauseEvaluation:
    outcome, degree, why = _judge(clause, answer, policy=policy, direction=direction)
    shown = f"实际“{_quote(answer)}”，" if answer else ""
    if isinstance(answer, Quantity) and answer == clause and answer.text and answer.op != "=":
        why += "，但实际值照抄了指标值，请填准确的数"
    return ClauseEvaluation(clause, answer, outcome, degree, f"指标值“{_quote(clause)}”，{shown}{why}")


def _quote(clause: Clause) -> str:
    """The clause as it was written; what was not written, in its canonical form."""
    return clause.text or print_clause(clause).removeprefix("=")


def _judge(clause: Clause, answer: Clause | None, *, policy: Policy, direction: Direction) -> Judgement:
    """The judgement on one clause, by what kinds of things stand against each other."""
    if isinstance(clause, Blank):
        return unknown("指标值没有写明，无从比较")
    if isinstance(answer, Blank):
        return unknown("没有填写实际完成值")
    if isinstance(clause, Statement) and not (isinstance(answer, Grade) and is_graded(clause.text)):
        return unknown("是文字要求，须由人判断")
    match clause, _counted(clause, answer):
        case _, None:
            return unknown("没有找到对应的实际值")
        case Quantity() as wanted, Quantity() as found:
            return judge_quantity(wanted, found, policy=policy, direction=direction)
        case Date() as day, Date() as reached:
            return judge_date(day, reached, policy=policy, direction=direction)
        case (Grade() | Statement()) as word, Grade() as state:
            return judge_grade(word.text, state.text)
        case Grade(text=text), Quantity() as number if says_none(text):
            return judge_quantity(Quantity("=", Decimal(0), unit=number.unit), number, policy=policy, direction="less")
        case _:
            return unknown("实际值与指标值不是同一类的值，不能比较")


def _counted(clause: Clause, answer: Clause | None) -> Clause | None:
    """无 and 未发生 as the 0 that they are, where a number is asked for."""
    if isinstance(clause, Quantity) and isinstance(answer, Grade) and says_none(answer.text):
        return Quantity("=", Decimal(0), unit=clause.unit, per=clause.per, text=answer.text)
    return answer


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
