"""定量指标的得分和公式算出来的不符。

检查什么
    指标值和实际完成值都是数的，按计分办法的公式再算一遍，与表上的得分比。表上得分只取到一位小数或整数的，取整后相符就不算错；
    比公式算的低、又写了原因的，只作建议；一格里有几个要求的，各占几分表上没有写，也只作建议。
为什么
    得分应当能由指标值和实际完成值算出来；算不出来，不是数填错，就是分打错。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥500人次 | 450人次 | 10 | 9.80 | 七月停课两周。
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    数量指标 | 培训人次 | ≥700人次 | 670人次 | 10 | 9.6 | 七月停课两周。
    数量指标 | 培训期数 | ≥5期 | 5期 | 10 | 10
    社会效益指标 | 教学能力 | 有所提升 | 有所提升 | 10 | 9 | 部分学员没有结业。
"""

from collections.abc import Iterator

from jiheng.domain.finding import Severity
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, explains, field_source
from jiheng.rules.rule import Flaw, Rule
from jiheng.scoring.project import IndicatorScore


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every score that differs from the one exact score."""
    for indicator, row in item.rows:
        if row.agreement == "differs" and not _is_above(row):
            yield Flaw(
                f"指标“{indicator.indicator.name}”的得分{row.printed}与算出的{row.score.shown}不符：{row.score.formula.removesuffix('。')}",
                "核对实际完成值和得分；另有评分标准的，写明标准", source=field_source(indicator, "score"),
                indicator=indicator, at_most=_at_most(row, is_explained=explains(row.indicator.deviation_reason, profile.lexicon)),
            )


def _is_above(row: IndicatorScore) -> bool:
    """Whether the score is more than the points, which another rule says."""
    return row.printed is not None and row.score.points is not None and row.printed > row.score.points


def _at_most(row: IndicatorScore, *, is_explained: bool) -> Severity:
    """Who scores himself lower and says why, or divides the points between several requirements, may have a standard of his own."""
    is_lower = row.printed is not None and row.score.least is not None and row.printed < row.score.least
    is_compound = row.score.evaluation is not None and len(row.score.evaluation.clauses) > 1
    return "should" if is_lower and is_explained or is_compound else "must"


RULE = Rule(
    code="SC005", name="定量得分计算不符", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
    cites=("mof-2020-10", "scoring-practice"),
)
