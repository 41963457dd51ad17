"""全部满分，或者自评比复核高出很多。

检查什么
    执行率和每项指标都是满分的（从几项指标起看，见参数表）；表上有复核得分的，自评合计是不是高出复核合计很多。
    每一项都能由数算出满分的，只作提示。
为什么
    样样满分的自评，多半是指标值定低了，或者没有如实评；审计通报多次指出自评不客观。
会查出
    自评 | 100.00 | 100.00 | 100.00 | 100% | 10
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 40 | 40
    质量指标 | 结业率 | ≥90% | 95% | 20 | 20
    社会效益指标 | 教学能力 | 有所提升 | 有所提升 | 20 | 20
    服务对象满意度指标 | 学员满意度 | ≥90% | 95% | 10 | 10
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 520人次 | 40 | 40
    质量指标 | 结业率 | ≥90% | 95% | 20 | 20
    社会效益指标 | 教学能力 | 有所提升 | 有所提升 | 20 | 18 | 部分学员没有参加教学比赛。
    服务对象满意度指标 | 学员满意度 | ≥90% | 95% | 10 | 10
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import load_sheet_layout
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts
from jiheng.rules.rule import Flaw, Rule
from jiheng.scoring.project import IndicatorScore

_REVIEWED = "review_score"
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)分?")


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for a project with full marks throughout, and one for scores far above those of the review."""
    rows = item.scored.indicators
    if len(rows) >= profile.parameters["full_marks_from_indicators"] and _is_full(item):
        is_proved = all(row.agreement == "agrees" and row.score.kind == "exact" for row in rows)
        yield Flaw(
            f"{item.facts.titled}的执行率和{len(rows)}项指标全部满分", "逐项核对完成值和佐证材料，核对指标值是不是定低了",
            source=item.place("total_score"), at_most="hint" if is_proved else "should",
        )
    pairs = [(row.printed, reviewed) for row in rows if row.printed is not None and (reviewed := _review_of(row)) is not None]
    own, theirs = (sum((pair[side] for pair in pairs), Decimal(0)) for side in (0, 1))
    if pairs and own - theirs > profile.parameters["review_gap_most"]:
        yield Flaw(
            f"{item.facts.titled}的自评得分合计{own}，复核得分合计{theirs}，高出{own - theirs}分", "对照复核意见，说明每一项为什么不同",
        )


def _is_full(item: ScoredFacts) -> bool:
    scored = item.scored
    earned = [(scored.printed_execution, scored.execution.points), *((row.printed, row.score.points) for row in scored.indicators)]
    return all(score is not None and points is not None and score >= points for score, points in earned)


def _review_of(row: IndicatorScore) -> Decimal | None:
    """The 复核得分 beside the score."""
    columns = load_sheet_layout().columns
    texts = [text for head, text in row.indicator.printed.items() if columns.get(fold_label(head)) == _REVIEWED]
    number = _NUMBER.fullmatch(texts[0].strip()) if texts else None
    return Decimal(number[1]) if number else None


RULE = Rule(
    code="SC012", name="全部满分", concern="scoring", severity="should", certainty="suspected", scope=ScoredFacts, check=check,
    cites=("audit-chifeng-2023",),
)
