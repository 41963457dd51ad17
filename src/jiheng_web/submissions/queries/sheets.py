"""The sheet of 审核表 for a project: the program's first scores, what a reviewer put in, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import jiheng
from jiheng_web.submissions.models import RATINGS
from jiheng_web.submissions.policies import RefusedContent, guard_text

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An item: group, question, points, the program's score (empty where only a person can give one), the reviewer's score and note."""

    position: int
    group: str
    title: str
    question: str
    points: int
    proposed: str
    notes: tuple[str, ...]
    score: str
    note: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What a reviewer gave: the rating, and the sheet as plain JSON."""

    rating: str
    as_json: dict[str, Any]


def propose_reviews(filing: jiheng.Filing, result: jiheng.CheckResult) -> tuple[jiheng.Review, ...]:
    """The program's first review of every project, in document order."""
    return jiheng.review_projects([(filing, result.findings)], jiheng.load_review_form())


def build_sheet(proposed: jiheng.Review, known: Mapping[str, Any], filled: Mapping[str, str]) -> tuple[SheetRow, ...]:
    """The rows of a sheet: what is being filled in, else what was filled in last time."""
    before = {row["title"]: row for row in known.get("items", ())}
    return tuple(
        SheetRow(
            position, review.item.group, review.item.title, review.item.question, review.item.points,
            "" if review.score is None else _plain(review.score), review.notes,
            filled.get(f"score{position}", str(before.get(review.item.title, {}).get("score", ""))),
            filled.get(f"note{position}", str(before.get(review.item.title, {}).get("note", ""))),
        ) for position, review in enumerate(proposed.items)
    )  # fmt: skip


def read_sheet(fields: Mapping[str, str], proposed: jiheng.Review) -> FilledSheet:
    """What was filled in. With all scores the total gives the rating unless another one was chosen; raises ``RefusedContent``."""
    scores = [_read_score(fields.get(f"score{position}", ""), review.item) for position, review in enumerate(proposed.items)]
    notes = [guard_text(fields.get(f"note{position}", "").strip())[:LONGEST_NOTE] for position in range(len(scores))]
    given = [score for score in scores if score is not None]
    total = sum(given, Decimal(0)) if len(given) == len(scores) else None
    rating = fields.get("rating", "")
    if rating not in ("", *RATINGS):
        raise RefusedContent(f"“{rating}”不是等级；请评为优、良、中或差。")
    rating = rating or (_rate(total) if total is not None else "")
    items = [
        {"title": review.item.title, "points": review.item.points, "score": "" if score is None else _plain(score), "note": note}
        for review, score, note in zip(proposed.items, scores, notes, strict=True)
    ]
    return FilledSheet(rating, {"items": items, "total": "" if total is None else _plain(total), "rating": rating})


def _read_score(text: str, item: Any) -> Decimal | None:
    plain = text.strip()
    if not plain:
        return None
    try:
        score = Decimal(plain)
    except InvalidOperation:
        score = Decimal(-1)
    if not score.is_finite() or not 0 <= score <= item.points or len(plain) > 8:
        raise RefusedContent(f"“{item.title}”的得分应在 0 到 {item.points} 之间，这里写的是“{plain[:12]}”。")
    return score


def _rate(total: Decimal) -> str:
    levels = jiheng.load_review_form().levels
    return next((level.level for level in levels if total >= level.total_least), levels[-1].level)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
