"""Accuracy for people, as two tables of Markdown: what was found by concern, what was right by rule."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.rules.accuracy.tally import Accuracy, share_of
from jiheng.rules.registry import RULES

PRECISION_LEAST = Fraction(95, 100)
"""Below this share of right findings a rule ought to be a hint."""


def print_accuracy(accuracy: Accuracy) -> str:
    """The summary, the table of the concerns that were labelled or told, and that of the rules that told something."""
    wanted, found, right, false = (sum(accuracy.wanted.values()), sum(accuracy.found.values()), *_told(accuracy))
    head = (
        f"{accuracy.tables} 张表，{accuracy.indicators} 项指标，标注毛病 {wanted} 处，查出 {found} 处（{_share(found, wanted)}）；"
        f"没有毛病的指标 {accuracy.clean} 项，误报 {accuracy.alarmed} 项（{_share(accuracy.alarmed, accuracy.clean)}）；"
        f"提出的疑点 {right + false} 处，对的 {right} 处（{_share(right, right + false)}）。"
    )
    return "\n".join([head, "", *_concerns(accuracy), "", *_rules(accuracy)])


def _told(accuracy: Accuracy) -> tuple[int, int]:
    codes = {rule.code for rule in RULES}
    right, false = (sum(count for key, count in counts.items() if key in codes) for counts in (accuracy.right, accuracy.false))
    return right, false


def _concerns(accuracy: Accuracy) -> Iterator[str]:
    yield from ("| 类别 | 标注 | 查出 | 查全率 | 提出 | 误报 | 查准率 |", "|---|---|---|---|---|---|---|")
    concerns = {rule.concern for rule in RULES}
    for concern in sorted(concerns & {*accuracy.wanted, *accuracy.right, *accuracy.false}):
        counts = [counts.get(concern, 0) for counts in (accuracy.wanted, accuracy.found, accuracy.right, accuracy.false)]
        recall, precision = _percent(accuracy.recall(concern)), _percent(accuracy.precision(concern))
        yield f"| `{concern}` | {counts[0]} | {counts[1]} | {recall} | {counts[2] + counts[3]} | {counts[3]} | {precision} |"


def _rules(accuracy: Accuracy) -> Iterator[str]:
    yield from ("| 规则 | 提出 | 误报 | 查准率 |", "|---|---|---|---|")
    for rule in RULES:
        right, false = accuracy.right.get(rule.code, 0), accuracy.false.get(rule.code, 0)
        if right or false:
            precision = share_of(right, right + false)
            mark = "（低于 95%）" if precision is not None and precision < PRECISION_LEAST else ""
            yield f"| {rule.code} {rule.name} | {right + false} | {false} | {_percent(precision)}{mark} |"


def _percent(share: Fraction | None) -> str:
    return "—" if share is None else f"{round(share * 100)}%"


def _share(part: int, whole: int) -> str:
    return _percent(share_of(part, whole))
