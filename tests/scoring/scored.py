"""Scores and self-evaluations with defaults: a test writes down only what it is about."""

from dataclasses import replace
from decimal import Decimal

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.evaluation.policy import Direction
from jiheng.domain.filing import Filing, Indicator, Project
from jiheng.regulations.profiles import load_policy
from jiheng.regulations.scoring import load_scheme
from jiheng.scoring.indicator import score
from jiheng.scoring.score import Score
from jiheng.text.grammar import parse_target
from jiheng.text.money import parse_money
from tests.builders import make_filing, make_indicator, make_project, make_source


def score_of(
    target: str, actual: str | Decimal | None, *, points: str | int = 10, scheme: str = "mof-2020", direction: Direction = "",
    dimension: str = "", **changes: object,
) -> Score:
    """What an actual value earns under a scheme with ``changes``."""
    bound = replace(load_scheme(scheme), **changes)  # type: ignore[arg-type]
    return score(target, actual, points=Decimal(points), policy=load_policy(), scheme=bound, direction=direction, dimension=dimension)


def make_scored(
    name: str = "培训人次", target: str = "≥500人次", actual: str | None = "520人次", *, points: str | None = "10", score: str | None = "10",
    reason: str | None = None, category: str = "数量指标", dimension: str = "产出指标",
) -> Indicator:
    """An indicator of a self-evaluation, met with full points unless said otherwise."""
    item = make_indicator(name, parse_target(target), category=category, dimension=dimension)
    return replace(item, actual=None if actual is None else parse_target(actual), points=points, score=score, deviation_reason=reason)


def make_self_evaluation(
    *indicators: Indicator, budgeted: str | None = "100.00", spent: str | None = "95.00", initial: str | None = None,
    rate: str | None = "95.00", execution: str | None = "9.5", total: str | None = None, printed: dict[str, str] | None = None,
) -> Project:
    """A project that is self-evaluated; amounts in 万元, ``initial`` as ``budgeted`` unless given."""
    amounts = [None if text is None else parse_money(text, unit="万元") for text in (initial or budgeted, budgeted, spent)]
    sources = {field: (make_source(column=3),) for field in ("initial_budget", "budgeted", "spent")}
    line = BudgetLine("总额", None, "年度资金总额", *amounts, execution_rate=rate, sources=sources)
    budget = Budget(*amounts, None, rate, "10", execution, total, (line,), sources)
    return replace(make_project("示例项目", *indicators), budget=budget, printed=printed or {})


def make_evaluation(*projects: Project, profile: str = "central") -> Filing:
    """A filing with these self-evaluations of 2025."""
    return replace(make_filing(*projects, profile=profile), form="self-evaluation", fiscal_year=2025)
