"""The program's first score of a review: every finding takes its share from the item that it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiheng.domain.filing import Agency, Filing, Project
from jiheng.domain.finding import Citation, Finding, Severity
from jiheng.regulations.review_form import ReviewForm, ReviewItem, ReviewLevel

_HUNDRED = Decimal(100)
_NOTES_MOST = 12
"""How many remarks an item of the sheet shows; the rest is counted and stands in the opinion."""


@dataclass(frozen=True, slots=True)
class ItemReview:
    """An item, its first score (None where only a person can give one), the level of that score, and what was found."""

    item: ReviewItem
    score: Decimal | None
    level: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The review of a project (``number`` from 1 in document order), or of a whole table (None).

    ``amount`` is the money of the project, or the number of projects. ``score`` is the sum of the items that were scored and ``possible``
    what they carry at most; ``percent`` puts the one on the other to a scale of 100, and ``rating`` is the level of that. ``counts`` are
    the findings by severity, ``grounds`` the citations of what was found.
    """

    number: int | None
    agency: str
    project: str
    amount: str
    items: tuple[ItemReview, ...]
    score: Decimal
    possible: int
    percent: Decimal
    rating: ReviewLevel
    counts: tuple[int, int, int]
    grounds: tuple[Citation, ...]


def review_projects(checked: Sequence[tuple[Filing, Sequence[Finding]]], form: ReviewForm) -> tuple[Review, ...]:
    """A review for every project of a document, in its order; findings on a table as a whole stand in ``review_table`` only."""
    reviews: list[Review] = []
    for filing, findings in checked:
        by_project: dict[int | None, list[Finding]] = {}
        for finding in findings:
            by_project.setdefault(finding.project_index, []).append(finding)
        for agency, project in _projects(filing):
            number = len(reviews) + 1
            own = by_project.get(number, [])
            items = tuple(_review_item(item, own, form) for item in form.items)
            amount = project.funds.total.in_unit(filing.money_unit) + filing.money_unit if project.funds.total else ""
            reviews.append(_total(number, (agency.name, project.name, amount), items=items, findings=own, form=form))
    return tuple(reviews)


def review_table(checked: Sequence[tuple[Filing, Sequence[Finding]]], form: ReviewForm) -> Review:
    """One review for a whole document: for each item the mean of the projects, less what was found on the table as a whole."""
    projects = review_projects(checked, form)
    findings = [finding for _, own in checked for finding in own]
    whole = [finding for finding in findings if finding.project_index is None]
    items = tuple(
        _mean_item(item, [review.items[at] for review in projects], whole=whole, findings=findings, form=form)
        for at, item in enumerate(form.items)
    )
    filing = checked[0][0]
    return _total(None, (filing.department or "", filing.title, f"{len(projects)} 个"), items=items, findings=findings, form=form)


def _projects(filing: Filing) -> Iterator[tuple[Agency, Project]]:
    for agency in filing.agencies:
        for project in agency.projects:
            yield agency, project


def _review_item(item: ReviewItem, findings: Iterable[Finding], form: ReviewForm) -> ItemReview:
    own = [finding for finding in findings if finding.concern in item.concerns]
    score = item.points * _share(own, form) if item.is_scored else None
    return ItemReview(item, score, _level(item, score, form), _notes(own))


def _mean_item(
    item: ReviewItem, reviews: Sequence[ItemReview], *, whole: Sequence[Finding], findings: Sequence[Finding], form: ReviewForm,
) -> ItemReview:
    scores = [review.score for review in reviews if review.score is not None]
    on_table = [finding for finding in whole if finding.concern in item.concerns]
    mean = sum(scores, Decimal(0)) / len(scores) if scores else Decimal(item.points)
    score = max(Decimal(0), mean - item.points * (1 - _share(on_table, form))) if item.is_scored else None
    rounded = None if score is None else score.quantize(Decimal("0.01"))
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.concern in item.concerns and finding.severity != "hint":
            by_rule.setdefault(finding.name, []).append(finding)
    notes = "；".join(f"{name}（{_spread(own)}）" for name, own in sorted(by_rule.items(), key=lambda pair: -len(pair[1])))
    return ItemReview(item, rounded, _level(item, rounded, form), (notes,) if notes else ())


def _spread(findings: Sequence[Finding]) -> str:
    projects = len({finding.project_index for finding in findings if finding.project_index is not None})
    return f"{projects} 个项目 {len(findings)} 处" if projects else f"{len(findings)} 处"


def _share(findings: Iterable[Finding], form: ReviewForm) -> Decimal:
    """What is left of an item's points, from 0 to 1."""
    taken = sum(form.penalties[finding.severity] for finding in findings)
    return 1 - min(_HUNDRED, Decimal(taken)) / _HUNDRED


def _level(item: ReviewItem, score: Decimal | None, form: ReviewForm) -> str:
    if score is None:
        return ""
    return next(level.level for level in form.levels if score * _HUNDRED > level.share_above * item.points)


def _notes(findings: Sequence[Finding]) -> tuple[str, ...]:
    told = [finding for finding in findings if finding.severity != "hint"]
    notes = [_note(finding) for finding in told[:_NOTES_MOST]]
    if len(told) > _NOTES_MOST:
        notes.append(f"另有 {len(told) - _NOTES_MOST} 处，见审核意见")
    hints = len(findings) - len(told)
    return (*notes, *([f"提示 {hints} 处"] if hints else []))


def _note(finding: Finding) -> str:
    number = "" if finding.indicator_number is None else f"第{finding.indicator_number}项"
    gap = "" if not number or finding.message.startswith("指标") else "："
    return f"{number}{gap}{finding.message.rstrip('。')}{'（请核实）' if finding.certainty == 'suspected' else ''}"


def _total(
    number: int | None, names: tuple[str, str, str], *, items: tuple[ItemReview, ...], findings: Sequence[Finding], form: ReviewForm,
) -> Review:
    counted = [finding for finding in findings if finding.concern not in form.outside]
    score = sum((review.score for review in items if review.score is not None), Decimal(0))
    possible = sum(review.item.points for review in items if review.score is not None)
    percent = (score * _HUNDRED / possible).quantize(Decimal("0.01"))
    rating = next(level for level in form.levels if percent >= level.total_least)
    severities: tuple[Severity, ...] = ("must", "should", "hint")
    must, should, hint = (sum(finding.severity == severity for finding in counted) for severity in severities)
    grounds = tuple(dict.fromkeys(cite for finding in counted if finding.severity != "hint" for cite in finding.cites))
    return Review(number, *names, items, score, possible, percent, rating, (must, should, hint), grounds)
