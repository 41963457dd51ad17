"""得分不在可以打的区间里。

检查什么
    定性指标按“达成、部分达成、未达成”三档，每档有得分区间，得分是不是落在区间里；没有按期的、分档没有到最高一档的，是不是打了满分。
    从表上的话看不出是哪一档的，不查。
为什么
    定性指标由人打分，区间是唯一的约束；超出区间，等于没有按计分办法打分。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    社会效益指标 | 教学能力 | 有所提升 | 部分达成年度指标并具有一定效果 | 10 | 9.5 | 部分学员没有结业。
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    社会效益指标 | 教学能力 | 有所提升 | 部分达成年度指标并具有一定效果 | 10 | 7 | 部分学员没有结业。
    社会效益指标 | 办学影响 | 影响扩大 | 参加全市教学比赛获得好评 | 10 | 9 | 范围还不够广。
"""

from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, field_source
from jiheng.rules.rule import Flaw, Rule


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every score outside its admissible interval."""
    for indicator, row in item.rows:
        points = row.score.points
        if row.agreement == "outside" and row.printed is not None and points is not None and row.printed <= points:
            yield Flaw(
                f"指标“{indicator.indicator.name}”的得分{row.printed}不在{row.score.shown}里：{row.score.formula.removesuffix('。')}",
                "按完成情况重新打分，或写明实际完成到哪一档", source=field_source(indicator, "score"),
                indicator=indicator,
            )


RULE = Rule(
    code="SC006", name="得分超出区间", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
    cites=("mof-2020-10", "scoring-practice"),
)
