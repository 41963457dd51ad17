"""What a reviewer answers: per project, grouped by the reviewers' remarks, in the words and numbers of official documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.domain.forms import FORM_WORDS
from jiheng.forms.opinion.numbering import to_chinese
from jiheng.regulations.remarks import remark_on

Level = Literal["title", "text", "project", "remark", "item"]
"""What a paragraph is: the title, running text, or one of the three levels 一、（一）1."""

_WEIGHT: dict[Severity, int] = {"must": 0, "should": 1, "hint": 2}
_NOT_FOR_OTHERS = frozenset({"waiver"})
"""What is the checker's own business and not the filer's."""
_WHOLE_TABLE = "表格填报"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the opinion, with its number in front."""

    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    """What is to be said of one project, or of a table as a whole."""

    heading: str
    findings: tuple[Finding, ...]


def compose_opinion(checked: Sequence[tuple[Filing, Sequence[Finding]]], *, with_hints: bool = False) -> tuple[Paragraph, ...]:
    """The opinion on all filings of a document, each with the findings on it; hints stay out unless asked for."""
    filings = [filing for filing, _ in checked]
    sections = [
        section for filing, findings in checked for section in _sections(filing, findings, among=filings, with_hints=with_hints)
    ]
    lines = [Paragraph("title", _title(filings)), Paragraph("text", _opening(checked, sections))]
    for number, section in enumerate(sections, start=1):
        lines.append(Paragraph("project", f"{to_chinese(number)}、{section.heading}"))
        lines += _remarks(section.findings)
    grounds = dict.fromkeys(str(cite) for section in sections for finding in section.findings for cite in finding.cites)
    if sections:
        lines.append(Paragraph("text", "请按以上意见修改完善后重新报送；认为不需要修改的，请逐项说明理由。"))
    if grounds:
        lines.append(Paragraph("text", f"审核依据：{'、'.join(grounds)}。"))
    return tuple(lines)


def print_opinion(paragraphs: Iterable[Paragraph]) -> str:
    """The opinion as text to paste: a paragraph a line, indented by two characters."""
    return "\n".join(line.text if line.level == "title" else f"　　{line.text}" for line in paragraphs)


def _title(filings: Sequence[Filing]) -> str:
    """Department, year and form, each as far as all filings have the same."""
    department = _shared(filing.department or "" for filing in filings)
    year = _shared(f"{filing.fiscal_year}年" if filing.fiscal_year else "" for filing in filings)
    form = _shared(FORM_WORDS.get(filing.form, "") for filing in filings)
    return f"关于{department}{year}{form or '绩效目标表'}的审核意见"


def _shared(words: Iterable[str]) -> str:
    different = set(words)
    return different.pop() if len(different) == 1 else ""


def _opening(checked: Sequence[tuple[Filing, Sequence[Finding]]], sections: Sequence[_Section]) -> str:
    projects = sum(1 for filing, _ in checked for _ in filing.projects)
    indicators = sum(filing.indicator_count for filing, _ in checked)
    titles = "、".join(dict.fromkeys(f"《{filing.title}》" for filing, _ in checked if filing.title)) or "绩效目标表"
    read = f"报来的{titles}收悉。经审核" + (f"，共{projects}个项目、{indicators}项指标" if projects else "")
    if not sections:
        return f"{read}，没有发现需要修改的问题。"
    if not projects:
        return f"{read}，意见如下："
    worst: dict[int, Severity] = {}
    for section in sections:
        for finding in section.findings:
            if finding.project_index is not None:
                known = worst.get(finding.project_index, finding.severity)
                worst[finding.project_index] = min(known, finding.severity, key=_WEIGHT.__getitem__)
    must = sum(severity == "must" for severity in worst.values())
    counts = (f"须修改的{must}个", f"建议修改的{len(worst) - must}个", f"没有意见的{projects - len(worst)}个")
    return f"{read}：{'，'.join(counts)}。意见如下："


def _sections(filing: Filing, findings: Sequence[Finding], *, among: Sequence[Filing], with_hints: bool) -> Iterator[_Section]:
    """What is said of a filing: the table first, then its projects; where there are several filings or agencies, they are named."""
    told = [one for one in findings if (with_hints or one.severity != "hint") and one.concern not in _NOT_FOR_OTHERS]
    several = sum(len(one.agencies) for one in among) > 1
    table = f"（{filing.department or filing.title}）" if len(among) > 1 and (filing.department or filing.title) else ""
    for index, group in groupby(sorted(told, key=lambda one: one.project_index or 0), key=lambda one: one.project_index):
        of_project = tuple(group)
        first = of_project[0]
        agency = f"（{first.agency}）" if several and first.agency and first.agency != first.project else ""
        yield _Section(f"{_WHOLE_TABLE}{table}" if index is None else f"{first.project or '（没有写名称的项目）'}{agency}", of_project)


def _remarks(findings: Sequence[Finding]) -> Iterator[Paragraph]:
    ordered = sorted(findings, key=lambda one: (remark_on(one).number, _WEIGHT[one.severity], one.indicator_number or 0))
    for number, (remark, group) in enumerate(groupby(ordered, key=remark_on), start=1):
        yield Paragraph("remark", f"（{to_chinese(number)}）{remark.title}")
        for item, text in enumerate(_items(group), start=1):
            yield Paragraph("item", f"{item}. {text}")


def _items(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings that ask for the same are one item."""
    alike: dict[tuple[Severity, str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.severity, finding.code, finding.remedy), []).append(finding)
    for (severity, _, remedy), group in alike.items():
        must = "须修改：" if severity == "must" else ""
        doubt = "请核实；" if all(one.certainty == "suspected" for one in group) else ""
        yield f"{must}{'；'.join(dict.fromkeys(map(_said, group)))}。{doubt}建议{_as_advice(remedy)}。"


def _said(finding: Finding) -> str:
    message = finding.message.rstrip("。")
    if finding.indicator_number is None:
        return message
    return f"第{finding.indicator_number}项{'' if message.startswith('指标') else '：'}{message}"


def _as_advice(remedy: str) -> str:
    return remedy.rstrip("。").removeprefix("建议")
