"""``jiheng measure``: how each target can be measured, and what its records come to."""

import argparse
import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import jiheng
from jiheng.cli.clock import today
from jiheng.cli.output import write_answer
from jiheng.cli.profile_words import read_day
from jiheng.cli.terminal import Style, clear_progress, paint, show_progress

NAME = "measure"
SUMMARY = "每个指标怎样测量；有佐证记录的，算出实际完成值、佐证等级和是否达到"

_STYLES: dict[str, Style] = {"met": "green", "not-met": "red", "unknown": "dim"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A table of targets, a folder of records, a day, a format."""
    parser.add_argument("file", metavar="文件", help="绩效目标表：读过的那些格式都行")
    parser.add_argument("--records", metavar="文件夹", help="佐证记录：只有一个项目的直接放，有几个的每个项目一个以项目名称命名的子文件夹")
    parser.add_argument("--on", metavar="日期", type=read_day, help="算到哪一天，从当年 1 月 1 日起（默认今天）")
    parser.add_argument("--traces", metavar="文件夹", help="把每个数的计算过程写成 JSON，用 jiheng recompute 可以重算")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text 给人看；json 给程序用")
    parser.add_argument("-o", "--output", metavar="输出", help="写到文件（默认显示在屏幕上）")


def run(options: argparse.Namespace) -> int:
    """Print the ways, or the values; 1 where a target was measured and not met."""
    show_progress(f"正在读取 {options.file} ……")
    filing = jiheng.read(options.file, isolated=True).filing
    if options.records is None:
        clauses: Sequence[jiheng.MeasuredClause] = jiheng.list_ways(filing)
    else:
        clauses = _measure(filing, options)
    clear_progress()
    answer = json.dumps(_to_json(clauses), ensure_ascii=False, indent=1) if options.format == "json" else "\n".join(_lines(clauses))
    write_answer(answer, path=options.output, source=options.file)
    return int(any(clause.evaluation is not None and clause.evaluation.outcome == "not-met" for clause in clauses))


def _measure(filing: "jiheng.Filing", options: argparse.Namespace) -> "Sequence[jiheng.MeasuredClause]":
    on: datetime.date = options.on or today()
    records = {number: list(found) for number, found in _read_folder(filing, Path(options.records))}
    policy = jiheng.load_policy(filing.profile)
    clauses = jiheng.measure_filing(filing, records, period=jiheng.year_until(on), policy=policy)
    if options.traces:
        _write_traces(clauses, records, Path(options.traces))
    return clauses


def _read_folder(filing: "jiheng.Filing", folder: Path) -> "Iterator[tuple[int, list[jiheng.Record]]]":
    """The records of each project; a row with a mistake stops it, because nothing may be counted by half."""
    if not folder.is_dir():
        raise jiheng.JihengError(f"没有文件夹“{folder}”；请写明放佐证记录的文件夹。")
    projects = list(filing.projects)
    for number, project in enumerate(projects, 1):
        below = folder if len(projects) == 1 else folder / project.name
        files = sorted(path for path in below.glob("*") if path.is_file() and not path.name.startswith((".", "~")))
        yield number, [record for path in files for record in _read_file(path)]
    known = {project.name for project in projects}
    strange = [path.name for path in sorted(folder.iterdir()) if path.is_dir() and path.name not in known]
    if len(projects) > 1 and strange:
        raise jiheng.JihengError(f"“{folder}”里的子文件夹“{'”“'.join(strange)}”不是表里的项目；子文件夹的名称应和项目名称一样。")


def _read_file(path: Path) -> "Sequence[jiheng.Record]":
    reading = jiheng.read_records(path, isolated=True)
    if reading.mistakes:
        more = f"（共 {len(reading.mistakes)} 处，用 jiheng records 逐条看）" if len(reading.mistakes) > 1 else ""
        raise jiheng.BrokenRecords(f"{path}：{reading.mistakes[0].sentence.rstrip('。')}{more}；改好再算。")
    return reading.records


def _write_traces(clauses: "Sequence[jiheng.MeasuredClause]", records: "dict[int, list[jiheng.Record]]", folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for clause in clauses:
        if clause.actual is not None:
            trace = jiheng.trace_actual(clause.actual, records[clause.project_index])
            name = f"{clause.project_index:02}-{clause.indicator.number:02}-{clause.clause_index}.json"
            (folder / name).write_text(json.dumps(trace, ensure_ascii=False, indent=1), encoding="utf-8")


def _lines(clauses: "Sequence[jiheng.MeasuredClause]") -> Iterator[str]:
    project = 0
    for clause in clauses:
        if clause.project_index != project:
            project = clause.project_index
            yield f"{chr(10) if project > 1 else ''}{paint(clause.project.name, 'bold')}"
        yield f"  {clause.indicator.number:2}. {clause.indicator.name}　{clause.way.clause.text}"
        yield f"      {_describe(clause)}"
        if clause.actual is not None:
            yield from (paint(f"      {note}", "yellow") for note in clause.actual.notes)


def _describe(clause: "jiheng.MeasuredClause") -> str:
    if clause.actual is None or clause.evaluation is None:
        measure, words = clause.way.measure, jiheng.WAY_WORDS[clause.way.kind]
        return f"{words}：{jiheng.describe_node(measure.node)}" if measure else words
    level = jiheng.EVIDENCE_LEVELS[clause.actual.level]
    word = {"met": "达到", "not-met": "没有达到", "unknown": "判断不了"}[clause.evaluation.outcome]
    text = f"{jiheng.describe_actual(clause.actual)}　{clause.actual.level} {level.name}"
    return f"{paint(word, _STYLES[clause.evaluation.outcome])}　{text}"


def _to_json(clauses: "Sequence[jiheng.MeasuredClause]") -> dict[str, object]:
    return {"schema": "jiheng.measured/1", "clauses": [_clause_to_json(clause) for clause in clauses]}


def _clause_to_json(clause: "jiheng.MeasuredClause") -> dict[str, object]:
    measure, actual, held = clause.way.measure, clause.actual, clause.evaluation
    return {
        "project_index": clause.project_index, "project": clause.project.name, "indicator_number": clause.indicator.number,
        "indicator": clause.indicator.name, "clause": clause.way.clause.text, "way": clause.way.kind,
        "measure": jiheng.print_measure(measure) if measure else None, "because": clause.way.because,
        "actual": actual.text if actual else None, "evidence_level": actual.level if actual else None,
        "formula": jiheng.describe_actual(actual) if actual else None, "notes": list(actual.notes) if actual else [],
        "outcome": held.outcome if held else None, "reason": held.reason if held else None,
    }  # fmt: skip
