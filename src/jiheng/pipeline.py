"""The use cases: what a person does with a document, from bytes to an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jiheng.document import Document
from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.readers.registry import read_document
from jiheng.recognition.registry import recognise
from jiheng.regulations.profiles import load_profile
from jiheng.rules.engine import run_rules
from jiheng.rules.verdict import Verdict, give_verdicts


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


def read(source: Path | str | bytes, *, name: str | None = None) -> Reading:
    """The document at a path, or given as bytes, read and recognised.

    ``name`` is what the document is called in sources and messages (default: the file name; ``粘贴的文本`` for bytes).
    Raises ``RefusedDocument`` for what cannot be taken in and ``UnknownForm`` where no known form is found, both with one Chinese sentence.
    """
    document = read_document(source, name=name)
    return Reading(document, recognise(document))


def check(filing: Filing, *, profile: str | None = None) -> CheckResult:
    """The filing held against all rules under ``profile`` (default: the profile that the filing was recognised with).

    Raises ``UnknownProfile`` where there is no such profile.
    """
    bound = load_profile(profile or filing.profile)
    run = run_rules(filing, bound)
    return CheckResult(bound.name, run.findings, give_verdicts(filing, run.findings), run.rules_run, run.failures)
