"""The forms in which ``jiheng check`` answers: text for people, JSON and SARIF for programs, papers for the file."""

import argparse
import json
from pathlib import Path
from typing import Any

import jiheng
from jiheng.cli.checks.checked import Checked
from jiheng.cli.checks.findings import print_findings
from jiheng.cli.output import write_answer

FORMATS = ("text", "json", "sarif", "opinion", "review-sheet")
_DOCUMENT = ".docx"


def write_checked(checked: Checked, options: argparse.Namespace) -> None:
    """Print the answer, or write it to the file that the options name."""
    answer: str | bytes
    if options.format == "json":
        answer = to_json(findings_of(checked))
    elif options.format == "sarif":
        answer = to_json(sarif_of(checked))
    elif options.format == "opinion":
        answer = _opinion(checked, options)
    elif options.format == "review-sheet":
        write = jiheng.write_review_document if _is_document(options) else jiheng.write_review_sheet
        answer = write(_pairs(checked), as_whole=options.whole_table, on=checked.on)
    else:
        answer = print_findings(checked, options)
    target = options.output or (_default_sheet(checked) if options.format == "review-sheet" else None)
    write_answer(answer, path=target, source=options.file)
    if isinstance(answer, bytes):
        print(f"已写入 {target}")


def findings_of(checked: Checked) -> dict[str, Any]:
    """The JSON document of one check."""
    first = checked.results[0]
    return jiheng.findings_to_json(
        checked.findings, profile=first.profile, origin=jiheng.origin_to_json(first.origin, title=first.title), rules_run=checked.rules_run,
        not_run=first.not_run, waived=checked.waived, failures=checked.failures,
    )


def sarif_of(checked: Checked) -> dict[str, Any]:
    """The SARIF log of one check."""
    pages = [(rule, jiheng.explain(rule.code)) for rule in jiheng.list_rules()]
    cards = [(rule.code, rule.name, rule.severity, page.what, page.markdown) for rule, page in pages]
    return jiheng.findings_to_sarif(
        checked.findings, rules=cards, uri=checked.path, document=checked.readings[0].document,
        waived=checked.waived, failures=checked.failures,
    )


def _opinion(checked: Checked, options: argparse.Namespace) -> str | bytes:
    """The reviewer's opinion as text, or as a Word document where the output is called so."""
    paragraphs = jiheng.compose_opinion(_pairs(checked), with_hints=options.all)
    if _is_document(options):
        return jiheng.write_opinion(paragraphs)
    return jiheng.print_opinion(paragraphs)


def _pairs(checked: Checked) -> "list[tuple[jiheng.Filing, tuple[jiheng.Finding, ...]]]":
    """Every filing with what was found in it."""
    return [(filing, result.findings) for filing, result in checked.pairs()]


def _is_document(options: argparse.Namespace) -> bool:
    return str(options.output or "").lower().endswith(_DOCUMENT)


def _default_sheet(checked: Checked) -> str:
    return f"{Path(checked.path).name}.审核表.xlsx"


def to_json(content: object) -> str:
    """JSON as people can read it."""
    return json.dumps(content, ensure_ascii=False, indent=1)
