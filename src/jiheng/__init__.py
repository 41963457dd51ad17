"""绩衡 jiheng: reads published budget performance tables, proves the reading, understands the targets and checks them.

The names below are the public API. They are loaded on first use, so that ``import jiheng`` and ``jiheng --help`` stay fast.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiheng.corpus.coverage import STATUSES
    from jiheng.corpus.each import EachReading, holds_documents, list_origins, read_each
    from jiheng.corpus.tabulating import FolderReading, read_folder
    from jiheng.document import Cell, Comment, Document, Notice, Table
    from jiheng.domain.evaluation.evaluate import ClauseEvaluation, Evaluation
    from jiheng.domain.evaluation.policy import Direction, Policy
    from jiheng.domain.filing import Agency, Filing, Indicator, Project, Task
    from jiheng.domain.finding import SEVERITY_WORDS, Citation, Finding, Fix
    from jiheng.domain.forms import FORM_WORDS
    from jiheng.domain.funds import FundLine, Funds
    from jiheng.domain.others import OTHER_WORDS, Other, Others
    from jiheng.domain.proof import Proof, ProofCheck
    from jiheng.domain.publication import BudgetAmount, BudgetRow, BudgetTable, Figure, PerformanceStatement, describe_statement
    from jiheng.domain.waiver import Baseline, Waived, Waiver
    from jiheng.errors import (
        BrokenLabels,
        BrokenLedger,
        BrokenProfile,
        BrokenWaivers,
        JihengError,
        MissingExtra,
        RefusedDocument,
        RefusedEntry,
        StoppedReading,
        UnknownCitation,
        UnknownForm,
        UnknownProfile,
        UnknownRule,
    )
    from jiheng.exchange.execution import Execution, ExecutionRow, tabulate_execution
    from jiheng.exchange.exporting import EXPORTS, ExportOptions, check_export, export
    from jiheng.exchange.filing_from_json import filing_from_json
    from jiheng.exchange.filing_json import filing_to_json, target_to_json
    from jiheng.exchange.findings_json import findings_to_json
    from jiheng.exchange.json_schemas import SCHEMAS, load_schema
    from jiheng.exchange.open_tables.package import Publisher
    from jiheng.exchange.profile_json import origin_to_json
    from jiheng.exchange.sarif import findings_to_sarif, join_sarif
    from jiheng.exchange.scores_json import scores_to_json
    from jiheng.exchange.sealed.opening import Package, is_package
    from jiheng.exchange.sealed.packing import PackedBy
    from jiheng.exchange.tables.indicators import PROOF_WORDS
    from jiheng.exchange.waivers.baseline_file import BASELINE_SUFFIX, read_baseline, write_baseline
    from jiheng.exchange.waivers.lines import WAIVERS_BYTES
    from jiheng.exchange.waivers.waiver_file import WAIVERS_SUFFIX, read_waivers, write_waivers
    from jiheng.exchange.workbook import write_workbook
    from jiheng.forms.fillers.fill import FilledForm
    from jiheng.forms.fillers.sheet import Omission
    from jiheng.forms.opinion.document import write_opinion
    from jiheng.forms.opinion.opinion import compose_opinion, print_opinion
    from jiheng.forms.review.document import write_review_document
    from jiheng.forms.review.workbook import write_review_sheet
    from jiheng.forms.writing import FormKind, find_form_kind, write_form
    from jiheng.ledger.append import append_acts, close_segment, open_segment
    from jiheng.ledger.checkpoint import Checkpoint, checkpoint_line, draw_code, find_checkpoints, print_checkpoint
    from jiheng.ledger.entry import LEDGER_ACTIONS, Act, Entry, read_entry
    from jiheng.ledger.export import export_segment
    from jiheng.ledger.folder import FolderStorage
    from jiheng.ledger.merkle import Frontier, TileHash
    from jiheng.ledger.proof_file import (
        Consistency,
        Inclusion,
        make_consistency,
        make_inclusion,
        print_consistency,
        print_inclusion,
        read_proof,
    )
    from jiheng.ledger.report import LEDGER_ALONE, Breach, LedgerReport, SegmentReport, ledger_report_to_json
    from jiheng.ledger.storage import Head, LedgerStorage, Step, stamp_checkpoint
    from jiheng.ledger.verify import list_segments, print_verifier, verify_ledger
    from jiheng.pipeline import (
        CheckResult,
        Reading,
        ScoreResult,
        annotate,
        check,
        check_all,
        evaluate,
        fill,
        look,
        measure_rules,
        pack,
        read,
        read_all,
        read_comments,
        read_filings,
        score,
        score_filing,
        show,
        unpack,
    )
    from jiheng.publication.report import ReportPart, render_report, render_reports
    from jiheng.publication.site.calendar import STANDING_WORDS, Deadline, list_deadlines, say_term
    from jiheng.publication.site.records import Approval, Reply, SiteFiling
    from jiheng.publication.site.remarking import read_replies
    from jiheng.publication.site.site import SiteOptions, SiteSummary, publish_site
    from jiheng.readers.sight import Sight
    from jiheng.regulations.accumulation import ACCUMULATION_WORDS, Accumulation, propose_accumulation
    from jiheng.regulations.citations import CitedDocument, list_cited
    from jiheng.regulations.directions import list_directions
    from jiheng.regulations.disclosures import Disclosure, Event
    from jiheng.regulations.form_layouts import FormLayout, list_form_layouts
    from jiheng.regulations.lexicon import Expectation, expect_of
    from jiheng.regulations.outcomes import OUTCOME_WORDS, evaluate_project, has_outcomes, is_forecast, say_reason
    from jiheng.regulations.profile_chain import ProfileOrigin, list_profiles
    from jiheng.regulations.profiles import Profile, load_policy, load_profile
    from jiheng.regulations.scoring import Scheme, list_schemes, load_scheme
    from jiheng.rules.accuracy.pages import print_accuracy
    from jiheng.rules.accuracy.tally import Accuracy
    from jiheng.rules.citation_pages import CitationPage, explain_citation
    from jiheng.rules.corrections.correct import Change, Corrections, correct_document
    from jiheng.rules.corrections.writing import CorrectedFile, write_corrections
    from jiheng.rules.explain import RulePage, explain
    from jiheng.rules.profile_pages import ProfilePage, describe_profile, write_template
    from jiheng.rules.registry import list_rules
    from jiheng.rules.verdict import REASONS_FIRST, Reason, Verdict
    from jiheng.scoring.printed import AGREEMENT_WORDS
    from jiheng.scoring.project import IndicatorScore, ProjectScore
    from jiheng.scoring.score import Score, propose_reduction
    from jiheng.scoring.totals import TotalScore
    from jiheng.source import Source
    from jiheng.text.grammar import parse_target
    from jiheng.text.measure_units import DIMENSION_WORDS
    from jiheng.text.money import Money
    from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement, Target
    from jiheng.text.writing import Columns, describe_target, print_bracketed, print_columns, print_target, print_words

__version__ = "0.1.0"

_HOMES = {
    "corpus.coverage": "STATUSES",
    "corpus.each": "EachReading holds_documents list_origins read_each",
    "corpus.tabulating": "FolderReading read_folder",
    "document": "Cell Comment Document Notice Table",
    "domain.evaluation.evaluate": "ClauseEvaluation Evaluation",
    "domain.filing": "Agency Filing Indicator Project Task",
    "domain.finding": "SEVERITY_WORDS Citation Finding Fix",
    "domain.forms": "FORM_WORDS",
    "domain.funds": "FundLine Funds",
    "domain.evaluation.policy": "Direction Policy",
    "domain.others": "OTHER_WORDS Other Others",
    "domain.proof": "Proof ProofCheck",
    "domain.publication": "BudgetAmount BudgetRow BudgetTable Figure PerformanceStatement describe_statement",
    "domain.waiver": "Baseline Waived Waiver",
    "errors": (
        "BrokenLabels BrokenLedger BrokenProfile BrokenWaivers JihengError MissingExtra RefusedDocument RefusedEntry StoppedReading "
        "UnknownCitation UnknownForm UnknownProfile UnknownRule"
    ),
    "exchange.execution": "Execution ExecutionRow tabulate_execution",
    "exchange.exporting": "EXPORTS ExportOptions check_export export",
    "exchange.filing_from_json": "filing_from_json",
    "exchange.filing_json": "filing_to_json target_to_json",
    "exchange.findings_json": "findings_to_json",
    "exchange.json_schemas": "SCHEMAS load_schema",
    "exchange.open_tables.package": "Publisher",
    "exchange.profile_json": "origin_to_json",
    "exchange.sarif": "findings_to_sarif join_sarif",
    "exchange.scores_json": "scores_to_json",
    "exchange.sealed.opening": "Package is_package",
    "exchange.sealed.packing": "PackedBy",
    "exchange.tables.indicators": "PROOF_WORDS",
    "exchange.waivers.baseline_file": "BASELINE_SUFFIX read_baseline write_baseline",
    "exchange.waivers.lines": "WAIVERS_BYTES",
    "exchange.waivers.waiver_file": "WAIVERS_SUFFIX read_waivers write_waivers",
    "exchange.workbook": "write_workbook",
    "forms.fillers.fill": "FilledForm",
    "forms.fillers.sheet": "Omission",
    "forms.opinion.document": "write_opinion",
    "forms.opinion.opinion": "compose_opinion print_opinion",
    "forms.review.document": "write_review_document",
    "forms.review.workbook": "write_review_sheet",
    "forms.writing": "FormKind find_form_kind write_form",
    "ledger.append": "append_acts close_segment open_segment",
    "ledger.checkpoint": "Checkpoint checkpoint_line draw_code find_checkpoints print_checkpoint",
    "ledger.entry": "LEDGER_ACTIONS Act Entry read_entry",
    "ledger.export": "export_segment",
    "ledger.folder": "FolderStorage",
    "ledger.merkle": "Frontier TileHash",
    "ledger.proof_file": "Consistency Inclusion make_consistency make_inclusion print_consistency print_inclusion read_proof",
    "ledger.report": "LEDGER_ALONE Breach LedgerReport SegmentReport ledger_report_to_json",
    "ledger.storage": "Head LedgerStorage Step stamp_checkpoint",
    "ledger.verify": "list_segments print_verifier verify_ledger",
    "pipeline":
        "CheckResult Reading ScoreResult annotate check check_all evaluate fill look measure_rules pack read read_all "
        "read_comments read_filings score score_filing show unpack",
    "publication.report": "ReportPart render_report render_reports",
    "publication.site.calendar": "STANDING_WORDS Deadline list_deadlines say_term",
    "publication.site.records": "Approval Reply SiteFiling",
    "publication.site.remarking": "read_replies",
    "publication.site.site": "SiteOptions SiteSummary publish_site",
    "readers.sight": "Sight",
    "regulations.accumulation": "ACCUMULATION_WORDS Accumulation propose_accumulation",
    "regulations.citations": "CitedDocument list_cited",
    "regulations.directions": "list_directions",
    "regulations.disclosures": "Disclosure Event",
    "regulations.form_layouts": "FormLayout list_form_layouts",
    "regulations.lexicon": "Expectation expect_of",
    "regulations.outcomes": "OUTCOME_WORDS evaluate_project has_outcomes is_forecast say_reason",
    "regulations.profile_chain": "ProfileOrigin list_profiles",
    "regulations.profiles": "Profile load_policy load_profile",
    "rules.corrections.correct": "Change Corrections correct_document",
    "rules.corrections.writing": "CorrectedFile write_corrections",
    "rules.accuracy.pages": "print_accuracy",
    "rules.accuracy.tally": "Accuracy",
    "rules.citation_pages": "CitationPage explain_citation",
    "regulations.scoring": "Scheme list_schemes load_scheme",
    "rules.explain": "RulePage explain",
    "rules.profile_pages": "ProfilePage describe_profile write_template",
    "rules.registry": "list_rules",
    "rules.verdict": "REASONS_FIRST Reason Verdict",
    "scoring.printed": "AGREEMENT_WORDS",
    "scoring.project": "IndicatorScore ProjectScore",
    "scoring.score": "Score propose_reduction",
    "scoring.totals": "TotalScore",
    "source": "Source",
    "text.grammar": "parse_target",
    "text.measure_units": "DIMENSION_WORDS",
    "text.money": "Money",
    "text.targets": "Blank Clause Date Grade Quantity Statement Target",
    "text.writing": "Columns describe_target print_bracketed print_columns print_target print_words",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ACCUMULATION_WORDS", "AGREEMENT_WORDS", "BASELINE_SUFFIX", "DIMENSION_WORDS", "EXPORTS", "FORM_WORDS", "LEDGER_ACTIONS",
    "LEDGER_ALONE", "OTHER_WORDS", "OUTCOME_WORDS", "PROOF_WORDS", "REASONS_FIRST", "SCHEMAS", "SEVERITY_WORDS", "STANDING_WORDS",
    "STATUSES", "WAIVERS_BYTES", "WAIVERS_SUFFIX", "Accumulation", "Accuracy", "Act", "Agency", "Approval", "Baseline", "Blank", "Breach",
    "BrokenLabels", "BrokenLedger", "BrokenProfile", "BrokenWaivers", "BudgetAmount", "BudgetRow", "BudgetTable", "Cell", "Change",
    "CheckResult", "Checkpoint", "Citation", "CitationPage", "CitedDocument", "Clause", "ClauseEvaluation", "Columns", "Comment",
    "Consistency", "CorrectedFile", "Corrections", "Date", "Deadline", "Direction", "Disclosure", "Document", "EachReading", "Entry",
    "Evaluation", "Event", "Execution", "ExecutionRow", "Expectation", "ExportOptions", "Figure", "Filing", "FilledForm", "Finding",
    "Fix", "FolderReading", "FolderStorage", "FormKind", "FormLayout", "Frontier", "FundLine", "Funds", "Grade", "Head", "Inclusion",
    "Indicator", "IndicatorScore", "JihengError", "LedgerReport", "LedgerStorage", "MissingExtra", "Money", "Notice", "Omission", "Other",
    "Others", "Package", "PackedBy", "PerformanceStatement", "Policy", "Profile", "ProfileOrigin", "ProfilePage", "Project",
    "ProjectScore", "Proof", "ProofCheck", "Publisher", "Quantity", "Reading", "Reason", "RefusedDocument", "RefusedEntry", "Reply",
    "ReportPart", "RulePage", "Scheme", "Score", "ScoreResult", "SegmentReport", "Sight", "SiteFiling", "SiteOptions", "SiteSummary",
    "Source", "Statement", "Step", "StoppedReading", "Table", "Target", "Task", "TileHash", "TotalScore", "UnknownCitation",
    "UnknownForm", "UnknownProfile", "UnknownRule", "Verdict", "Waived", "Waiver", "annotate", "append_acts", "check", "check_all",
    "check_export", "checkpoint_line", "close_segment", "compose_opinion", "correct_document", "describe_profile", "describe_statement",
    "describe_target", "draw_code", "evaluate", "evaluate_project", "expect_of", "explain", "explain_citation", "export",
    "export_segment", "filing_from_json", "filing_to_json", "fill", "find_checkpoints", "find_form_kind", "findings_to_json",
    "findings_to_sarif", "has_outcomes", "holds_documents", "is_forecast", "is_package", "join_sarif", "ledger_report_to_json",
    "list_cited", "list_deadlines", "list_directions", "list_form_layouts", "list_origins", "list_profiles", "list_rules", "list_schemes",
    "list_segments", "load_policy", "load_profile", "load_schema", "load_scheme", "look", "make_consistency", "make_inclusion",
    "measure_rules", "open_segment", "origin_to_json", "pack", "parse_target", "print_accuracy", "print_bracketed", "print_checkpoint",
    "print_columns", "print_consistency", "print_inclusion", "print_opinion", "print_target", "print_verifier", "print_words",
    "propose_accumulation", "propose_reduction", "publish_site", "read", "read_all", "read_baseline", "read_comments", "read_each",
    "read_entry", "read_filings", "read_folder", "read_proof", "read_replies", "read_waivers", "render_report", "render_reports",
    "say_reason", "say_term", "score", "score_filing", "scores_to_json", "show", "stamp_checkpoint", "tabulate_execution",
    "target_to_json", "unpack", "verify_ledger", "write_baseline", "write_corrections", "write_form", "write_opinion",
    "write_review_document", "write_review_sheet", "write_template", "write_waivers", "write_workbook",
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
