"""Statements on performance in prose: how many projects have targets, what money they cover, how they were monitored and scored."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from jiheng.document import Cell
from jiheng.domain.publication import Figure, PerformanceStatement, StatementKind
from jiheng.recognition.publications.figures import Found, find_figures
from jiheng.recognition.publications.passages import Passage, list_passages
from jiheng.regulations.publications import Wordings, load_wordings
from jiheng.source import Source

_SENTENCE = re.compile(r"[^。\n]*[。\n]?")
_SEGMENT = re.compile(r"[^；;]+")
_CLAUSE = re.compile(r"(?:[^，,、：:（()）\d]|\d+(?:[,，]\d{3})*|[（(]\s{0,8}[)）]|[、](?!\d)|(?<=\d)[,，](?=\d{3}))+")
_YEAR = re.compile(r"(?<![\d比较与])(20\d\d)\s?年")
_THIS_YEAR, _LAST_YEAR = re.compile("本年|当年"), re.compile(r"(?<![比较与])上一?年")
_SUBJECT = re.compile("[本我](?:部门|单位|系统|[局委办厅院校街镇乡馆处站所会](?!年))")
_DENIED_REACH = 12
_ANSWER = re.compile(r"(?:设置|编[报制]|开展|工作|情况|说明){0,3}[：:\s]{0,3}([^，。；\s]{1,4}?)(?:开展|编[报制]|涉及)?\s?(?:[，。；\n]|\Z)")
_REASONS = re.compile("的(?:单位|部门|责任|原因)|不到位|不规范")
_ENOUGH = frozenset({"project_count", "amount", "mean_score", "score", "rating", "problems_found", "problems_remedied", "problems_open"})


@dataclass(slots=True)
class _Draft:
    """A statement while its sentences are read."""

    kind: str
    start: int
    end: int
    figures: list[Found] = field(default_factory=list)
    is_negative: bool = False
    year: int | None = None

    def take(self, found: Found) -> None:
        """Take in a figure; a second one of the same kind in the same words (其中…) says something about a part only."""
        if found.field == "share" and self.figures and self.figures[-1].field == "rating":
            return  # the share of a rating says nothing of the whole
        if all((found.field, found.label) != (known.field, known.label) for known in self.figures):
            self.figures.append(found)


def find_statements(lines: Iterable[Cell], *, fiscal_year: int | None = None) -> Iterator[PerformanceStatement]:
    """The statements in the lines of a text, in their order; ``fiscal_year`` is what 本年 means."""
    words = load_wordings()
    for passage in list_passages(lines):
        if words.kinds.search(passage.text):
            for draft in _drafts(passage, words, fiscal_year):
                if draft.is_negative or any(found.field in _ENOUGH for found in draft.figures):
                    yield _finish(draft, passage)


def _drafts(passage: Passage, words: Wordings, fiscal_year: int | None) -> list[_Draft]:
    """One draft for each kind of work that the passage speaks of, split where a later sentence tells the same again."""
    drafts: list[_Draft] = []
    kind: str | None = None
    named: int | None = None
    for sentence in _SENTENCE.finditer(passage.text):
        first = len(drafts)
        year = _find_year(sentence[0], fiscal_year)
        named = year or (named if not words.kinds.search(sentence[0]) else None)
        for segment in _SEGMENT.finditer(passage.text, *sentence.span()):
            kind = _read_segment(passage.text, segment.span(), drafts, (kind, first), words=words)
        for draft in drafts[first:]:
            draft.end = sentence.end()
            draft.year = draft.year or named
    return drafts


def _read_segment(
    text: str, span: tuple[int, int], drafts: list[_Draft], carried: tuple[str | None, int], *, words: Wordings,
) -> str | None:
    """Read the clauses of a segment into ``drafts`` and return the kind of work that it ends with."""
    kind, first = carried
    works = [(match.start(), match.end(), _kind(match, words)) for match in words.kinds.finditer(text, *span)]
    starts = [work[0] for work in works]
    for clause in _CLAUSE.finditer(text, *span):
        if words.unrelated.search(clause[0]):
            continue
        first_inside, after = bisect_left(starts, clause.start()), bisect_left(starts, clause.end())
        low, high = (first_inside, after) if first_inside < after else (0, len(works))
        for found in find_figures(text, *clause.span(), words):
            nearest = max(bisect_left(starts, found.start, low, high) - 1, low)  # the work named last before it, else the first one
            about = works[nearest][2] if works else kind
            if about:
                _draft_of(about, drafts, first, found, span).take(found)
        for start, end, about in works[first_inside:after]:
            if _is_denied(text, clause.span(), (start, end), words) and not any(draft.kind == about for draft in drafts[first:]):
                drafts.append(_Draft(about, *span, is_negative=True))
    return works[-1][2] if works else kind


def _kind(match: re.Match[str], words: Wordings) -> str:
    return words.kind_of[cast(str, match.lastgroup)]


def _draft_of(kind: str, drafts: list[_Draft], first: int, found: Found, span: tuple[int, int]) -> _Draft:
    """The draft that a figure belongs to: that of this sentence, or an earlier one that does not know it yet."""
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if draft.kind == kind and not draft.is_negative:
            if index >= first or all((known.field, known.label) != (found.field, found.label) for known in draft.figures):
                draft.end = max(draft.end, span[1])
                return draft
            break
    draft = _Draft(kind, *span)
    drafts.append(draft)
    return draft


def _is_denied(text: str, clause: tuple[int, int], work: tuple[int, int], words: Wordings) -> bool:
    """Whether the clause says that the work was not done: 未开展绩效自评, 绩效自评：无."""
    if _REASONS.match(text, work[1]):
        return False
    near = text[max(clause[0], work[0] - _DENIED_REACH):work[0]]
    if words.negation.search(near) or words.negation.match(text, work[0]):
        return True
    answer = _ANSWER.match(text, work[1])
    return bool(answer and words.negation.fullmatch(answer[1]))


def _find_year(sentence: str, fiscal_year: int | None) -> int | None:
    """The year that a sentence names; 本年 and 上年 are told from the year of the publication."""
    named = _YEAR.search(sentence)
    if named:
        return int(named[1])
    if fiscal_year is None:
        return None
    return fiscal_year - 1 if _LAST_YEAR.search(sentence) else fiscal_year if _THIS_YEAR.search(sentence) else None


def _finish(draft: _Draft, passage: Passage) -> PerformanceStatement:
    start, end = _trimmed(passage.text, draft.start, draft.end)
    start = min([start, *(found.start for found in draft.figures)])
    subject = _SUBJECT.search(passage.text, start, end)
    return PerformanceStatement(
        cast(StatementKind, draft.kind), passage.printed[start:end].replace("\n", "："), passage.sources(start, end),
        tuple(_figure(found, passage) for found in draft.figures), draft.is_negative and not draft.figures, draft.year,
        subject[0] if subject else None,
    )


def _figure(found: Found, passage: Passage) -> Figure:
    sources: tuple[Source, ...] = passage.sources(found.start, found.end)
    printed = passage.printed[found.start:found.end]
    return Figure(found.field, found.label, printed, found.value, found.measure_unit, sources, found.money)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())
