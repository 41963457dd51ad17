"""``jiheng check``: the defects of a filing, with their grounds."""

import argparse
import json
import sys
from collections.abc import Iterator

import jiheng
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import Style, clear_progress, paint, show_progress

NAME = "check"
SUMMARY = "检查绩效目标表的质量，逐条说明依据和改法"

_STYLES: dict[str, Style] = {"must": "red", "should": "yellow", "hint": "dim"}
_LEVELS = ("must", "should", "hint")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, a format, a profile, what to show and from which severity the exit code is 1."""
    parser.add_argument("file", metavar="文件", help="工作簿、文档、网页、PDF 或文本")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="text 给人看；json、sarif 给程序用")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径检查（默认用表的口径）")
    parser.add_argument("--summary", action="store_true", help="只显示每个项目的结论和最要紧的几类问题")
    parser.add_argument("--all", action="store_true", help="提示也显示出来（json、sarif 总是全部）")
    parser.add_argument("--fail-on", choices=_LEVELS, default="should", help="发现这一级或更重的问题时返回 1（默认 should）")
    parser.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")


def run(options: argparse.Namespace) -> int:
    """Check it and print the findings; 1 where some reach the threshold."""
    show_progress(f"正在检查 {options.file} ……")
    reading = jiheng.read(options.file, isolated=True)
    result = jiheng.check(reading.filing, profile=options.profile)
    clear_progress()
    write_answer(_answer(reading, result, options), path=options.output, source=options.file)
    for failure in result.failures:
        print(failure, file=sys.stderr)
    threshold = _LEVELS.index(options.fail_on)
    return int(any(_LEVELS.index(finding.severity) <= threshold for finding in result.findings))


def _answer(reading: "jiheng.Reading", result: "jiheng.CheckResult", options: argparse.Namespace) -> str:
    if options.format == "json":
        content = jiheng.findings_to_json(result.findings, profile=result.profile, rules_run=result.rules_run)
        return json.dumps(content, ensure_ascii=False, indent=1)
    if options.format == "sarif":
        rules = [(rule.code, rule.name, rule.severity, jiheng.explain(rule.code).what) for rule in jiheng.list_rules()]
        log = jiheng.findings_to_sarif(result.findings, rules=rules, uri=options.file, document=reading.document)
        return json.dumps(log, ensure_ascii=False, indent=1)
    if options.summary:
        return "\n".join([*_verdicts(result, options), *_summary(reading.filing, result, options)])
    shown = [finding for finding in result.findings if options.all or finding.severity != "hint"]
    return "\n".join([*(line for finding in shown for line in _describe(finding)), *_summary(reading.filing, result, options)])


def _describe(finding: "jiheng.Finding") -> list[str]:
    """One finding: where and what, on what ground, what to do."""
    severity = paint(jiheng.SEVERITY_WORDS[finding.severity], _STYLES[finding.severity])
    doubt = "（存疑）" if finding.certainty == "suspected" else ""
    number = "" if finding.indicator_number is None else f"·第{finding.indicator_number}项"
    subject = f"〔{finding.project}{number}〕" if finding.project else ""
    lines = [f"{finding.source.place}: {finding.code} {severity}{doubt} {subject}{finding.message}"]
    if finding.cites:
        lines.append(f"  依据: {'；'.join(map(str, finding.cites))}")
    return [*lines, f"  建议: {finding.remedy}"]


def _verdicts(result: "jiheng.CheckResult", options: argparse.Namespace) -> Iterator[str]:
    """One line for the table and for each project, with the reasons that weigh most."""
    for verdict in result.verdicts:
        number = "整表" if verdict.project_index is None else f"{verdict.project_index:3}."
        word = paint(verdict.word, _STYLES[verdict.severity]) if verdict.severity else paint(verdict.word, "green")
        yield f"{number} {word}　{verdict.project or ''}"
        reasons = [reason for reason in verdict.reasons if options.all or reason.severity != "hint"]
        yield from (f"       {reason.label}" for reason in reasons[:jiheng.REASONS_FIRST])
        if len(reasons) > jiheng.REASONS_FIRST:
            yield f"       另有 {len(reasons) - jiheng.REASONS_FIRST} 类"


def _summary(filing: "jiheng.Filing", result: "jiheng.CheckResult", options: argparse.Namespace) -> list[str]:
    """The verdict on the whole in a few lines."""
    counts = result.counts
    clean = sum(1 for verdict in result.verdicts if verdict.project_index and verdict.severity in (None, "hint"))
    projects = sum(1 for verdict in result.verdicts if verdict.project_index)
    lines = ["", paint(f"{filing.title or '绩效目标表'}：{projects} 个项目，{filing.indicator_count} 项指标，用 {result.rules_run} 条规则检查", "bold"),
             "　".join(f"{word} {counts[level]}" for level, word in jiheng.SEVERITY_WORDS.items()) + f"　可以报送的项目 {clean} 个"]
    if counts["hint"] and not options.all:
        lines.append(paint("提示没有列出，加 --all 显示；规则说明用 jiheng explain 编码", "dim"))
    return lines
