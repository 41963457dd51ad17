"""绩衡 jiheng: reads published budget performance tables, proves the reading, understands the targets and checks them.

The names below are the public API. They are loaded on first use, so that ``import jiheng`` and ``jiheng --help`` stay fast.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiheng.corpus.bundles import Bundled, read_bundle
    from jiheng.corpus.coverage import STATUSES
    from jiheng.corpus.each import EachReading, holds_documents, list_origins, read_each
    from jiheng.corpus.indicator_library.building import add_names, build_library
    from jiheng.corpus.indicator_library.entries import STANDARD_KINDS, LibraryEntry
    from jiheng.corpus.indicator_library.likeness import NamedIndicator, measure_likeness
    from jiheng.corpus.indicator_library.near import SimilarName, find_near, find_similar
    from jiheng.corpus.indicator_library.reading import LibraryReading, read_library
    from jiheng.corpus.indicator_library.search import FoundName, find_numbers, search_names
    from jiheng.corpus.indicator_library.starter import find_entry, find_project_kind, list_project_kinds, list_starters
    from jiheng.corpus.indicator_library.synonyms import SYNONYM_ACTIONS, Synonym, confirm_synonym, plain_synonyms, withdraw_synonym
    from jiheng.corpus.indicator_library.tables import LibraryDatabase, LibraryTables, list_library_statements
    from jiheng.corpus.indicator_library.template import write_library_template
    from jiheng.corpus.indicator_library.typical import IndicatorPortrait, TypicalValue, describe_indicator
    from jiheng.corpus.indicator_library.uses import IndicatorUse, count_names, list_uses
    from jiheng.corpus.tabulating import FolderReading, read_folder
    from jiheng.document import Cell, Comment, Document, Notice, Table
    from jiheng.domain.difference.compare import compare
    from jiheng.domain.difference.facts import Difference, IndicatorDifference, MoneyChange, TargetChange, TextChange
    from jiheng.domain.evaluation.evaluate import ClauseEvaluation, Evaluation
    from jiheng.domain.evaluation.policy import Direction, Policy
    from jiheng.domain.evidence.levels import EVIDENCE_LEVELS, EvidenceLevel, lower_level
    from jiheng.domain.evidence.records import FIELD_TYPE_WORDS, Field, Record, RecordKind, decode_record
    from jiheng.domain.filers import GROUND_WORDS, Filer, FilerMatch, fold_agency, list_agency_names, recognise_filer
    from jiheng.domain.filing import Agency, Filing, Indicator, Project, Task
    from jiheng.domain.finding import SEVERITY_WORDS, Citation, Finding, Fix
    from jiheng.domain.forms import FORM_WORDS
    from jiheng.domain.funds import FundLine, Funds
    from jiheng.domain.merging import MergeConflict, MergedFile, MergedPart, Merging, merge
    from jiheng.domain.others import OTHER_WORDS, Other, Others
    from jiheng.domain.pins import Pin, find_pin, find_pinned
    from jiheng.domain.project_code import ProjectCode, clean_project_code, explain_project_code, parse_project_code
    from jiheng.domain.proof import Proof, ProofCheck
    from jiheng.domain.publication import BudgetAmount, BudgetRow, BudgetTable, Figure, PerformanceStatement, describe_statement
    from jiheng.domain.waiver import Baseline, Waived, Waiver
    from jiheng.errors import (
        BrokenLabels,
        BrokenLedger,
        BrokenMeasure,
        BrokenProfile,
        BrokenRecords,
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
        say_why,
    )
    from jiheng.exchange.annotations.notes import Note, note_remark
    from jiheng.exchange.differences.difference_json import difference_to_json
    from jiheng.exchange.differences.difference_text import print_difference
    from jiheng.exchange.execution import Execution, ExecutionRow, tabulate_execution
    from jiheng.exchange.exporting import EXPORTS, ExportOptions, check_export, export
    from jiheng.exchange.filing_from_json import filing_from_json
    from jiheng.exchange.filing_json import filing_to_json, target_to_json
    from jiheng.exchange.findings_json import findings_to_json
    from jiheng.exchange.json_schemas import SCHEMAS, load_schema
    from jiheng.exchange.merged_workbook import write_merged_workbook
    from jiheng.exchange.open_tables.package import Publisher
    from jiheng.exchange.profile_json import origin_to_json
    from jiheng.exchange.records.listing import write_records
    from jiheng.exchange.records.template import write_record_template
    from jiheng.exchange.sarif import findings_to_sarif, join_sarif
    from jiheng.exchange.scores_json import scores_to_json
    from jiheng.exchange.sealed.opening import Package, is_package
    from jiheng.exchange.sealed.packing import PackedBy
    from jiheng.exchange.sheets import Column, Sheet, write_sheets
    from jiheng.exchange.tables.indicators import PROOF_WORDS
    from jiheng.exchange.waivers.baseline_file import BASELINE_SUFFIX, read_baseline, write_baseline
    from jiheng.exchange.waivers.lines import WAIVERS_BYTES
    from jiheng.exchange.waivers.waiver_file import WAIVERS_SUFFIX, read_waivers, write_waivers
    from jiheng.exchange.workbook import write_workbook
    from jiheng.exchange.zips import safe_name
    from jiheng.forms.checkpoints import print_on_form
    from jiheng.forms.evaluation_report.document import write_evaluation_report
    from jiheng.forms.fillers.fill import FilledForm
    from jiheng.forms.fillers.sheet import Omission
    from jiheng.forms.opinion.document import write_opinion
    from jiheng.forms.opinion.opinion import compose_opinion, print_opinion
    from jiheng.forms.review.document import write_review_document
    from jiheng.forms.review.prescore import ItemReview, Review, review_projects
    from jiheng.forms.review.workbook import write_review_sheet
    from jiheng.forms.templates.comparing import TemplateChange, compare_template
    from jiheng.forms.templates.issuing import TemplateFor, TemplateProject, write_blank_form
    from jiheng.forms.templates.mark import TemplateMark, find_mark
    from jiheng.forms.writing import FormKind, find_form_kind, write_form
    from jiheng.ledger.append import append_acts, close_segment, open_segment
    from jiheng.ledger.canonical import JsonValue
    from jiheng.ledger.checkpoint import Checkpoint, checkpoint_line, draw_code, find_checkpoints, print_checkpoint
    from jiheng.ledger.copying import copy_segment
    from jiheng.ledger.entry import LEDGER_ACTIONS, Act, Entry, read_entry
    from jiheng.ledger.export import export_segment
    from jiheng.ledger.folder import FolderStorage
    from jiheng.ledger.hashes import get_hash_profile
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
    from jiheng.measures.actuals import Actual, Part, make_actual
    from jiheng.measures.answers import answer_clause
    from jiheng.measures.filings import MeasuredClause, list_ways, measure_filing
    from jiheng.measures.measure import Measure
    from jiheng.measures.parsing import parse_measure
    from jiheng.measures.periods import Period, year_until
    from jiheng.measures.printing import describe_actual, describe_leaves, describe_node, print_measure
    from jiheng.measures.running import Counters, TallyChange, can_run, change_of, read_counters
    from jiheng.measures.sql import POSTGRESQL_DIALECT, SQLITE_DIALECT, Dialect, Query, RecordTable, compile_values, count_with
    from jiheng.measures.templates import WAY_WORDS, Way, propose_ways
    from jiheng.measures.traces import measure_records, recompute, trace_actual
    from jiheng.measures.values import Counted, list_leaves
    from jiheng.monitoring.standing import LIGHT_WORDS, Forecast, Light, Reached, Standing, find_deadline, judge_event, judge_pace
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
        read_records,
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
    from jiheng.readers.saved import find_saved_at
    from jiheng.readers.sight import Sight
    from jiheng.recognition.records.reading import Mistake, RecordReading
    from jiheng.regulations.accumulation import ACCUMULATION_WORDS, Accumulation, propose_accumulation
    from jiheng.regulations.citations import CitedDocument, list_cited
    from jiheng.regulations.directions import list_directions
    from jiheng.regulations.disclosures import Disclosure, Event
    from jiheng.regulations.form_layouts import FormLayout, list_form_layouts
    from jiheng.regulations.lexicon import Expectation, expect_of
    from jiheng.regulations.outcomes import OUTCOME_WORDS, evaluate_project, has_outcomes, is_forecast, say_reason
    from jiheng.regulations.paces import Pace, load_pace, plan_pace
    from jiheng.regulations.profile_chain import ProfileOrigin, list_profiles
    from jiheng.regulations.profiles import Profile, load_policy, load_profile
    from jiheng.regulations.record_kinds import list_record_kinds, load_record_kind
    from jiheng.regulations.review_form import ReviewForm, load_review_form
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
    from jiheng.sandbox.reading import read_isolated
    from jiheng.scoring.printed import AGREEMENT_WORDS
    from jiheng.scoring.project import IndicatorScore, ProjectScore
    from jiheng.scoring.score import Score, propose_reduction
    from jiheng.scoring.totals import TotalScore
    from jiheng.simulation.records import simulate_records
    from jiheng.source import Source
    from jiheng.text.grammar import parse_target
    from jiheng.text.initials import print_initials
    from jiheng.text.measure_units import DIMENSION_WORDS
    from jiheng.text.money import Money
    from jiheng.text.targets import Blank, Clause, Date, Grade, Quantity, Statement, Target
    from jiheng.text.writing import Columns, describe_target, print_bracketed, print_columns, print_target, print_words

__version__ = "0.1.0"

_HOMES = {
    "corpus.bundles": "Bundled read_bundle",
    "corpus.coverage": "STATUSES",
    "corpus.each": "EachReading holds_documents list_origins read_each",
    "corpus.indicator_library.building": "add_names build_library",
    "corpus.indicator_library.entries": "STANDARD_KINDS LibraryEntry",
    "corpus.indicator_library.likeness": "NamedIndicator measure_likeness",
    "corpus.indicator_library.near": "SimilarName find_near find_similar",
    "corpus.indicator_library.reading": "LibraryReading read_library",
    "corpus.indicator_library.search": "FoundName find_numbers search_names",
    "corpus.indicator_library.starter": "find_entry find_project_kind list_project_kinds list_starters",
    "corpus.indicator_library.synonyms": "SYNONYM_ACTIONS Synonym confirm_synonym plain_synonyms withdraw_synonym",
    "corpus.indicator_library.tables": "LibraryDatabase LibraryTables list_library_statements",
    "corpus.indicator_library.template": "write_library_template",
    "corpus.indicator_library.typical": "IndicatorPortrait TypicalValue describe_indicator",
    "corpus.indicator_library.uses": "IndicatorUse count_names list_uses",
    "corpus.tabulating": "FolderReading read_folder",
    "document": "Cell Comment Document Notice Table",
    "domain.difference.compare": "compare",
    "domain.difference.facts": "Difference IndicatorDifference MoneyChange TargetChange TextChange",
    "domain.evaluation.evaluate": "ClauseEvaluation Evaluation",
    "domain.filers": "GROUND_WORDS Filer FilerMatch fold_agency list_agency_names recognise_filer",
    "domain.filing": "Agency Filing Indicator Project Task",
    "domain.finding": "SEVERITY_WORDS Citation Finding Fix",
    "domain.forms": "FORM_WORDS",
    "domain.funds": "FundLine Funds",
    "domain.evaluation.policy": "Direction Policy",
    "domain.merging": "MergeConflict MergedFile MergedPart Merging merge",
    "domain.others": "OTHER_WORDS Other Others",
    "domain.pins": "Pin find_pin find_pinned",
    "domain.project_code": "ProjectCode clean_project_code explain_project_code parse_project_code",
    "domain.proof": "Proof ProofCheck",
    "domain.publication": "BudgetAmount BudgetRow BudgetTable Figure PerformanceStatement describe_statement",
    "domain.waiver": "Baseline Waived Waiver",
    "errors": (
        "BrokenLabels BrokenLedger BrokenMeasure BrokenProfile BrokenRecords BrokenWaivers JihengError MissingExtra "
        "RefusedDocument RefusedEntry StoppedReading UnknownCitation UnknownForm UnknownProfile UnknownRule say_why"
    ),
    "exchange.annotations.notes": "Note note_remark",
    "exchange.differences.difference_json": "difference_to_json",
    "exchange.differences.difference_text": "print_difference",
    "exchange.execution": "Execution ExecutionRow tabulate_execution",
    "exchange.exporting": "EXPORTS ExportOptions check_export export",
    "exchange.filing_from_json": "filing_from_json",
    "exchange.filing_json": "filing_to_json target_to_json",
    "exchange.findings_json": "findings_to_json",
    "exchange.json_schemas": "SCHEMAS load_schema",
    "exchange.merged_workbook": "write_merged_workbook",
    "exchange.open_tables.package": "Publisher",
    "exchange.profile_json": "origin_to_json",
    "exchange.sarif": "findings_to_sarif join_sarif",
    "exchange.scores_json": "scores_to_json",
    "exchange.sealed.opening": "Package is_package",
    "exchange.sealed.packing": "PackedBy",
    "exchange.sheets": "Column Sheet write_sheets",
    "exchange.tables.indicators": "PROOF_WORDS",
    "exchange.waivers.baseline_file": "BASELINE_SUFFIX read_baseline write_baseline",
    "exchange.waivers.lines": "WAIVERS_BYTES",
    "exchange.waivers.waiver_file": "WAIVERS_SUFFIX read_waivers write_waivers",
    "exchange.workbook": "write_workbook",
    "exchange.zips": "safe_name",
    "forms.checkpoints": "print_on_form",
    "forms.evaluation_report.document": "write_evaluation_report",
    "forms.fillers.fill": "FilledForm",
    "forms.fillers.sheet": "Omission",
    "forms.opinion.document": "write_opinion",
    "forms.opinion.opinion": "compose_opinion print_opinion",
    "forms.review.document": "write_review_document",
    "forms.review.prescore": "ItemReview Review review_projects",
    "forms.review.workbook": "write_review_sheet",
    "forms.templates.comparing": "TemplateChange compare_template",
    "forms.templates.issuing": "TemplateFor TemplateProject write_blank_form",
    "forms.templates.mark": "TemplateMark find_mark",
    "forms.writing": "FormKind find_form_kind write_form",
    "ledger.append": "append_acts close_segment open_segment",
    "ledger.canonical": "JsonValue",
    "ledger.checkpoint": "Checkpoint checkpoint_line draw_code find_checkpoints print_checkpoint",
    "ledger.copying": "copy_segment",
    "ledger.entry": "LEDGER_ACTIONS Act Entry read_entry",
    "ledger.export": "export_segment",
    "ledger.folder": "FolderStorage",
    "ledger.hashes": "get_hash_profile",
    "ledger.merkle": "Frontier TileHash",
    "ledger.proof_file": "Consistency Inclusion make_consistency make_inclusion print_consistency print_inclusion read_proof",
    "ledger.report": "LEDGER_ALONE Breach LedgerReport SegmentReport ledger_report_to_json",
    "ledger.storage": "Head LedgerStorage Step stamp_checkpoint",
    "ledger.verify": "list_segments print_verifier verify_ledger",
    "pipeline": (
        "CheckResult Reading ScoreResult annotate check check_all evaluate fill look measure_rules pack read read_all "
        "read_comments read_filings read_records score score_filing show unpack"
    ),
    "publication.report": "ReportPart render_report render_reports",
    "publication.site.calendar": "STANDING_WORDS Deadline list_deadlines say_term",
    "publication.site.records": "Approval Reply SiteFiling",
    "publication.site.remarking": "read_replies",
    "publication.site.site": "SiteOptions SiteSummary publish_site",
    "readers.saved": "find_saved_at",
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
    "regulations.review_form": "ReviewForm load_review_form",
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
    "sandbox.reading": "read_isolated",
    "scoring.printed": "AGREEMENT_WORDS",
    "scoring.project": "IndicatorScore ProjectScore",
    "scoring.score": "Score propose_reduction",
    "scoring.totals": "TotalScore",
    "source": "Source",
    "text.grammar": "parse_target",
    "text.initials": "print_initials",
    "text.measure_units": "DIMENSION_WORDS",
    "text.money": "Money",
    "text.targets": "Blank Clause Date Grade Quantity Statement Target",
    "text.writing": "Columns describe_target print_bracketed print_columns print_target print_words",
    "domain.evidence.levels": "EVIDENCE_LEVELS EvidenceLevel lower_level",
    "domain.evidence.records": "FIELD_TYPE_WORDS Field Record RecordKind decode_record",
    "exchange.records.listing": "write_records",
    "exchange.records.template": "write_record_template",
    "measures.actuals": "Actual Part make_actual",
    "measures.answers": "answer_clause",
    "measures.measure": "Measure",
    "measures.parsing": "parse_measure",
    "measures.periods": "Period year_until",
    "measures.printing": "describe_actual describe_leaves describe_node print_measure",
    "measures.running": "Counters TallyChange can_run change_of read_counters",
    "measures.sql": "POSTGRESQL_DIALECT SQLITE_DIALECT Dialect Query RecordTable compile_values count_with",
    "measures.templates": "WAY_WORDS Way propose_ways",
    "measures.traces": "measure_records recompute trace_actual",
    "measures.values": "Counted list_leaves",
    "monitoring.standing": "LIGHT_WORDS Forecast Light Reached Standing find_deadline judge_event judge_pace",
    "recognition.records.reading": "Mistake RecordReading",
    "regulations.paces": "Pace load_pace plan_pace",
    "regulations.record_kinds": "list_record_kinds load_record_kind",
    "simulation.records": "simulate_records",
    "measures.filings": "MeasuredClause list_ways measure_filing",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ACCUMULATION_WORDS", "AGREEMENT_WORDS", "BASELINE_SUFFIX", "DIMENSION_WORDS", "EVIDENCE_LEVELS", "EXPORTS", "FIELD_TYPE_WORDS",
    "FORM_WORDS", "GROUND_WORDS", "LEDGER_ACTIONS", "LEDGER_ALONE", "LIGHT_WORDS", "OTHER_WORDS", "OUTCOME_WORDS", "POSTGRESQL_DIALECT",
    "PROOF_WORDS", "REASONS_FIRST", "SCHEMAS", "SEVERITY_WORDS", "SQLITE_DIALECT", "STANDARD_KINDS", "STANDING_WORDS", "STATUSES",
    "SYNONYM_ACTIONS", "WAIVERS_BYTES", "WAIVERS_SUFFIX", "WAY_WORDS", "Accumulation", "Accuracy", "Act", "Actual", "Agency", "Approval",
    "Baseline", "Blank", "Breach", "BrokenLabels", "BrokenLedger", "BrokenMeasure", "BrokenProfile", "BrokenRecords", "BrokenWaivers",
    "BudgetAmount", "BudgetRow", "BudgetTable", "Bundled", "Cell", "Change", "CheckResult", "Checkpoint", "Citation", "CitationPage",
    "CitedDocument", "Clause", "ClauseEvaluation", "Column", "Columns", "Comment", "Consistency", "CorrectedFile", "Corrections", "Counted",
    "Counters", "Date", "Deadline", "Dialect", "Difference", "Direction", "Disclosure", "Document", "EachReading", "Entry", "Evaluation",
    "Event", "EvidenceLevel", "Execution", "ExecutionRow", "Expectation", "ExportOptions", "Field", "Figure", "Filer", "FilerMatch",
    "Filing", "FilledForm", "Finding", "Fix", "FolderReading", "FolderStorage", "Forecast", "FormKind", "FormLayout", "FoundName",
    "Frontier", "FundLine", "Funds", "Grade", "Head", "Inclusion", "Indicator", "IndicatorDifference", "IndicatorPortrait",
    "IndicatorScore", "IndicatorUse", "ItemReview", "JihengError", "JsonValue", "LedgerReport", "LedgerStorage", "LibraryDatabase",
    "LibraryEntry", "LibraryReading", "LibraryTables", "Light", "Measure", "MeasuredClause", "MergeConflict", "MergedFile", "MergedPart",
    "Merging", "MissingExtra", "Mistake", "Money", "MoneyChange", "NamedIndicator", "Note", "Notice", "Omission", "Other", "Others", "Pace",
    "Package", "PackedBy", "Part", "PerformanceStatement", "Period", "Pin", "Policy", "Profile", "ProfileOrigin", "ProfilePage", "Project",
    "ProjectCode", "ProjectScore", "Proof", "ProofCheck", "Publisher", "Quantity", "Query", "Reached", "Reading", "Reason", "Record",
    "RecordKind", "RecordReading", "RecordTable", "RefusedDocument", "RefusedEntry", "Reply", "ReportPart", "Review", "ReviewForm",
    "RulePage", "Scheme", "Score", "ScoreResult", "SegmentReport", "Sheet", "Sight", "SimilarName", "SiteFiling", "SiteOptions",
    "SiteSummary", "Source", "Standing", "Statement", "Step", "StoppedReading", "Synonym", "Table", "TallyChange", "Target", "TargetChange",
    "Task", "TemplateChange", "TemplateFor", "TemplateMark", "TemplateProject", "TextChange", "TileHash", "TotalScore", "TypicalValue",
    "UnknownCitation", "UnknownForm", "UnknownProfile", "UnknownRule", "Verdict", "Waived", "Waiver", "Way", "add_names", "annotate",
    "answer_clause", "append_acts", "build_library", "can_run", "change_of", "check", "check_all", "check_export", "checkpoint_line",
    "clean_project_code", "close_segment", "compare", "compare_template", "compile_values", "compose_opinion", "confirm_synonym",
    "copy_segment", "correct_document", "count_names", "count_with", "decode_record", "describe_actual", "describe_indicator",
    "describe_leaves", "describe_node", "describe_profile", "describe_statement", "describe_target", "difference_to_json", "draw_code",
    "evaluate", "evaluate_project", "expect_of", "explain", "explain_citation", "explain_project_code", "export", "export_segment",
    "filing_from_json", "filing_to_json", "fill", "find_checkpoints", "find_deadline", "find_entry", "find_form_kind", "find_mark",
    "find_near", "find_numbers", "find_pin", "find_pinned", "find_project_kind", "find_saved_at", "find_similar", "findings_to_json",
    "findings_to_sarif", "fold_agency", "get_hash_profile", "has_outcomes", "holds_documents", "is_forecast", "is_package", "join_sarif",
    "judge_event", "judge_pace", "ledger_report_to_json", "list_agency_names", "list_cited", "list_deadlines", "list_directions",
    "list_form_layouts", "list_leaves", "list_library_statements", "list_origins", "list_profiles", "list_project_kinds",
    "list_record_kinds", "list_rules", "list_schemes", "list_segments", "list_starters", "list_uses", "list_ways", "load_pace",
    "load_policy", "load_profile", "load_record_kind", "load_review_form", "load_schema", "load_scheme", "look", "lower_level",
    "make_actual", "make_consistency", "make_inclusion", "measure_filing", "measure_likeness", "measure_records", "measure_rules", "merge",
    "note_remark", "open_segment", "origin_to_json", "pack", "parse_measure", "parse_project_code", "parse_target", "plain_synonyms",
    "plan_pace", "print_accuracy", "print_bracketed", "print_checkpoint", "print_columns", "print_consistency", "print_difference",
    "print_inclusion", "print_initials", "print_measure", "print_on_form", "print_opinion", "print_target", "print_verifier", "print_words",
    "propose_accumulation", "propose_reduction", "propose_ways", "publish_site", "read", "read_all", "read_baseline", "read_bundle",
    "read_comments", "read_counters", "read_each", "read_entry", "read_filings", "read_folder", "read_isolated", "read_library",
    "read_proof", "read_records", "read_replies", "read_waivers", "recognise_filer", "recompute", "render_report", "render_reports",
    "review_projects", "safe_name", "say_reason", "say_term", "say_why", "score", "score_filing", "scores_to_json", "search_names", "show",
    "simulate_records", "stamp_checkpoint", "tabulate_execution", "target_to_json", "trace_actual", "unpack", "verify_ledger",
    "withdraw_synonym", "write_baseline", "write_blank_form", "write_corrections", "write_evaluation_report", "write_form",
    "write_library_template", "write_merged_workbook", "write_opinion", "write_record_template", "write_records", "write_review_document",
    "write_review_sheet", "write_sheets", "write_template", "write_waivers", "write_workbook", "year_until",
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
