"""The indicators of one project on the page: targets as understood, what came of them, and findings beside the source text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.domain.evaluation.evaluate import Evaluation
from jiheng.domain.filing import Indicator, Project
from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.publication.html import Markup, grid, tag
from jiheng.publication.quotes import SourceText, indicator_sources
from jiheng.publication.remarks import remark
from jiheng.publication.words import clause_cells
from jiheng.regulations.outcomes import OUTCOME_WORDS, is_forecast, say_reason
from jiheng.text.targets import Blank, Clause

_HEAD = ("#序", "一级", "二级", "三级指标", "符号", "#目标值", "单位", "原文")
_NO_CLAUSE: tuple[Clause, ...] = (Blank(""),)
_OUTCOME_TONES = {"met": "o", "not-met": "e", "unknown": "w"}
_OWN_NAMES = frozenset({"dimension", "category", "name", "period_target", "annual_target", "actual", "expected", "points", "score"})
"""Keys of ``printed`` that say how a field was spelled; all others are columns of the form that have no field."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns the form fills in beside those of every target, by their heads."""

    actual: str
    expected: str
    outcome: str
    points: str
    score: str

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of those that are filled in."""
        return tuple(filter(None, (self.actual, self.expected, self.outcome, self.points, self.score)))


def indicators_table(
    project: Project, *, evaluations: Sequence[Evaluation], findings: Sequence[Sequence[Finding]], source: SourceText
) -> Markup:
    """All indicators of ``project``; ``findings`` has those of each, ``evaluations`` too unless the form reports nothing."""
    if not project.indicators:
        return tag("p", "没有指标。", class_="pad")
    columns = _find_columns(project, bool(evaluations))
    known = evaluations or (None,) * len(project.indicators)
    bodies = [
        _indicator(indicator, evaluation, own, columns, source)
        for indicator, evaluation, own in zip(project.indicators, known, findings, strict=True)
    ]
    head = (*_HEAD, *columns.heads)
    return grid(head, *bodies, caption=f"{project.name}：指标", class_="targets done" if columns.heads else "targets")


def _find_columns(project: Project, is_evaluated: bool) -> Columns:
    has = {field: any(getattr(item, field) for item in project.indicators) for field in ("actual", "expected", "points", "score")}
    forecast = is_forecast(project)
    return Columns(
        actual=("执行情况" if forecast else "实际完成值") if has["actual"] else "",
        expected="全年预计" if has["expected"] else "",
        outcome=("预计" if forecast else "完成情况") if is_evaluated else "",
        points="#分值" if has["points"] else "",
        score="#得分" if has["score"] else "",
    )


def _indicator(
    indicator: Indicator, evaluation: Evaluation | None, findings: Sequence[Finding], columns: Columns, source: SourceText
) -> Markup:
    clauses = indicator.target.clauses if indicator.target and indicator.target.clauses else _NO_CLAUSE
    tall = len(clauses) if len(clauses) > 1 else None
    number = tag("td", str(indicator.number), rowspan=tall, class_="n mut")
    names = (tag("td", name, rowspan=tall) for name in (indicator.dimension, indicator.category))
    own_name = tag("td", indicator.name, *_notes(indicator), rowspan=tall)
    printed = tag("td", *_printed(indicator), rowspan=tall, class_="mut")
    rows = [tag("tr", number, *names, own_name, clause_cells(clauses[0]), printed, *_outcome(indicator, evaluation, columns, tall))]
    rows.extend(tag("tr", clause_cells(clause)) for clause in clauses[1:])
    width = len(_HEAD) + len(columns.heads) - 1
    if reasons := "　".join(_reasons(indicator, evaluation)):
        rows.append(tag("tr", tag("td"), tag("td", reasons, colspan=width, class_="mut")))
    if findings:
        rows.append(_beside(indicator, findings, source, width=width))
    worst = next((level for level in SEVERITY_WORDS if any(finding.severity == level for finding in findings)), None)
    return tag("tbody", *rows, class_=worst and f"has-{worst}")


def _notes(indicator: Indicator) -> Iterator[Markup]:
    """What the form prints about the indicator in columns of its own (绩效标准, 指标说明 …)."""
    for label, text in indicator.printed.items():
        if label not in _OWN_NAMES and text.strip():
            yield tag("small", f"{label}：{text}", class_="note")


def _printed(indicator: Indicator) -> Iterator[str]:
    target = indicator.target
    yield target.text if target else ""
    if indicator.period_target and target and indicator.period_target.text != target.text:
        yield tag("br")
        yield f"实施周期：{indicator.period_target.text}"


def _outcome(indicator: Indicator, evaluation: Evaluation | None, columns: Columns, tall: int | None) -> Iterator[Markup]:
    """The cells of ``columns``; what the form leaves empty is a dash."""
    if columns.actual:
        yield tag("td", indicator.actual.text if indicator.actual else "—", rowspan=tall)
    if columns.expected:
        yield tag("td", indicator.expected.text if indicator.expected else "—", rowspan=tall)
    if evaluation:
        yield tag("td", tag("span", OUTCOME_WORDS[evaluation.outcome], class_=f"tag {_OUTCOME_TONES[evaluation.outcome]}"), rowspan=tall)
    if columns.points:
        yield tag("td", indicator.points or "—", rowspan=tall, class_="n")
    if columns.score:
        yield tag("td", indicator.score or "—", rowspan=tall, class_="n")


def _reasons(indicator: Indicator, evaluation: Evaluation | None) -> Iterator[str]:
    """Why the target was not met or nobody can tell, and what the form says about that."""
    if evaluation and (reason := say_reason(evaluation)):
        yield f"对照：{reason}。"
    if indicator.deviation_reason:
        yield f"偏差原因：{indicator.deviation_reason}"


def _beside(indicator: Indicator, findings: Sequence[Finding], source: SourceText, *, width: int) -> Markup:
    quote = source.quote(indicator_sources(indicator), marks=[finding.source for finding in findings])
    both = tag("div", tag("blockquote", quote), tag("div", *map(remark, findings)), class_="pair")
    return tag("tr", tag("td"), tag("td", both, colspan=width), class_="beside")
