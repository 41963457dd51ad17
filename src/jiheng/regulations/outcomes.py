"""What came of a project's indicators: the reported values held against the targets by the choices of a profile."""

from collections.abc import Mapping

from jiheng.domain.evaluation.evaluate import Evaluation, evaluate
from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.filing import Indicator, Project
from jiheng.regulations.directions import list_directions
from jiheng.text.targets import Blank, Target

OUTCOME_WORDS: Mapping[str, str] = {"met": "达到", "not-met": "没有达到", "unknown": "判断不了"}
"""What people are told of an outcome."""

_NO_TARGET = Target("", (Blank(""),))


def has_outcomes(project: Project) -> bool:
    """Whether the form reports anything that can be held against the targets: an actual value, or one expected by the end of the year."""
    return any(indicator.actual or indicator.expected for indicator in project.indicators)


def is_forecast(project: Project) -> bool:
    """Whether the form says what is expected by the end of the year (全年预计完成值): what was done by the middle of it decides nothing."""
    return any(indicator.expected for indicator in project.indicators)


def evaluate_project(project: Project, *, policy: Policy) -> tuple[Evaluation, ...]:
    """The evaluation of each indicator in their order; empty where the form reports nothing.

    What is held against the target (that for the year, else for the period) is the actual value, on a monitoring form the one expected by
    the end of the year. A value left blank is unknown. ``policy`` is that of the form's profile and fiscal year (``load_policy``).
    """
    if not has_outcomes(project):
        return ()
    expects = is_forecast(project)
    return tuple(_evaluate(indicator, indicator.expected if expects else indicator.actual, policy) for indicator in project.indicators)


def _evaluate(indicator: Indicator, reported: Target | None, policy: Policy) -> Evaluation:
    target = indicator.target if indicator.target and indicator.target.clauses else _NO_TARGET
    return evaluate(target, reported, policy=policy, direction=list_directions(indicator.name, target))


def say_reason(evaluation: Evaluation) -> str:
    """Why, for people who see both values beside it: empty where a target is met and there is nothing to remark.

    Of several clauses those are named that are not met, or all where one of them is odd.
    """
    parts = evaluation.clauses
    if len(parts) == 1 and evaluation.rating is None:
        clause, answer = parts[0].clause, parts[0].answer
        said = f"指标值“{clause.text}”，实际“{answer.text}”，" if answer else f"指标值“{clause.text}”，"
        reason = parts[0].reason.removeprefix(said)
        return "" if evaluation.outcome == "met" and "，" not in reason else reason
    if evaluation.outcome == "met" and evaluation.rating is None:
        return ""
    open_ones = [part.reason for part in parts if part.outcome != "met"]
    return "；".join(dict.fromkeys(open_ones)) if open_ones and evaluation.rating is None else evaluation.reason.removesuffix("。")
