"""The use cases: what a person does with a document, from bytes to an answer."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from jiheng.document import Comment, Document
from jiheng.domain.evaluation import evaluate as evaluation
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.domain.evidence.records import RecordKind
from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.domain.others import Other, Others
from jiheng.domain.waiver import Baseline, Waived, Waiver
from jiheng.errors import BrokenRecords, JihengError, RefusedDocument, UnknownForm
from jiheng.exchange.annotations.notes import Note, may_have_comments, note_findings
from jiheng.exchange.filing_from_json import filings_from_json, is_filing_json
from jiheng.exchange.sealed.opening import Package, is_package, open_package
from jiheng.exchange.sealed.packing import PackedBy, ToPack, write_package
from jiheng.forms.fillers.fill import FilledForm, fill_form, get_form_layout
from jiheng.publication.view.show import Kind, draw_view
from jiheng.readers.limits import TEXT_BYTES
from jiheng.readers.registry import open_source, read_document
from jiheng.readers.sight import Sight
from jiheng.recognition.records.columns import find_kind
from jiheng.recognition.records.reading import RecordReading, recognise_records
from jiheng.recognition.registry import recognise, recognise_all
from jiheng.regulations.profile_chain import ProfileOrigin
from jiheng.regulations.profiles import BASE, BUILT_IN, load_policy, load_profile
from jiheng.regulations.record_kinds import list_record_kinds
from jiheng.regulations.scoring import Scheme, load_scheme
from jiheng.rules import scoring as scoring_rules
from jiheng.rules.accuracy.labels import Labels, read_labels
from jiheng.rules.accuracy.tally import Accuracy, measure
from jiheng.rules.engine import run_rules
from jiheng.rules.registry import RULES
from jiheng.rules.verdict import Verdict, give_verdicts
from jiheng.rules.waiving import Waiving
from jiheng.sandbox.annotating import annotate_isolated, list_comments_isolated
from jiheng.sandbox.looking import look_isolated
from jiheng.sandbox.reading import read_isolated
from jiheng.scoring import indicator as scoring
from jiheng.scoring.project import ProjectScore, is_self_evaluation, score_project
from jiheng.scoring.score import Score
from jiheng.text.targets import Target

_CODES = frozenset(rule.code for rule in RULES)
_MONITORING = "monitoring"
"""The form that reports actual values, too, but in the middle of the year: they earn nothing yet."""
_HEAD_BYTES = 256
_DRAWN = "pdf"
"""The format whose pages can be drawn."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it stands on the page and what it means."""

    document: Document
    filing: Filing


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings of one check in document order (never truncated) and the verdicts on the table and on each project.

    ``failures`` names every rule that broke down, and ``not_run`` the codes of those that lacked another filing to hold this one against,
    so that a check that did not see everything says so. ``waived`` are the findings that people have decided to live with; they are not
    among the ``findings``. ``profile`` is the name of the profile, ``title`` what people call it, ``origin`` who signed it.
    """

    profile: str
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    rules_run: int
    failures: tuple[str, ...] = ()
    not_run: Mapping[Other, tuple[str, ...]] = field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    title: str = ""
    origin: ProfileOrigin = BUILT_IN

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return {level: sum(finding.severity == level for finding in self.findings) for level in ("must", "should", "hint")}


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """A self-evaluation scored again: every project with ours beside the printed scores, and what the scoring rules found.

    ``projects`` are those of the form that report anything, none of a table of targets. ``failures`` are as in ``CheckResult``.
    """

    profile: str
    scheme: Scheme
    projects: tuple[ProjectScore, ...]
    findings: tuple[Finding, ...]
    rules_run: int
    failures: tuple[str, ...] = ()


def read(source: Path | str | bytes, *, name: str | None = None, isolated: bool = False) -> Reading:
    """The document at a path, or given as bytes, read and recognised.

    ``name`` is what the document is called in sources and messages (default: the file name; ``粘贴的文本`` for bytes). ``isolated``
    reads a stranger's file in a child process with limits on memory and time and without network, at the cost of some 0.1 s; plain
    text needs none.
    Raises ``RefusedDocument`` for what cannot be taken in and ``UnknownForm`` where no known form is found, both with one Chinese sentence.
    """
    document = read_isolated(source, name=name) if isolated else read_document(source, name=name)
    return Reading(document, recognise(document))


def read_all(source: Path | str | bytes, *, name: str | None = None, isolated: bool = False) -> tuple[Reading, ...]:
    """All filings of one document, in its order; at least one, else raises as ``read`` does."""
    document = read_isolated(source, name=name) if isolated else read_document(source, name=name)
    return tuple(Reading(document, filing) for filing in recognise_all(document))


def check(
    filing: Filing, *, profile: str | None = None, others: Others | None = None, on: datetime.date | None = None,
) -> CheckResult:
    """The filing held against all rules under ``profile`` (default: the profile that the filing was recognised with) as in force ``on``
    a day (default: the newest): a built-in name, or the path of a bureau's own file.

    ``others`` are the filings that some rules need beside it: last year's, the approved version …; without them these rules do not run
    and the result says which. Raises ``UnknownProfile`` where there is no such profile and ``BrokenProfile`` for a file with mistakes.
    """
    bound = load_profile(profile or filing.profile, on=on, codes=_CODES)
    run = run_rules(filing, bound, others=others or Others())
    verdicts = give_verdicts(filing, run.findings)
    return CheckResult(bound.name, run.findings, verdicts, run.rules_run, run.failures, run.not_run, title=bound.title, origin=bound.origin)


def check_all(
    filings: Sequence[Filing], *, profile: str | None = None, others: Others | None = None,
    waivers: Sequence[Waiver] = (), baseline: Baseline | None = None, on: datetime.date | None = None,
) -> tuple[CheckResult, ...]:
    """All filings of one document checked, a result for each; their projects count on from one filing to the next.

    Findings that ``waivers`` (in force on the day ``on``) or the ``baseline`` cover are set aside; what is wrong with the waivers
    themselves stands in the first result, as findings on the table. Takes and raises what ``check`` does besides.
    """
    waiving = Waiving(waivers, baseline, on=on)
    results: list[CheckResult] = []
    before = 0
    for number, filing in enumerate(filings, start=1):
        result = check(filing, profile=profile, others=others, on=on)
        index = number if len(filings) > 1 else None
        findings, waived = waiving.split(_placed(finding, filing_index=index, before=before) for finding in result.findings)
        results.append(replace(result, findings=findings, waived=waived, verdicts=give_verdicts(filing, findings, first=before + 1)))
        before += sum(1 for _ in filing.projects)
    if results and (told := waiving.check_waivers(load_profile(profile or filings[0].profile, on=on))):
        findings = (*told, *results[0].findings)
        results[0] = replace(results[0], findings=findings, verdicts=give_verdicts(filings[0], findings))
    return tuple(results)


def _placed(finding: Finding, *, filing_index: int | None, before: int) -> Finding:
    """A finding on one filing of several (None: the only one), its project counted among those of the whole document."""
    if filing_index is None:
        return finding
    index = finding.project_index
    return replace(finding, filing_index=filing_index, project_index=None if index is None else index + before)


def annotate(source: Path | str | bytes, findings: Sequence[Finding], *, document: Document, notes: Sequence[Note] = ()) -> bytes:
    """The same XLSX, DOCX or PDF with the findings, and further ``notes``, as comments at their places; all else in it stays as it is.

    ``document`` is what was read of that very file (``Reading.document``). The file is taken apart in a process with limits.
    Comments of people stay, those that we wrote before are replaced. Raises ``RefusedDocument`` for a file that changed since, for
    other formats, and where the file cannot hold them.
    """
    content, _ = _load(source, name=document.name)
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise RefusedDocument(f"“{document.name}”在检查之后改动过，没有写批注；请重新检查。")
    return annotate_isolated(content, [*note_findings(findings), *notes], document=document)


def read_comments(source: Path | str | bytes, *, name: str | None = None, document: Document | None = None) -> tuple[Comment, ...]:
    """The comments that people (and we) wrote into an XLSX, DOCX or PDF, in the order of the file; none for other formats.

    ``document`` is what was read of it, where that is at hand. All is read in processes with limits. Raises ``RefusedDocument``.
    """
    content, shown = _load(source, name=name)
    document = document or read_isolated(content, name=shown)
    return list_comments_isolated(content, document=document) if may_have_comments(content, document) else ()


def _load(source: Path | str | bytes, *, name: str | None) -> tuple[bytes, str]:
    """The bytes of a file and what it is called."""
    with open_source(source, name=name) as (stream, shown):
        return stream.read(TEXT_BYTES + 1), shown  # one byte more than any reader takes, so that it says so


def read_records(
    source: Path | str | bytes, kind: RecordKind | None = None, *, name: str | None = None, named: Mapping[str, str] | None = None,
    is_external: bool = False, isolated: bool = False,
) -> RecordReading:  # fmt: skip
    """The evidence records of one kind in a workbook or a text, with a sentence for each cell that is wrong.

    ``kind`` None takes the one whose columns the table has.
    ``named`` says what heads mean that are not the kind's own (head → field, empty to pass over), ``is_external`` that a system of record
    made the file. Raises ``RefusedDocument`` as ``read`` does, and ``BrokenRecords`` where the table has not the columns.
    """
    document = read_isolated(source, name=name) if isolated else read_document(source, name=name)
    chosen = kind or find_kind(document, list_record_kinds())
    if chosen is None:
        words = "、".join(known.words for known in list_record_kinds())
        raise BrokenRecords(f"“{document.name}”不像任何一种佐证记录（{words}）；请用 jiheng records 写出的模板填写。")
    return recognise_records(document, chosen, named=named, is_external=is_external)


def read_filings(source: Path | str) -> tuple[Filing, ...]:
    """All filings of a file: of a document, read in a child process; of a JSON file or a sealed package of ours, as they were written.

    Raises ``RefusedDocument`` for what cannot be taken in and ``UnknownForm`` where no known form is found.
    """
    path = Path(source)
    if is_package(path):
        return open_package(path).filings
    content, shown = _load(path, name=None)
    if not is_filing_json(content[:_HEAD_BYTES]):
        return tuple(reading.filing for reading in read_all(content, name=shown, isolated=True))
    if len(content) > TEXT_BYTES:
        raise RefusedDocument(f"“{shown}”超过 {TEXT_BYTES >> 20} MB，没有读取；请分成几个文件导出。")
    return filings_from_json(content, name=shown)


def pack(
    sources: Sequence[Path | str], target: Path | str, *, attachments: Sequence[Path | str] = (), packed_by: PackedBy | None = None,
) -> str:
    """Write the documents ``sources``, what was read of them, workbooks for people and the ``attachments`` as they are into one sealed
    package ``target`` (``.zip``); the seal that the receiver may ask for.

    The same files give the same bytes. Raises ``RefusedDocument`` and ``UnknownForm`` as ``read_all`` does, for the first document that
    cannot be read, and ``JihengError`` where nothing can be written.
    """
    files = [*map(Path, sources), *map(Path, attachments)]
    place = Path(target)
    if place.suffix.lower() != ".zip":
        raise JihengError(f"数据包的扩展名应为 .zip，而不是“{place.name}”；请改一个文件名。")
    if place.exists() and any(file.exists() and place.samefile(file) for file in files):
        raise JihengError(f"“{place}”就是要打包的文件，不能覆盖它；请用 -o 写明另一个文件。")
    documents = [_read_to_pack(path) for path in map(Path, sources)]
    attached = [(shown, content) for content, shown in (_load(path, name=None) for path in attachments)]
    return write_package(place, documents, attachments=attached, packed_by=packed_by)


def _read_to_pack(path: Path) -> ToPack:
    content, shown = _load(path, name=None)
    return ToPack(shown, content, tuple(reading.filing for reading in read_all(content, name=shown, isolated=True)))


def unpack(source: Path | str, *, target: Path | str | None = None, seal: str | None = None) -> Package:
    """The sealed package at ``source``, every digest checked, written into the new or empty folder ``target`` where one is given.

    ``seal`` is the one that the sender told. Raises ``RefusedDocument`` for a package that is not as it was packed, and nothing is
    written then.
    """
    package = open_package(Path(source), seal=seal)
    if target is not None:
        package.save(Path(target))
    return package


def measure_rules(tables: Iterable[tuple[Path, Path]], *, profile: str | None = None, on: datetime.date | None = None) -> Accuracy:
    """How well the rules find what people have labelled: pairs of a table and its label file (``jiheng.rules.accuracy.labels``).

    Raises ``RefusedDocument`` for a table that cannot be read and ``BrokenLabels`` for labels that say what cannot be.
    """
    return measure(_labelled(table, labels, profile=profile, on=on) for table, labels in tables)


def _labelled(
    table: Path, labels: Path, *, profile: str | None, on: datetime.date | None,
) -> tuple[str, Filing, Sequence[Finding], Labels]:
    filing = read(table).filing
    return table.stem, filing, check(filing, profile=profile, on=on).findings, read_labels(labels.read_bytes(), name=labels.name)


def look(content: bytes, page: int, *, name: str = "", side: int = 1_600) -> Sight:
    """Page ``page`` (from 1) of a PDF as people see it, with a picture whose longer side has ``side`` pixels; drawn in a child process.

    Raises ``RefusedDocument`` where there is no such page or it cannot be drawn.
    """
    return look_isolated(content, page, name=name, side=side)


def show(source: Path | str | bytes, *, page: int = 1, name: str | None = None, kind: Kind = "svg") -> bytes:
    """What the reader saw of page ``page`` (where the format has no pages, of table ``page``): cells, fields by meaning, what was not read.

    ``kind`` is ``svg``, ``html`` or ``png`` (pages only); nothing in it is loaded from elsewhere. A document without a known form shows
    its cells. Raises ``RefusedDocument`` for what cannot be taken in and for pages that there are not.
    """
    content, shown = _load(source, name=name)
    document = read_isolated(content, name=shown)
    try:
        filings = recognise_all(document)
    except UnknownForm:
        filings = ()
    sight = look(content, page, name=shown) if document.format == _DRAWN else None
    return draw_view(document, filings, sight, page=page, kind=kind)


def fill(
    filings: Sequence[Filing], *, form: str, region: str | None = None, project: int | None = None, charts: bool = False
) -> FilledForm:
    """What ``filings`` say in an official ``form`` as a ``region`` prints it (``list_form_layouts``; None: the central one).

    All projects are filled in, or the one with the number ``project`` (from 1, over all filings). What the form has no place for stands
    in ``omissions``; ``write_form`` makes a file of it. ``charts`` draws targets against actual values (of a summary: scores and ratings)
    below the tables, which needs the extra ``pdf`` in every format. Raises ``JihengError`` with one sentence where there is no such form,
    region or project, or where the form is made for other tables.
    """
    return fill_form(filings, get_form_layout(form, region), project=project, charts=charts)


def evaluate(
    target: Target | str, actual: Target | Decimal | str | None, *,
    policy: Policy | None = None, direction: Direction | Sequence[Direction] = "",
) -> evaluation.Evaluation:
    """The actual value held against the target: met, not met or unknown, how far, and why in one Chinese sentence.

    Both are values as they were written, or parsed; an actual may also be a number in the target's own measure unit (money in 元), and None
    or an empty text says that none was filled in. ``policy`` decides what no wording says (``load_policy``; default: that of the base
    profile). ``direction`` is what is better, of the whole target or of each of its clauses (``list_directions``), and decides only what
    ``=`` means. Raises ``ValueError`` where directions are given for another number of clauses than the target has.

    >>> evaluate("不少于40亿元", "450000万元").outcome
    'met'
    """
    return evaluation.evaluate(target, actual, policy=policy or load_policy(), direction=direction)


def score(
    target: Target | str, actual: Target | Decimal | str | None, *, points: Decimal | int | None, policy: Policy | None = None,
    scheme: Scheme | None = None, direction: Direction | Sequence[Direction] = "", dimension: str = "",
) -> Score:
    """What the actual value earns of ``points`` (分值, of 100): one score, an interval that people choose from, or unknown, never a guess.

    Values, ``policy`` and ``direction`` are those of ``evaluate``. ``scheme`` is the 计分办法 (``load_scheme``; default: that of the base
    profile); where it says otherwise how values are compared, it counts. ``dimension`` is the 一级指标, by which some schemes score
    满意度指标 in bands. Raises ``ValueError`` where points are negative or no number.

    >>> score("≥500人次", "450人次", points=5).score
    Decimal('4.50')
    """
    return scoring.score(
        target, actual, points=None if points is None else Decimal(points), policy=policy or load_policy(),
        scheme=scheme or load_profile(BASE).scheme, direction=direction, dimension=dimension,
    )


def score_filing(
    filing: Filing, *, profile: str | None = None, scheme: str | None = None, on: datetime.date | None = None
) -> ScoreResult:
    """The self-evaluations of a filing scored again, by the data in force ``on`` a day (default: the newest).

    ``profile`` is as in ``check``; ``scheme`` is the name of a 计分办法 (default: the profile's).
    Raises ``UnknownProfile`` where there is no such profile or scheme.
    """
    bound = load_profile(profile or filing.profile, on=on, codes=_CODES)
    bound = replace(bound, scheme=load_scheme(scheme, on=on)) if scheme else bound
    policy = replace(bound.policy, fiscal_year=filing.fiscal_year)
    projects = [project for project in filing.projects if is_self_evaluation(project) and filing.form != _MONITORING]
    scored = tuple([score_project(project, policy=policy, scheme=bound.scheme, unit=filing.money_unit) for project in projects])
    run = run_rules(filing, bound, rules=scoring_rules.RULES)
    return ScoreResult(bound.name, bound.scheme, scored, run.findings, run.rules_run, run.failures)
