"""What a rule found: code, place, ground and remedy."""

from dataclasses import dataclass
from typing import Literal

from jiheng.source import Source

Severity = Literal["must", "should", "hint"]
Certainty = Literal["certain", "suspected"]
CitationStatus = Literal["verified", "secondhand", "unverified"]
FixKind = Literal["safe", "proposed"]

SEVERITY_WORDS: dict[Severity, str] = {"must": "必须改", "should": "建议改", "hint": "提示"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A ground: the document (``财预〔2015〕88号``), the article where one is known, and whether somebody has seen the original."""

    document: str
    article: str | None
    status: CitationStatus

    def __str__(self) -> str:
        """As printed for people: an article number only where it is verified, and a mark where the wording is not."""
        if self.status == "verified":
            return f"{self.document}{self.article or ''}"
        mark = "条款待核对原文" if self.status == "unverified" else "据转述，待核对原文"
        return f"{self.document}（{mark}）"


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction: ``before``, which stands at ``source``, becomes ``replacement``.

    A ``safe`` one says the same as before, only written properly; a ``proposed`` one says something else, and a person decides. Advice
    (``is_advice``) cannot be written as it stands: it has blanks to fill in (``≥__%``), asks for new indicators or for another 二级指标.
    """

    source: Source
    replacement: str
    before: str = ""
    kind: FixKind = "safe"
    is_advice: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A 疑点, signed by a rule.

    ``project_index`` counts projects from 1 in document order; ``indicator_number`` is the printed one, ``indicator`` the name. They are
    None for what concerns the table as a whole. ``filing_index`` counts the filings of a document from 1, None where there is only one.
    ``fingerprint`` stays the same while what was found does, wherever it moves (``jiheng.domain.fingerprint``).
    """

    code: str
    name: str
    severity: Severity
    certainty: Certainty
    concern: str
    message: str
    remedy: str
    cites: tuple[Citation, ...]
    source: Source
    agency: str | None = None
    project: str | None = None
    project_index: int | None = None
    indicator_number: int | None = None
    fix: Fix | None = None
    indicator: str | None = None
    filing_index: int | None = None
    fingerprint: str = ""
