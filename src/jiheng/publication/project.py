"""One project on the page: money, objectives, verdict, its indicators, and its findings beside the source text."""

from collections.abc import Iterator, Sequence

from jiheng.domain.evaluation.policy import Policy
from jiheng.domain.filing import Project
from jiheng.domain.finding import Finding
from jiheng.publication.html import Markup, tag
from jiheng.publication.indicators import indicators_table
from jiheng.publication.money import budget_table, money_line, tasks_table
from jiheng.publication.quotes import SourceText, indicator_sources, overlaps
from jiheng.publication.remarks import reasons, remark, verdict_tag
from jiheng.publication.words import place
from jiheng.regulations.outcomes import evaluate_project
from jiheng.rules.verdict import Verdict

_OBJECTIVES = (("period_objective", "实施周期目标"), ("annual_objective", "年度目标"), ("actual_objective", "实际完成情况"))


def project_section(
    project: Project, *, index: int, verdict: Verdict, findings: Sequence[Finding], source: SourceText, unit: str, policy: Policy
) -> Markup:
    """The section of the project that is number ``index``; ``findings`` are those on it and its indicators, money is in ``unit``;
    actual values are held against the targets under ``policy``."""
    facts = tag("small", money_line(project, unit), f" · {len(project.indicators)} 项指标 · ", place(project.source))
    title = tag("h2", f"{index} {project.name} ", verdict_tag(verdict), facts)
    homes = [_home(finding, project) for finding in findings]
    general = [finding for finding, home in zip(findings, homes, strict=True) if home is None]
    objective = tag("div", *_objectives(project, general, source), tag("h3", "结论"), reasons(verdict), *_further(project))
    remarks = tag("div", *map(remark, general))
    own = [[finding for finding, home in zip(findings, homes, strict=True) if home == at] for at in range(len(project.indicators))]
    table = indicators_table(project, evaluations=evaluate_project(project, policy=policy), findings=own, source=source)
    money = (budget_table(project, unit=unit), tasks_table(project, unit=unit))
    return tag("section", title, tag("div", objective, remarks, class_="pair"), *money, table, class_="card project", id=f"p{index}")


def _home(finding: Finding, project: Project) -> int | None:
    """The position of the indicator that the finding is about; where a number is printed twice, the one that it points into."""
    same = [at for at, indicator in enumerate(project.indicators) if indicator.number == finding.indicator_number]
    pointed = (at for at in same if any(overlaps(finding.source, own) for own in indicator_sources(project.indicators[at])))
    return next(pointed, same[0] if same else None)


def _objectives(project: Project, findings: Sequence[Finding], source: SourceText) -> Iterator[Markup]:
    """Every objective that the form prints under its name; of two the same one is shown."""
    printed = [(field, word) for field, word in _OBJECTIVES if getattr(project, field)]
    if project.period_objective == project.annual_objective:
        printed = [pair for pair in printed if pair[0] != "period_objective"]
    if not printed:
        yield from (tag("h3", "绩效目标"), tag("p", "表上没有写。", class_="objective"))
    for field, word in printed:
        yield tag("h3", "绩效目标" if len(printed) == 1 else word)
        yield _objective(project, field, findings, source)


def _objective(project: Project, field: str, findings: Sequence[Finding], source: SourceText) -> Markup:
    """An objective as it was understood, or word for word where a finding points into it."""
    printed = project.sources.get(field, ())
    marks = [finding.source for finding in findings if any(overlaps(finding.source, stretch) for stretch in printed)]
    if marks:
        return tag("blockquote", source.quote(printed, marks=marks))
    return tag("p", str(getattr(project, field)), class_="objective")


def _further(project: Project) -> Iterator[Markup]:
    """What the form prints besides, under its own labels (项目性质, 存在问题 …)."""
    printed = [(label, text) for label, text in project.printed.items() if not label.isascii() and text.strip()]
    if printed:
        rows = (tag("div", tag("dt", label), tag("dd", text)) for label, text in printed)
        yield tag("h3", "表上另有")
        yield tag("dl", *rows, class_="further")
