"""Words beside a number that turn it into something else than a target (最快3天, 60分以下为差, 上年75%), from ``turns.yaml``."""

import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import yaml

from jiheng.text.alternatives import any_of
from jiheng.text.numerals import HAS_NUMERAL
from jiheng.text.reasons import GRADING, PLAN_AND_ACTUAL, STEPS

_LEXICON: Any = yaml.safe_load(files(__package__).joinpath("turns.yaml").read_text(encoding="utf-8"))
RANKS = frozenset({"类", "档", "等", "级", "星"})
"""Units that rank with 及以上 behind them: 3类及以上."""

# The words before a number: why each turns it, and whether only where no bound stands between them.
_WORDS = {
    word: (reason, place == "bare") for place in ("before", "bare") for reason, words in _LEXICON[place].items() for word in words.split()
}  # fmt: skip
_BEFORE = re.compile(rf"({any_of(_WORDS)})(?:[:：为是约有 ]|达到?)?$")
TURNING_ENDS = frozenset(word[-1] for word in _WORDS).union(":：为是约有 达到")
"""The characters that the words before a number may end in."""

_REACH = 9
"""More characters than these before a number are not looked at."""
_OTHER_WORD = frozenset("至最不减较比")
"""What makes another word of the one behind it: 至少完成, 较同期."""
# Each reason is a group named by its number.
_BEHIND = re.compile("|".join(rf"(?P<r{index}>\s?(?:{words.replace(' ', '|')}))" for index, words in enumerate(_LEXICON["after"].values())))
_REASONS_BEHIND: tuple[str, ...] = tuple(_LEXICON["after"])
_VERDICT = re.compile(rf"{_LEXICON['verdict']}(?=$|[，,；;。、（）() ])")
_GRADES_OF_A_SCALE = 2
_PLANNED = re.compile(rf"[（(]?{_LEXICON['planned']}[:：]?\s?[≥≤<>=]?\s?\d")
_ACTUAL = re.compile(_LEXICON["actual"])
# 30场（已完成28场）, ≥90%，实际92%
_DONE_OF = re.compile(r"\d[^，；。\d]{1,4}[（(]?\s?已[一-鿿]{0,3}\s?\d|[，,、；;（(]\s?实际[^，；。\d]{0,6}\d")
# 满500元减50元, 每完成1个补助5万元, 每周二、四: so much for each so much.
_STEP = re.compile(
    r"逢[\d一二两三四五六七八九十]|(?<!\d)满\s?\d[\d.]*[^，；。\d]{0,4}[减送赠返]|每(?:投入|提前|延[误迟]|推迟|减少|新?增加?|完成|[提升]高|下降|降低|培[训养育]|发[表放现]|实现|建[成设]|引进|招[引收]"
    r"|超[过出]?|吸纳|转化|购买|消费|获得?|授权)\s?[\d一][^，；。\d]{1,16}\d|每逢|每(?:周|星期)[一二三四五六日]\s?[、和及至]"
)


def find_turn(text: str, *, start: int, end: int) -> str:
    """Why the words right before ``start`` or behind ``end``, where the wording of a number stands, make it no target; in Chinese."""
    return _find_before(text, start) or find_turn_behind(text, start=end)


def find_turn_behind(text: str, *, start: int) -> str:
    """Why the words that begin at ``start`` make no target of the number before them, in Chinese; empty where they do not."""
    if start == len(text):
        return ""
    if word := _BEHIND.match(text, start):
        return _REASONS_BEHIND[int(str(word.lastgroup)[1:])]
    return GRADING if _VERDICT.match(text, start) and len(_VERDICT.findall(text)) < _GRADES_OF_A_SCALE else ""


def find_conflict(text: str, units: Sequence[str]) -> str:
    """Why the quantities of the whole ``text``, whose units these are, must not be told apart: plan beside actual, so much for each."""
    if ("每" in text or "满" in text or "逢" in text) and _STEP.search(text):
        return STEPS
    if len(units) < 2 or len(set(units)) == len(units):
        return ""
    planned = _PLANNED.findall(text)
    is_paired = planned and (_ACTUAL.search(text) or any(words[0] in "（(" for words in planned))
    return PLAN_AND_ACTUAL if is_paired or _DONE_OF.search(text) else ""


def _find_before(text: str, start: int) -> str:
    if text[start - 1 : start] not in TURNING_ENDS:
        return ""
    word = _BEFORE.search(text, max(0, start - _REACH), start)
    if not word or text[word.start() - 1 : word.start()] in _OTHER_WORD:
        return ""
    reason, is_bare = _WORDS[word[1]]
    return reason if not is_bare or HAS_NUMERAL.match(text, start) else ""
