"""What self-evaluations add up to, figure by figure, each under the name by which the outline asks for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.domain.filing import Agency, Filing, Indicator, Project
from jiheng.errors import JihengError
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.totals import rate_total
from jiheng.text.money import Money

_UNIT = "万元"
_PERCENT = Decimal(100)
_UNKNOWN = "〔待填〕"
_SCORED = "self-evaluation"
_DIMENSIONS = {"output": "产出指标", "cost": "成本指标", "benefit": "效益指标", "satisfaction": "满意度指标"}


class Figure(NamedTuple):
    """One figure: what people call it, and what it is as they read it."""

    words: str
    text: str


class Evaluated(NamedTuple):
    """A self-evaluated project with where it was read."""

    filing: Filing
    agency: Agency
    project: Project


def list_evaluated(filings: Iterable[Filing]) -> list[Evaluated]:
    """The self-evaluated projects in order; raises ``JihengError`` where there are none."""
    found = [
        Evaluated(filing, agency, project)
        for filing in filings if filing.form == _SCORED
        for agency in filing.agencies
        for project in agency.projects
    ]
    if not found:
        raise JihengError("这几份表里没有自评表，写不出自评报告；请把各项目的自评表一起写上。")
    return found


def gather_figures(evaluated: Sequence[Evaluated], scheme: Scheme) -> Mapping[str, Figure]:
    """Every figure by name; one that the tables do not say is left to be filled in."""
    years = {one.filing.fiscal_year for one in evaluated} - {None}
    departments = list(dict.fromkeys(one.filing.department or one.agency.name for one in evaluated))
    figures = {
        "year": Figure("年度", str(max(year for year in years if year)) if years else "〔年度〕"),
        "department": Figure("部门", "、".join(departments) or "〔部门〕"),
        "agencies": Figure("单位个数", str(len({one.agency.name for one in evaluated}))),
        "projects": Figure("项目个数", str(len(evaluated))),
        "indicators": Figure("指标项数", str(sum(len(one.project.indicators) for one in evaluated))),
    }
    figures |= dict(_money([one.project for one in evaluated]))
    figures |= dict(_scores([one.project for one in evaluated], scheme))
    for key, dimension in _DIMENSIONS.items():
        own = [indicator for one in evaluated for indicator in one.project.indicators if indicator.dimension == dimension]
        figures |= dict(_dimension(key, dimension, own))
    figures["short_count"] = Figure("没有得满分的指标项数", str(sum(1 for one in evaluated for _ in list_shortfalls(one.project))))
    return figures


def list_shortfalls(project: Project) -> Iterator[Indicator]:
    """The indicators that earned less than their points."""
    for indicator in project.indicators:
        if indicator.points and indicator.score and Decimal(indicator.score) < Decimal(indicator.points):
            yield indicator


def _money(projects: Sequence[Project]) -> Iterator[tuple[str, Figure]]:
    """Budget and execution of all; unknown where one project does not say it."""
    budgeted = [(one.budget.budgeted if one.budget else None) or one.funds.total for one in projects]
    spent = [one.budget.spent if one.budget else None for one in projects]
    sums = [_sum(budgeted), _sum(spent)]
    for key, words, total in (("budgeted", "全年预算数", sums[0]), ("spent", "全年执行数", sums[1])):
        yield key, Figure(f"{words}（{_UNIT}）", total.in_unit(_UNIT) if total is not None else _UNKNOWN)
    whole, used = sums
    yield "rate", Figure("执行率", _share(Decimal(used.fen), Decimal(whole.fen)) if used is not None and whole is not None else _UNKNOWN)


def _scores(projects: Sequence[Project], scheme: Scheme) -> Iterator[tuple[str, Figure]]:
    totals = [Decimal(one.budget.total_score) for one in projects if one.budget and one.budget.total_score]
    ratings = Counter(rate_total(total, scheme) for total in totals)
    spread = "，".join(f"{word} {ratings[word]} 个" for word, _ in scheme.ratings)
    yield "scored", Figure("写明总分的项目个数", str(len(totals)))
    yield "mean", Figure("平均分", f"{sum(totals) / len(totals):.2f}" if totals else _UNKNOWN)
    yield "highest", Figure("最高分", str(max(totals)) if totals else _UNKNOWN)
    yield "lowest", Figure("最低分", str(min(totals)) if totals else _UNKNOWN)
    yield "ratings", Figure("等级分布", spread if totals else _UNKNOWN)


def _dimension(key: str, words: str, indicators: Sequence[Indicator]) -> Iterator[tuple[str, Figure]]:
    """Points and scores of those that have both."""
    judged = [(Decimal(one.points), Decimal(one.score)) for one in indicators if one.points and one.score]
    points, score = (sum((pair[side] for pair in judged), Decimal(0)) for side in (0, 1))
    yield f"{key}_count", Figure(f"{words}项数", str(len(indicators)))
    yield f"{key}_points", Figure(f"{words}分值", str(points))
    yield f"{key}_score", Figure(f"{words}得分", str(score))
    yield f"{key}_rate", Figure(f"{words}得分率", _share(score, points) if points else "—")


def _sum(amounts: Sequence[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return Money(sum(amount.fen for amount in known)) if len(known) == len(amounts) else None


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{part * _PERCENT / whole:.2f}%" if whole else "—"
