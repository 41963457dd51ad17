"""The use cases: what a person does with a document, from bytes to an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jiheng.document import Document
from jiheng.domain.evaluation import evaluate as evaluation
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.errors import UnknownForm
from jiheng.publication.view.show import Kind, draw_view
from jiheng.readers.limits import TEXT_BYTES
from jiheng.readers.registry import open_source, read_document
from jiheng.readers.sight import Sight
from jiheng.recognition.registry import recognise, recognise_all
from jiheng.regulations.profiles import load_policy, load_profile
from jiheng.rules.engine import run_rules
from jiheng.rules.verdict import Verdict, give_verdicts
from jiheng.sandbox.looking import look_isolated
from jiheng.sandbox.reading import read_isolated
from jiheng.text.targets import Target

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

    ``failures`` names every rule that broke down, so that a check that did not see everything says so.
    """

    profile: str
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    rules_run: int
    failures: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return {level: sum(finding.severity == level for finding in self.findings) for level in ("must", "should", "hint")}


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


def check(filing: Filing, *, profile: str | None = None) -> CheckResult:
    """The filing held against all rules under ``profile`` (default: the profile that the filing was recognised with).

    Raises ``UnknownProfile`` where there is no such profile.
    """
    bound = load_profile(profile or filing.profile)
    run = run_rules(filing, bound)
    return CheckResult(bound.name, run.findings, give_verdicts(filing, run.findings), run.rules_run, run.failures)


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
    with open_source(source, name=name) as (stream, shown):
        content = stream.read(TEXT_BYTES + 1)  # one byte more than any reader takes, so that it says so
    document = read_isolated(content, name=shown)
    try:
        filings = recognise_all(document)
    except UnknownForm:
        filings = ()
    sight = look(content, page, name=shown) if document.format == _DRAWN else None
    return draw_view(document, filings, sight, page=page, kind=kind)


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
