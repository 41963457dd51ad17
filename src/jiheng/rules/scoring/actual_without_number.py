"""指标值是数，实际完成值没有写数；有得分，没有写完成值。

检查什么
    指标值写明了数或日期的，实际完成值是不是也写了数或日期；写“无”“未发生”的就是0，不算；
    该写日期、只写“按期完成”的，只作建议。得了分的，是不是写了完成值。
为什么
    只写“完成”“已达到”，别人无法核对完成了多少，得分也就没有根据。
会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    成本指标 | 活动经费 | ≤30万元 | 完成 | 10 | 10
不会查出
    自评 | 100.00 | 100.00 | 95.00 | 95% | 9.5
    成本指标 | 活动经费 | ≤30万元 | 28.5万元 | 10 | 10
    质量指标 | 安全事故数 | 0次 | 未发生 | 10 | 10
    社会效益指标 | 教学能力 | 有所提升 | 完成 | 10 | 9 | 部分学员没有结业。
"""

from collections.abc import Iterator

from jiheng.domain.evaluation.words import says_none
from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.scores import ScoredFacts, field_source
from jiheng.rules.rule import Flaw, Rule
from jiheng.text.targets import Blank, Date, Target


def check(item: ScoredFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for words in place of a number or date, and for a score without an actual value."""
    for indicator, row in item.rows:
        actual = row.indicator.actual
        if not actual or not actual.text.strip():
            if row.printed:
                yield Flaw(
                    f"指标“{indicator.indicator.name}”得{row.printed}分，没有写实际完成值", "补写实际完成值",
                    source=field_source(indicator, "score"), indicator=indicator,
                )
        elif indicator.target.is_measurable and not actual.is_measurable and not _is_word_enough(indicator.target, actual):
            yield Flaw(
                f"{indicator.quoted}，实际完成值“{actual.text}”没有写数", "按指标值的单位填实际的数或日期",
                source=field_source(indicator, "actual"), indicator=indicator, at_most="must" if indicator.quantities else "should",
            )


def _is_word_enough(target: Target, actual: Target) -> bool:
    """Whether the words say the number: that there was none of it, as the target asks."""
    needs_date = any(isinstance(clause, Date) for clause in target.clauses)
    return not needs_date and all(isinstance(clause, Blank) or says_none(clause.text) for clause in actual.clauses)


RULE = Rule(
    code="SC013", name="完成值没有写数", concern="scoring", severity="must", certainty="certain", scope=ScoredFacts, check=check,
)
