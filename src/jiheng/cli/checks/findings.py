"""Findings for people: a verdict for each project with its reasons, or one finding after another."""

import argparse
from collections.abc import Iterator

import jiheng
from jiheng.cli.checks.checked import Checked
from jiheng.cli.checks.others import describe_not_run
from jiheng.cli.profile_words import describe_profile
from jiheng.cli.terminal import Style, paint

_STYLES: dict[str, Style] = {"must": "red", "should": "yellow", "hint": "dim"}


def print_findings(checked: Checked, options: argparse.Namespace) -> str:
    """The verdicts; with ``--list`` or ``--all`` the findings one after another. Each filing ends with its summary."""
    lines: list[str] = []
    for filing, result in checked.pairs():
        lines += [""] if lines else []
        lines += _details(result, options) if options.all or options.list else _verdicts(result)
        lines += _summary(filing, result)
    told = [paint(said, "dim")] if (said := describe_not_run(checked.results[0])) else []
    return "\n".join([*lines, *told, *_hints(checked, options)])


def summarise_in_line(checked: Checked) -> str:
    """The whole document in one line."""
    projects = [verdict for result in checked.results for verdict in result.verdicts if verdict.project_index]
    return f"{len(projects)} 个项目，{_counted(checked.findings)}，可以报送的项目 {_sound(projects)} 个{_waived(checked)}"


def _details(result: "jiheng.CheckResult", options: argparse.Namespace) -> Iterator[str]:
    for finding in result.findings:
        if options.all or finding.severity != "hint":
            yield from describe_finding(finding)
    for waived in result.waived if options.all else ():
        yield from _describe_waived(waived)


def describe_finding(finding: "jiheng.Finding") -> list[str]:
    """One finding: where and what, on what ground, what to do."""
    lines = [f"{finding.source.place}: {finding.code} {_severity(finding)} {_subject(finding)}{finding.message}"]
    if finding.cites:
        lines.append(f"  依据: {'；'.join(map(str, finding.cites))}")
    return [*lines, f"  建议: {finding.remedy}"]


def _describe_waived(waived: "jiheng.Waived") -> list[str]:
    finding, waiver = waived.finding, waived.waiver
    why = f"{waiver.who}：{waiver.why}（有效期至 {waiver.until}）" if waiver else "记在基线里"
    return [paint(f"{finding.source.place}: {finding.code} 已豁免 {_subject(finding)}{finding.message}", "dim"), f"  豁免: {why}"]


def _severity(finding: "jiheng.Finding") -> str:
    doubt = "（存疑）" if finding.certainty == "suspected" else ""
    return paint(jiheng.SEVERITY_WORDS[finding.severity], _STYLES[finding.severity]) + doubt


def _subject(finding: "jiheng.Finding") -> str:
    number = "" if finding.indicator_number is None else f"·第{finding.indicator_number}项"
    return f"〔{finding.project}{number}〕" if finding.project else ""


def _verdicts(result: "jiheng.CheckResult") -> Iterator[str]:
    """One line for the table and for each project, with the reasons that weigh most."""
    for verdict in result.verdicts:
        number = "整表" if verdict.project_index is None else f"{verdict.project_index:3}."
        word = paint(verdict.word, _STYLES[verdict.severity] if verdict.severity else "green")
        yield f"{number} {word}{'　' if verdict.project else ''}{verdict.project or ''}"
        reasons = [reason for reason in verdict.reasons if reason.severity != "hint"]
        yield from (f"       {reason.label}" for reason in reasons[:jiheng.REASONS_FIRST])
        if len(reasons) > jiheng.REASONS_FIRST:
            yield f"       另有 {len(reasons) - jiheng.REASONS_FIRST} 类"


def _summary(filing: "jiheng.Filing", result: "jiheng.CheckResult") -> list[str]:
    """The verdict on a filing in two lines."""
    projects = [verdict for verdict in result.verdicts if verdict.project_index]
    head = f"{filing.title or '绩效目标表'}：{len(projects)} 个项目，{filing.indicator_count} 项指标，用 {result.rules_run} 条规则检查"
    counts = "　".join(f"{word} {result.counts[level]}" for level, word in jiheng.SEVERITY_WORDS.items())
    waived = f"　已豁免 {len(result.waived)}" if result.waived else ""
    profile = paint("\n".join([describe_profile(result), *result.origin.lapses]), "dim")
    return ["", paint(head, "bold"), profile, f"{counts}{waived}　可以报送的项目 {_sound(projects)} 个"]


def _hints(checked: Checked, options: argparse.Namespace) -> list[str]:
    """What to type next."""
    if options.all or not (checked.findings or checked.waived):
        return []
    if options.list:
        has_hints = any(finding.severity == "hint" for finding in checked.findings)
        unseen = "、".join(word for word, is_there in (("提示", has_hints), ("已豁免的", checked.waived)) if is_there)
        return [paint(f"{unseen}没有列出，加 --all 显示；规则说明用 jiheng explain 编码", "dim")] if unseen else []
    return [paint("逐条看位置、依据和改法，加 --list；连提示一起看，加 --all；写成审核意见，加 --format opinion", "dim")]


def _counted(findings: "tuple[jiheng.Finding, ...]") -> str:
    counts = {word: sum(finding.severity == level for finding in findings) for level, word in jiheng.SEVERITY_WORDS.items()}
    return "，".join(f"{word} {count}" for word, count in counts.items())


def _waived(checked: Checked) -> str:
    return f"，已豁免 {len(checked.waived)}" if checked.waived else ""


def _sound(projects: "list[jiheng.Verdict]") -> int:
    return sum(verdict.severity in (None, "hint") for verdict in projects)
