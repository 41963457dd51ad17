"""``jiheng score``: a published self-evaluation scored again, ours beside the printed."""

import argparse
import json
import sys
from collections.abc import Iterator

import jiheng
from jiheng.cli.checks.checked import LEVELS
from jiheng.cli.checks.findings import describe_finding
from jiheng.cli.output import write_answer
from jiheng.cli.profile_words import read_day
from jiheng.cli.terminal import Style, clear_progress, paint, show_progress

NAME = "score"
SUMMARY = "把自评表的得分再算一遍，逐项对照，说明哪里算错、哪里没有说明原因"

_STYLES: dict[str, Style] = {
    "agrees": "green", "rounded": "green", "differs": "red", "outside": "red", "unknown": "dim", "unprinted": "dim",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, a format, by which profile and scheme, on which day, and from which severity the exit code is 1."""
    parser.add_argument("file", metavar="文件", help="自评表：工作簿、文档、网页、PDF 或文本")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text 给人看；json 给程序用")
    parser.add_argument("--profile", metavar="口径", help="按哪个口径算（默认用表的口径）")
    parser.add_argument("--scheme", metavar="计分办法", help=f"按哪个计分办法算：{'、'.join(jiheng.list_schemes())}（默认用口径的）")
    parser.add_argument("--on", metavar="日期", type=read_day, help="按哪一天执行的办法算，如 2021-03-01（默认最新的）")
    parser.add_argument("--all", action="store_true", help="提示也显示出来（json 总是全部）")
    parser.add_argument("--fail-on", choices=LEVELS, default="should", help="疑点到这一级或更重时返回 1（默认 should）")
    parser.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")


def run(options: argparse.Namespace) -> int:
    """Score it again and print both; 1 where findings reach the threshold."""
    show_progress(f"正在核算 {options.file} ……")
    readings = jiheng.read_all(options.file, isolated=True)
    results = [jiheng.score_filing(item.filing, profile=options.profile, scheme=options.scheme, on=options.on) for item in readings]
    scored = [(item.filing, result) for item, result in zip(readings, results, strict=True) if result.projects]
    clear_progress()
    if not scored:
        raise jiheng.UnknownForm(
            f"“{readings[0].filing.name}”里没有自评表：没有读到得分，也没有读到实际完成值；目标表请用 jiheng check 检查。"
        )
    write_answer(_answer(scored, options), path=options.output, source=options.file)
    for failure in dict.fromkeys(failure for _, result in scored for failure in result.failures):
        print(failure, file=sys.stderr)
    threshold = LEVELS.index(options.fail_on)
    return int(any(LEVELS.index(finding.severity) <= threshold for _, result in scored for finding in result.findings))


def _answer(scored: "list[tuple[jiheng.Filing, jiheng.ScoreResult]]", options: argparse.Namespace) -> str:
    if options.format == "json":
        filings = [
            {"title": filing.title, "form": filing.form, "fiscal_year": filing.fiscal_year, "money_unit": filing.money_unit,
             **jiheng.scores_to_json(
                 result.projects, findings=result.findings, profile=result.profile, scheme=result.scheme.name,
                 rules_run=result.rules_run, failures=result.failures)}
            for filing, result in scored
        ]
        source = {"name": scored[0][0].name, "sha256": scored[0][0].sha256}
        return json.dumps({"schema": "jiheng.score-list/1", "source": source, "filings": filings}, ensure_ascii=False, indent=1)
    return "\n\n".join("\n".join(_describe(filing, result, options)) for filing, result in scored)


def _describe(filing: "jiheng.Filing", result: "jiheng.ScoreResult", options: argparse.Namespace) -> Iterator[str]:
    """Title and scheme, every project, then what was found."""
    yield paint(filing.title or "自评表", "bold")
    yield f"口径：{result.profile}　计分办法：{result.scheme.name}（{result.scheme.title}；依据 {'；'.join(map(str, result.scheme.cites))}）"
    for scored in result.projects:
        yield ""
        yield from _describe_project(scored)
    shown = [finding for finding in result.findings if options.all or finding.severity != "hint"]
    if shown:
        yield ""
        yield paint(f"疑点 {len(shown)} 条", "bold")
    for finding in shown:
        yield from describe_finding(finding)
    hints = len(result.findings) - len(shown)
    if hints:
        yield paint(f"另有提示 {hints} 条，加 --all 显示", "dim")


def _describe_project(scored: "jiheng.ProjectScore") -> Iterator[str]:
    """The execution, every indicator and the total: printed beside ours, and the formula."""
    yield paint(scored.project.name or "（没有名称）", "bold")
    yield f"  预算执行　{_beside(scored.execution, scored.printed_execution, scored.execution_agreement)}"
    yield f"      {scored.execution.formula}"
    for row in scored.indicators:
        yield f"  {row.indicator.number:2}. {row.indicator.name}　{_beside(row.score, row.printed, row.agreement)}"
        yield f"      {row.score.formula}"
        yield from (f"      {ask}。" for ask in row.score.asks if not row.indicator.deviation_reason)
    printed = "没有填" if scored.printed_total is None else f"填{scored.printed_total}分"
    summed = "" if scored.printed_sum is None else f"，表上各项相加{scored.printed_sum}分"
    rating = f"，等级填“{scored.printed_rating}”" if scored.printed_rating else ""
    yield f"  总分　{printed}{summed}{rating}"
    yield f"      算：{scored.total.formula}"


def _beside(score: "jiheng.Score", printed: object, agreement: str) -> str:
    points = "没有分值" if score.points is None else f"{score.points}分"
    word = paint(jiheng.AGREEMENT_WORDS[agreement], _STYLES[agreement])  # type: ignore[index]  # the key comes from the same table
    return f"{points}　填 {'—' if printed is None else printed}　算 {score.shown}　{word}"
