"""Why a clause has no number that could be measured, in a few Chinese words for the person who wrote it."""

import re

from jiheng.text.counting import may_count

NOTHING_WRITTEN = "没有填写"
TO_BE_FILLED = "数字还没有填"
TOO_LONG = "文字过长，不是指标值"
CONTRADICTION = "前后比较词矛盾"
UNITS_DIFFER = "计量单位互相矛盾"
UNIT_UNKNOWN = "数后的字不是认得的计量单位，读不准"
MISSPELT = "数字写法有误，读不准"
UNIT_APART = "数与计量单位隔着括号，读不准"
BARE_SIGN = "比较符号旁边没有数"
NEGATED = "数前有否定或排除的词，读不准"
COMPARED = "与另一个数比较，没有写出那个数"
BOUND_RANGE = "区间又带比较词，读不准"
SCORING_RULE = "是评分办法，不是指标值"
RANGE_BROKEN = "区间的两端对不上，读不准"
RATE_APART = "“/”前隔着别的字，是每什么的数，读不准"
ALTERNATIVES = "几种说法任选其一，不能一起考核"
CONDITIONAL = "是条件或例外，不是指标值"
POINTS = "是权重或分值，不是指标值"
REFERENCE = "是作参照的数，不是指标值"
GRADING = "是评定等级的办法，不是指标值"
PLAN_AND_ACTUAL = "计划与实际写在一起，不知道考核哪一个"
STEPS = "是每多少怎样的算法，不是指标值"
MINUTES_OR_POINTS = "“分”是分钟还是得分，说不准"
RANK = "是等级，不是数量"
UNACCOUNTED = "旁边还有一个数，不知道是什么，读不准"
PARTS = "几个数连在一起，读不准"
NO_NUMBER = "没有数字"
VAGUE = "数量含糊，没有确数"

_DAMAGED = re.compile(r"\d[。，]\s?\d|\d\.\s+\d|\d\s+\d|(?<!\d)0\d{1,3}(?!\d)|\d{41}")
_TWO_FIGURES = re.compile(r"(?<![\d/])\d{1,3}\s?[/:：]\s?\d{1,3}(?![\d/])")
_PAIR = r"\s?\d[\d.]*\s?%?\s?[,，]\s?\d[\d.]*\s?%?\s?"
INTERVAL = re.compile(rf"[\[【]{_PAIR}[】）)\]]|[（(]{_PAIR}[】\]]")
"""[80%,90%): whether its ends count in is easily misread."""
_VAGUE = re.compile("[数几][十百千万亿]|若干|[十百千万亿]几")


def say_unexplained(word: str) -> str:
    """The reason where a function ``word`` beside a number may turn, limit or condition it."""
    return f"“{word}”怎样影响这个数，读不准"


def find_reason(folded: str) -> str:
    """Why ``folded`` words without a readable quantity have none."""
    if not may_count(folded):
        return VAGUE if _VAGUE.search(folded) else NO_NUMBER
    if _VAGUE.search(folded):
        return VAGUE
    if INTERVAL.search(folded):
        return "区间的写法容易看错，读不准"
    if _DAMAGED.search(folded):
        return MISSPELT
    if _TWO_FIGURES.search(folded):
        return "两个数写在一起，读不准"
    return "其中的数是名称、编号、时间或说明，不是指标值"
