"""What ``jiheng check`` does with a folder or an archive: a line for each document, or the answers of all as one."""

import argparse
import sys
from pathlib import Path

import jiheng
from jiheng.cli.checks.answers import findings_of, sarif_of, to_json
from jiheng.cli.checks.checked import Checked
from jiheng.cli.checks.checking import check_readings
from jiheng.cli.checks.findings import summarise_in_line
from jiheng.cli.output import write_answer
from jiheng.cli.terminal import clear_progress, show_progress

_WRITERS = {"json": findings_of, "sarif": sarif_of}
"""What can be given for many documents at once, besides text."""
_UNREAD = 2


def check_each(options: argparse.Namespace) -> int:
    """Check every document; the exit code is that of the worst: 2 where one could not be read, 1 where findings reach the threshold."""
    if options.format not in ("text", *_WRITERS):
        raise jiheng.JihengError(f"“{options.file}”里有许多文件，--format {options.format} 一次只写一份文件的；请对每份文件分别运行。")
    if options.write_baseline:
        raise jiheng.JihengError(f"“{options.file}”里有许多文件，--write-baseline 一次只记一份表的；请对每份文件分别运行。")
    lines: list[str] = []
    answers: list[dict[str, object]] = []
    code = 0
    for reading in jiheng.read_each(options.file):
        path = reading.path
        show_progress(f"正在检查 {path} ……")
        checked = _check(reading, options)
        if not isinstance(checked, Checked):
            code = _UNREAD
            lines.append(f"{path}：{checked}")
            answers.append({"file": path, "error": str(checked)})
            continue
        code = max(code, int(checked.reaches(options.fail_on)))
        lines.append(f"{path}：{summarise_in_line(checked)}")
        if options.format in _WRITERS:
            answers.append({"file": path, **_WRITERS[options.format](checked)})
        clear_progress()
        for failure in checked.failures:
            print(f"{path}：{failure}", file=sys.stderr)
    clear_progress()
    write_answer(_answer(lines, answers, options), path=options.output, source=options.file)
    return code


def _check(reading: "jiheng.EachReading", options: argparse.Namespace) -> "Checked | jiheng.JihengError":
    """One document; why there is no answer, where it could not be read or what lies beside it is broken."""
    if reading.error:
        return reading.error
    try:
        return check_readings(reading.path, reading.readings, options, table=Path(options.file, reading.path))
    except jiheng.BrokenWaivers as error:
        return error


def _answer(lines: list[str], answers: list[dict[str, object]], options: argparse.Namespace) -> str:
    """Lines, a list of JSON documents, or one SARIF log with a run for each document; what was not read is told in each."""
    if options.format == "json":
        return to_json(answers)
    if options.format == "sarif":
        logs = [answer for answer in answers if "runs" in answer]
        unread = [str(answer["error"]) for answer in answers if "error" in answer]
        return to_json(jiheng.join_sarif(logs, failures=unread))
    return "\n".join([*lines, "", f"{len(lines)} 个文件。要看一份文件的结论，请对它单独运行 jiheng check"])
