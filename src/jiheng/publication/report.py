"""The report: the filings of a document and their findings as one self-contained page, for the screen and for A4."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from jiheng.document import Document
from jiheng.domain.filing import Filing
from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.publication.closing import guide_section, rules_section
from jiheng.publication.html import Markup, join, set_apart, tag
from jiheng.publication.opening import conclusion, masthead, notices_section, proof_section, whole_table
from jiheng.publication.overview import categories_section, classes_section, money_section, projects_section
from jiheng.publication.project import project_section
from jiheng.publication.quotes import SourceText
from jiheng.publication.words import name_filing
from jiheng.regulations.profiles import load_policy
from jiheng.rules.verdict import Verdict

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SECTIONS = (("projects", "项目"), ("money", "资金"), ("classes", "指标"), ("proof", "核对"), ("notices", "未读"), ("rules", "依据"), ("guide", "说明"))


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One filing of a document with the findings, verdicts and failures of one check of it (``result.findings`` …): this room lies below
    the pipeline and does not know its ``CheckResult``. ``profile`` says for people under which profile, and who signed it."""

    filing: Filing
    findings: Sequence[Finding]
    verdicts: Sequence[Verdict]
    failures: Sequence[str] = ()
    profile: str = ""


def render_report(
    document: Document, filing: Filing, findings: Sequence[Finding], verdicts: Sequence[Verdict], *, failures: Sequence[str] = ()
) -> str:
    """The page of one filing as HTML: no scripts, no requests, everything from the document escaped; the same arguments give the same text.

    ``document`` supplies the source text that findings stand beside; ``failures`` are sentences about rules that broke down, so that a
    check that did not see everything says so.
    """
    return render_reports(document, [ReportPart(filing, findings, verdicts, failures)])


def render_reports(document: Document, parts: Sequence[ReportPart]) -> str:
    """One page of all filings of a document, one below the other, as ``render_report`` makes it of one."""
    if len(parts) == 1:
        title = f"{parts[0].filing.department or document.name}：{parts[0].filing.title}"
        links, contents = [tag("a", word, href=f"#{name}") for name, word in _SECTIONS], [_part(document, parts[0])]
    else:
        title = f"{document.name}：{len(parts)} 张表"
        named = list(enumerate(parts, start=1))
        links = [tag("a", f"{number} {name_filing(part.filing)}", href=f"#filing-{number}") for number, part in named]
        contents = [_numbered(_part(document, part), part.filing, number=number, count=len(parts)) for number, part in named]
    head = tag(
        "head", tag("meta", charset="utf-8"), tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"), tag("title", f"{title} · 绩衡报告"),
        tag("style", Markup(_style(title))),
    )
    body = tag("body", tag("nav", tag("span", "绩衡", class_="brand"), *links, class_="top"), tag("main", *contents))
    return f"<!doctype html>\n{tag('html', head, body, lang='zh-CN')}\n"


def _part(document: Document, part: ReportPart) -> Markup:
    """Everything about one filing."""
    filing, findings, verdicts = part.filing, part.findings, part.verdicts
    shown = tag("div", *_sections(document, filing, findings, verdicts), class_="shown")
    return join([
        masthead(filing, document, profile=part.profile), conclusion(filing, findings, verdicts),
        *(tag("p", failure, class_="verdict e") for failure in part.failures),
        tag("div", *_filter(findings), shown, class_="filtered"),
    ])


def _numbered(content: Markup, filing: Filing, *, number: int, count: int) -> Markup:
    """One filing of several: which one it is, links to its own sections, and all its places under names of their own."""
    links = (tag("a", word, href=f"#{name}") for name, word in _SECTIONS)
    which = tag("p", tag("b", f"第 {number} 张表，共 {count} 张：{name_filing(filing)}"), *links, class_="which")
    return tag("article", set_apart(join([which, content]), prefix=f"t{number}-"), class_="filing", id=f"filing-{number}")


def _sections(document: Document, filing: Filing, findings: Sequence[Finding], verdicts: Sequence[Verdict]) -> Iterator[Markup]:
    by_weight = sorted(findings, key=_weight)
    yield whole_table([finding for finding in by_weight if finding.project_index is None])
    if filing.proof.failures:
        yield proof_section(filing)
    yield projects_section(filing, verdicts)
    yield tag("div", money_section(filing), classes_section(filing), class_="charts")
    yield categories_section(filing)
    source, policy = SourceText(document), load_policy(filing.profile, fiscal_year=filing.fiscal_year)
    by_index = {verdict.project_index: verdict for verdict in verdicts}
    for index, project in enumerate(filing.projects, start=1):
        own = [finding for finding in by_weight if finding.project_index == index]
        verdict = by_index.get(index) or Verdict(index, project.name, None, "未检查", ())
        yield project_section(
            project, index=index, verdict=verdict, findings=own, source=source, unit=filing.money_unit, policy=policy,
        )
    if not filing.proof.failures:
        yield proof_section(filing)
    yield notices_section(filing)
    yield rules_section(findings)
    yield guide_section()


def _filter(findings: Sequence[Finding]) -> Iterator[Markup]:
    """A choice of what findings to show, hints left out at first; the style sheet alone makes it work, by what follows a checked radio."""
    sizes = [sum(_weight(finding) <= most for finding in findings) for most in range(len(SEVERITY_WORDS))]
    choices = (("musts", "必须改", sizes[0]), ("no-hints", "必须改和建议改", sizes[1]), ("everything", "连提示在内全部", sizes[2]))
    yield tag("span", "显示疑点：", class_="mut")
    for name, words, size in choices:
        yield tag("input", type="radio", name="shown", id=name, class_=name, checked=name == "no-hints")
        yield tag("label", f" {words} {size} 处", for_=name)


def _weight(finding: Finding) -> int:
    return list(SEVERITY_WORDS).index(finding.severity)


def _style(title: str) -> str:
    """The style sheet with the page header of the print: a string of CSS, in which nothing can end the string or the element."""
    quoted = "".join(sign if sign.isalnum() or sign in " ：（）、" else f"\\{ord(sign):x} " for sign in title)
    sheet = resources.files("jiheng.publication").joinpath("report.css").read_text(encoding="utf8")
    return f'{sheet}@page{{@top-left{{content:"{quoted}"}}}}'
