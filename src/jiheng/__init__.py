"""绩衡 jiheng: reads published budget performance tables, proves the reading, understands the targets and checks them.

The names below are the public API. They are loaded on first use, so that ``import jiheng`` and ``jiheng --help`` stay fast.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiheng.corpus.coverage import STATUSES
    from jiheng.corpus.each import EachReading, holds_documents, read_each
    from jiheng.corpus.tabulating import FolderReading, read_folder
    from jiheng.document import Cell, Document, Notice, Table
    from jiheng.domain.evaluation.evaluate import ClauseEvaluation, Evaluation
    from jiheng.domain.evaluation.policy import Direction, Policy
    from jiheng.domain.filing import Agency, Filing, Indicator, Project, Task
    from jiheng.domain.finding import SEVERITY_WORDS, Citation, Finding, Fix
    from jiheng.domain.forms import FORM_WORDS
    from jiheng.domain.funds import FundLine, Funds
    from jiheng.domain.proof import Proof, ProofCheck
    from jiheng.domain.publication import BudgetAmount, BudgetRow, BudgetTable, Figure, PerformanceStatement, describe_statement
    from jiheng.errors import JihengError, MissingExtra, RefusedDocument, StoppedReading, UnknownForm, UnknownProfile, UnknownRule
    from jiheng.exchange.execution import Execution, ExecutionRow, tabulate_execution
    from jiheng.exchange.filing_json import filing_to_json, target_to_json
    from jiheng.exchange.findings_json import findings_to_json
    from jiheng.exchange.sarif import findings_to_sarif
    from jiheng.exchange.tables.indicators import PROOF_WORDS
    from jiheng.exchange.workbook import write_workbook
    from jiheng.pipeline import CheckResult, Reading, check, evaluate, look, read, read_all, show
    from jiheng.publication.report import render_report
    from jiheng.readers.sight import Sight
    from jiheng.regulations.accumulation import ACCUMULATION_WORDS, Accumulation, propose_accumulation
    from jiheng.regulations.directions import list_directions
    from jiheng.regulations.lexicon import Expectation, expect_of
    from jiheng.regulations.outcomes import OUTCOME_WORDS, evaluate_project, has_outcomes, is_forecast, say_reason
    from jiheng.regulations.profiles import Profile, list_profiles, load_policy, load_profile
    from jiheng.rules.explain import RulePage, explain
    from jiheng.rules.registry import list_rules
    from jiheng.rules.verdict import REASONS_FIRST, Reason, Verdict
    from jiheng.source import Source
    from jiheng.text.grammar import parse_target
    from jiheng.text.measure_units import DIMENSION_WORDS
    from jiheng.text.money import Money
    from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement, Target
    from jiheng.text.writing import Columns, describe_target, print_bracketed, print_columns, print_target, print_words

__version__ = "0.1.0"

_HOMES = {
    "corpus.coverage": "STATUSES",
    "corpus.each": "EachReading holds_documents read_each",
    "corpus.tabulating": "FolderReading read_folder",
    "document": "Cell Document Notice Table",
    "domain.evaluation.evaluate": "ClauseEvaluation Evaluation",
    "domain.filing": "Agency Filing Indicator Project Task",
    "domain.finding": "SEVERITY_WORDS Citation Finding Fix",
    "domain.forms": "FORM_WORDS",
    "domain.funds": "FundLine Funds",
    "domain.evaluation.policy": "Direction Policy",
    "domain.proof": "Proof ProofCheck",
    "domain.publication": "BudgetAmount BudgetRow BudgetTable Figure PerformanceStatement describe_statement",
    "errors": "JihengError MissingExtra RefusedDocument StoppedReading UnknownForm UnknownProfile UnknownRule",
    "exchange.execution": "Execution ExecutionRow tabulate_execution",
    "exchange.filing_json": "filing_to_json target_to_json",
    "exchange.findings_json": "findings_to_json",
    "exchange.sarif": "findings_to_sarif",
    "exchange.tables.indicators": "PROOF_WORDS",
    "exchange.workbook": "write_workbook",
    "pipeline": "CheckResult Reading check evaluate look read read_all show",
    "publication.report": "render_report",
    "readers.sight": "Sight",
    "regulations.accumulation": "ACCUMULATION_WORDS Accumulation propose_accumulation",
    "regulations.directions": "list_directions",
    "regulations.lexicon": "Expectation expect_of",
    "regulations.outcomes": "OUTCOME_WORDS evaluate_project has_outcomes is_forecast say_reason",
    "regulations.profiles": "Profile list_profiles load_policy load_profile",
    "rules.explain": "RulePage explain",
    "rules.registry": "list_rules",
    "rules.verdict": "REASONS_FIRST Reason Verdict",
    "source": "Source",
    "text.grammar": "parse_target",
    "text.measure_units": "DIMENSION_WORDS",
    "text.money": "Money",
    "text.targets": "Blank Clause Date Grade Quantity Statement Target",
    "text.writing": "Columns describe_target print_bracketed print_columns print_target print_words",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ACCUMULATION_WORDS", "DIMENSION_WORDS", "FORM_WORDS", "OUTCOME_WORDS", "PROOF_WORDS", "REASONS_FIRST", "SEVERITY_WORDS",
    "STATUSES", "Accumulation", "Agency", "Blank", "BudgetAmount", "BudgetRow", "BudgetTable", "Cell", "CheckResult", "Citation",
    "Clause", "ClauseEvaluation", "Columns", "Date", "Direction", "Document", "EachReading", "Evaluation", "Execution", "ExecutionRow",
    "Expectation", "Figure", "Filing", "Finding", "Fix", "FolderReading", "FundLine", "Funds", "Grade", "Indicator", "JihengError",
    "MissingExtra", "Money", "Notice", "PerformanceStatement", "Policy", "Profile", "Project", "Proof", "ProofCheck", "Quantity",
    "Reading", "Reason", "RefusedDocument", "RulePage", "Sight", "Source", "Statement", "StoppedReading", "Table", "Target", "Task",
    "UnknownForm", "UnknownProfile", "UnknownRule", "Verdict", "check", "describe_statement", "describe_target", "evaluate",
    "evaluate_project", "expect_of", "explain", "filing_to_json", "findings_to_json", "findings_to_sarif", "has_outcomes",
    "holds_documents", "is_forecast", "list_directions", "list_profiles", "list_rules", "load_policy", "load_profile", "look",
    "parse_target", "print_bracketed", "print_columns", "print_target", "print_words", "propose_accumulation", "read", "read_all",
    "read_each", "read_folder", "render_report", "say_reason", "show", "tabulate_execution", "target_to_json", "write_workbook",
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
