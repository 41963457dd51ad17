"""Words where a number or a date is asked for: what they still tell, and what to fill in instead."""

from decimal import Decimal

from jiheng.domain.evaluation.judgement import Judgement, unknown
from jiheng.domain.evaluation.measuring import judge_quantity
from jiheng.domain.evaluation.policy import Direction, Policy
from jiheng.domain.evaluation.words import is_word, says_none
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Date, Grade, Quantity, Statement

_WHOLE = Quantity("≥", Decimal(100), unit="%")


def judge_words(target: Quantity | Date, words: Grade | Statement, *, policy: Policy, direction: Direction = "") -> Judgement:
    """无 and 未发生 are the 0 that they mean; 未完成 misses what was to be reached; that something is done tells no number."""
    if isinstance(target, Date):
        return unknown(_missing_day(words))
    if says_none(words.text):
        none = Quantity("=", Decimal(0), unit=target.unit, per=target.per, text=words.text)
        return judge_quantity(target, none, policy=policy, direction=direction)
    if is_word("undone", words.text):
        is_floor = target.value > 0 and target.op not in "≤<" and direction != "less"
        why = "实际值写明没有做到，也没有写做到了多少，请补写"
        return Judgement("not-met", None, why) if is_floor else unknown(why)
    if is_word("done", words.text):
        return unknown("实际值只说做到了，没有写做到了多少，无法核对，请填实际的数")
    doubt = f"（{words.reason}）" if isinstance(words, Statement) and words.reason else ""
    return unknown(f"实际值没有读出数{doubt}，请填准确的数")


def judge_number(target: Grade, number: Quantity, *, policy: Policy) -> Judgement:
    """A number where a word is asked for: 0 for 未发生, and 100% for 完成; else the word and the number say different things."""
    if says_none(target.text):
        return judge_quantity(Quantity("=", Decimal(0), unit=number.unit), number, policy=policy, direction="less")
    if is_word("whole", target.text) and measure_of(number.unit, number.per).base == "%":
        judgement = judge_quantity(_WHOLE, number, policy=policy)
        return judgement._replace(why=f"{judgement.why}，“{target.text}”按100%计")
    return unknown("指标值是等级或状态，实际值是数，须由人判断")


def _missing_day(words: Grade | Statement) -> str:
    if is_word("undone", words.text):
        return "实际值写明没有完成，没有写截至哪一天，判断不了是否逾期"
    return "实际值没有写日期，判断不了是否按期，请填完成日期"
