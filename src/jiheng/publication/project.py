"""One project on the page: money, objective, verdict, its targets as understood, and its findings beside the source text."""

from collections.abc import Iterator, Sequence

from jiheng.domain.filing import Indicator, Project
from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.publication.html import Markup, grid, tag
from jiheng.publication.quotes import SourceText, indicator_sources, overlaps
from jiheng.publication.remarks import reasons, remark, verdict_tag
from jiheng.publication.words import clause_cells, place, spell_amount
from jiheng.rules.verdict import Verdict
from jiheng.text.targets import Blank, Clause

_HEAD = ("#序", "一级", "二级", "三级指标", "符号", "#目标值", "单位", "原文")
_NO_CLAUSE: tuple[Clause, ...] = (Blank(""),)


def project_section(
    project: Project, *, index: int, verdict: Verdict, findings: Sequence[Finding], source: SourceText, unit: str
) -> Markup:
    """The section of the project that is number ``index``; ``findings`` are those on it and its indicators, money is in ``unit``."""
    facts = tag("small", _money_line(project, unit), f" · {len(project.indicators)} 项指标 · ", place(project.source))
    title = tag("h2", f"{index} {project.name} ", verdict_tag(verdict), facts)
    homes = [_home(finding, project) for finding in findings]
    general = [finding for finding, home in zip(findings, homes, strict=True) if home is None]
    objective = tag("div", tag("h3", "绩效目标"), _objective(project, general, source), tag("h3", "结论"), reasons(verdict))
    remarks = tag("div", *map(remark, general))
    bodies = []
    for at, indicator in enumerate(project.indicators):
        own = [finding for finding, home in zip(findings, homes, strict=True) if home == at]
        bodies.append(_indicator(indicator, own, source))
    table = grid(_HEAD, *bodies, caption=f"{project.name}：指标", class_="targets") if bodies else tag("p", "没有指标。", class_="pad")
    return tag("section", title, tag("div", objective, remarks, class_="pair"), table, class_="card project", id=f"p{index}")


def _home(finding: Finding, project: Project) -> int | None:
    """The position of the indicator that the finding is about; where a number is printed twice, the one that it points into."""
    same = [at for at, indicator in enumerate(project.indicators) if indicator.number == finding.indicator_number]
    pointed = (at for at in same if any(overlaps(finding.source, own) for own in indicator_sources(project.indicators[at])))
    return next(pointed, same[0] if same else None)


def _objective(project: Project, findings: Sequence[Finding], source: SourceText) -> Markup:
    """The objective as it was understood, or word for word where a finding points into it."""
    printed = [stretch for name in ("annual_objective", "period_objective") for stretch in project.sources.get(name, ())]
    marks = [finding.source for finding in findings if any(overlaps(finding.source, stretch) for stretch in printed)]
    if marks:
        return tag("blockquote", source.quote(printed, marks=marks))
    return tag("p", project.objective or "表上没有写。", class_="objective")


def _money_line(project: Project, unit: str) -> str:
    parts = [("财政拨款", project.funds.fiscal), ("财政专户拨款", project.funds.special_account), ("其他资金", project.funds.other)]
    split = [f"{name} {spell_amount(money, unit=unit)}" for name, money in parts if money and money != project.funds.total]
    return f"{spell_amount(project.funds.total, unit=unit)} {unit}{'（' + '、'.join(split) + '）' if split else ''}"


def _indicator(indicator: Indicator, findings: Sequence[Finding], source: SourceText) -> Markup:
    clauses = indicator.target.clauses if indicator.target else _NO_CLAUSE
    tall = len(clauses) if len(clauses) > 1 else None
    number = tag("td", str(indicator.number), rowspan=tall, class_="n mut")
    names = (tag("td", name, rowspan=tall) for name in (indicator.dimension, indicator.category, indicator.name))
    printed = tag("td", *_printed(indicator), rowspan=tall, class_="mut")
    rows = [tag("tr", number, *names, clause_cells(clauses[0]), printed)]
    rows.extend(tag("tr", clause_cells(clause)) for clause in clauses[1:])
    if findings:
        rows.append(_beside(indicator, findings, source))
    worst = next((level for level in SEVERITY_WORDS if any(finding.severity == level for finding in findings)), None)
    return tag("tbody", *rows, class_=worst and f"has-{worst}")


def _printed(indicator: Indicator) -> Iterator[str]:
    target = indicator.target
    yield target.text if target else ""
    if indicator.period_target and target and indicator.period_target.text != target.text:
        yield tag("br")
        yield f"实施周期：{indicator.period_target.text}"


def _beside(indicator: Indicator, findings: Sequence[Finding], source: SourceText) -> Markup:
    quote = source.quote(indicator_sources(indicator), marks=[finding.source for finding in findings])
    both = tag("div", tag("blockquote", quote), tag("div", *map(remark, findings)), class_="pair")
    return tag("tr", tag("td"), tag("td", both, colspan=len(_HEAD) - 1), class_="beside")
