"""Charts below the table of a form: targets against actual values of a project, scores and ratings of a summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jiheng.charts.bars import Bar, draw_bars
from jiheng.charts.dumbbells import Pair, draw_dumbbells
from jiheng.charts.ratings import draw_ratings
from jiheng.domain.filing import Project
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.totals import rate_total
from jiheng.text.targets import Quantity, Target

_WIDEST = 150.0
"""How wide a chart is drawn, in mm."""
_NAME_WIDTH = 20.0
_BARS_MOST = 60
"""More bars than that stand on no page."""
_LEAST = 2
"""Indicators that can be measured, below which a chart shows less than the table."""


def chart_project(sheet: FormSheet, project: Project) -> FormSheet:
    """The sheet with a chart of every indicator whose target and actual value are numbers of one measure unit; as it is without two."""
    pairs = list(_pairs(project))
    if len(pairs) < _LEAST:
        return sheet
    return _put_below(sheet, [("指标值与实际完成值", draw_dumbbells(pairs, title="指标值与实际完成值"))])


def chart_summary(sheet: FormSheet, projects: Sequence[Project], scheme: Scheme) -> FormSheet:
    """The sheet with the total score of every project that printed one, and how many have which rating."""
    scores = [(project.name, Decimal(project.budget.total_score)) for project in projects if project.budget and project.budget.total_score]
    if not scores:
        return sheet
    ratings = Counter(rate_total(total, scheme) for _, total in scores)
    charts = [("等级分布", draw_ratings({word: ratings[word] for word, _ in scheme.ratings}, title="等级分布"))]
    if len(scores) <= _BARS_MOST:
        charts.append(("自评得分", draw_bars([Bar(name, total, str(total)) for name, total in scores], title="自评得分")))
    return _put_below(sheet, charts)


def _pairs(project: Project) -> Iterator[Pair]:
    for indicator in project.indicators:
        target, actual = (_quantity(value) for value in (indicator.target, indicator.actual))
        if target is None or actual is None or target.unit != actual.unit or target.value is None or not target.value:
            continue
        words = f"{indicator.actual.text if indicator.actual else ''} / {indicator.target.text if indicator.target else ''}"
        yield Pair(indicator.name, target.value, actual.value, words)


def _quantity(target: Target | None) -> Quantity | None:
    """The one number that a value is; None where it is none or several."""
    if target is None or len(target.clauses) != 1:
        return None
    clause = target.clauses[0]
    return clause if isinstance(clause, Quantity) and clause.upper is None else None


def _put_below(sheet: FormSheet, charts: Sequence[tuple[str, str]]) -> FormSheet:
    """The sheet with charts below its last row, each beside its name, so that no page parts them."""
    row, width = sheet.row_count, len(sheet.widths)
    left, room = 1, sheet.widths[0]
    while room < _NAME_WIDTH and left < width - 1:
        room += sheet.widths[left]
        left += 1
    cells = list(sheet.cells)
    for at, (name, chart) in enumerate(charts, start=row):
        cells.append(FormCell(at, 0, name, "line", columns=left))
        cells.append(FormCell(at, left, f"图：{name}", "line", columns=width - left, picture=chart, picture_width=_WIDEST))
    return replace(sheet, cells=tuple(cells))
