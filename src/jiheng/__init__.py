"""绩衡 jiheng: reads published budget performance tables, proves the reading, understands the targets and checks them.

The names below are the public API. They are loaded on first use, so that ``import jiheng`` and ``jiheng --help`` stay fast.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiheng.document import Cell, Document, Notice, Table
    from jiheng.domain.evaluation.evaluate import ClauseEvaluation, Evaluation, evaluate
    from jiheng.domain.evaluation.policy import Policy
    from jiheng.domain.filing import Agency, Filing, Indicator, Project
    from jiheng.domain.finding import SEVERITY_WORDS, Citation, Finding, Fix
    from jiheng.domain.funds import FundLine, Funds
    from jiheng.domain.proof import Proof, ProofCheck
    from jiheng.errors import JihengError, MissingExtra, RefusedDocument, UnknownForm, UnknownProfile, UnknownRule
    from jiheng.exchange.filing_json import filing_to_json, target_to_json
    from jiheng.exchange.findings_json import findings_to_json
    from jiheng.exchange.sarif import findings_to_sarif
    from jiheng.exchange.workbook import write_workbook
    from jiheng.pipeline import CheckResult, Reading, check, read
    from jiheng.publication.report import render_report
    from jiheng.regulations.accumulation import ACCUMULATION_WORDS, Accumulation, propose_accumulation
    from jiheng.regulations.lexicon import Expectation, expect_of
    from jiheng.rules.explain import RulePage, explain
    from jiheng.rules.registry import list_rules
    from jiheng.rules.verdict import REASONS_FIRST, Reason, Verdict
    from jiheng.source import Source
    from jiheng.text.grammar import parse_target
    from jiheng.text.measure_units import DIMENSION_WORDS
    from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement, Target
    from jiheng.text.writing import Columns, describe_target, print_bracketed, print_columns, print_target, print_words

__version__ = "0.1.0"

_HOMES = {
    "document": "Cell Document Notice Table",
    "domain.evaluation.evaluate": "ClauseEvaluation Evaluation evaluate",
    "domain.filing": "Agency Filing Indicator Project",
    "domain.finding": "SEVERITY_WORDS Citation Finding Fix",
    "domain.funds": "FundLine Funds",
    "domain.evaluation.policy": "Policy",
    "domain.proof": "Proof ProofCheck",
    "errors": "JihengError MissingExtra RefusedDocument UnknownForm UnknownProfile UnknownRule",
    "exchange.filing_json": "filing_to_json target_to_json",
    "exchange.findings_json": "findings_to_json",
    "exchange.sarif": "findings_to_sarif",
    "exchange.workbook": "write_workbook",
    "pipeline": "CheckResult Reading check read",
    "publication.report": "render_report",
    "regulations.accumulation": "ACCUMULATION_WORDS Accumulation propose_accumulation",
    "regulations.lexicon": "Expectation expect_of",
    "rules.explain": "RulePage explain",
    "rules.registry": "list_rules",
    "rules.verdict": "REASONS_FIRST Reason Verdict",
    "source": "Source",
    "text.grammar": "parse_target",
    "text.measure_units": "DIMENSION_WORDS",
    "text.targets": "Blank Clause Date Grade Quantity Statement Target",
    "text.writing": "Columns describe_target print_bracketed print_columns print_target print_words",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ACCUMULATION_WORDS", "DIMENSION_WORDS", "REASONS_FIRST", "SEVERITY_WORDS", "Accumulation", "Agency", "Blank", "Cell",
    "CheckResult", "Citation", "Clause", "ClauseEvaluation", "Columns", "Date", "Document", "Evaluation", "Expectation", "Filing",
    "Finding", "Fix", "FundLine", "Funds", "Grade", "Indicator", "JihengError", "MissingExtra", "Notice", "Policy", "Project", "Proof",
    "ProofCheck", "Quantity", "Reading", "Reason", "RefusedDocument", "RulePage", "Source", "Statement", "Table", "Target",
    "UnknownForm", "UnknownProfile", "UnknownRule", "Verdict", "check", "describe_target", "evaluate", "expect_of", "explain",
    "filing_to_json", "findings_to_json", "findings_to_sarif", "list_rules", "parse_target", "print_bracketed", "print_columns",
    "print_target", "print_words", "propose_accumulation", "read", "render_report", "target_to_json", "write_workbook",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'jiheng' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"jiheng.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
