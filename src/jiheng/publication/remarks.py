"""Findings and verdicts as they stand on the page."""

from collections.abc import Sequence

from jiheng.domain.finding import SEVERITY_WORDS, Finding, Severity
from jiheng.publication.html import Markup, join, tag
from jiheng.publication.words import TONES, place
from jiheng.rules.verdict import REASONS_FIRST, Verdict


def severity_tag(severity: Severity) -> Markup:
    """The coloured word for a severity."""
    return tag("span", SEVERITY_WORDS[severity], class_=f"tag {TONES[severity]}")


def verdict_tag(verdict: Verdict) -> Markup:
    """The coloured word of a verdict."""
    return tag("span", verdict.word, class_=f"tag {TONES[None if verdict.severity == 'hint' else verdict.severity]}")


def remark(finding: Finding) -> Markup:
    """One finding: how grave, which rule, what is wrong, what to do, on what ground, and where."""
    doubt = tag("span", "疑似", class_="mut") if finding.certainty == "suspected" else ""
    head = join([severity_tag(finding.severity), " ", tag("b", finding.name), " ", rule_link(finding), " ", doubt])
    ground = f"依据：{'；'.join(map(str, finding.cites))}　" if finding.cites else ""
    return tag(
        "div", head, tag("p", finding.message), tag("p", f"建议：{finding.remedy}"),
        tag("p", f"{ground}位置：", place(finding.source), class_="mut small"), class_=f"find f-{finding.severity}",
    )


def rule_link(finding: Finding) -> Markup:
    """The rule's code, leading to its line in the table of rules."""
    return tag("a", finding.code, href=f"#{finding.code}", class_="code")


def reasons(verdict: Verdict) -> Markup:
    """The verdict's first grouped reasons, and how many more there are."""
    shown = [tag("li", reason.label, class_=f"f-{reason.severity}") for reason in verdict.reasons[:REASONS_FIRST]]
    rest = len(verdict.reasons) - len(shown)
    if rest > 0:
        shown.append(tag("li", f"另有 {rest} 类，见各处疑点", class_="mut"))
    return tag("ul", *shown, class_="reasons") if shown else tag("p", "没有发现疑点。", class_="pad mut")


def counted(findings: Sequence[Finding]) -> str:
    """``必须改 3、建议改 5``: the severities that occur."""
    counts = {level: sum(finding.severity == level for finding in findings) for level in SEVERITY_WORDS}
    return "、".join(f"{SEVERITY_WORDS[level]} {count}" for level, count in counts.items() if count)
