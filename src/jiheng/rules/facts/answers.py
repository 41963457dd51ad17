"""How a target answers the question that the indicator's name puts: with a number, or with what kind of words.

Every answer is of exactly one kind, so that an indicator is never told the same thing twice by several rules.
"""

import re
from typing import Literal

from jiheng.regulations.lexicon import Expectation, Lexicon
from jiheng.text.targets import Blank, Date, Quantity, Target
from jiheng.text.widths import fold

Answer = Literal[
    "number",  # a quantity or a date
    "nothing",  # an empty cell
    "broken",  # #REF!, NULL: what a program left in place of a value
    "placeholder",  # XX, 待定, a template's ≥**%
    "words-for-number",  # words, where the name promises a number
    "unnamed-standard",  # 符合要求, without saying which
    "restated",  # the name once more
    "indefinite",  # 若干, 一批
    "words-for-date",  # 及时, where the name asks when
    "change",  # 提升, without saying by how much and from what
    "vague",  # 良好, 有效推动…
    "words",  # anything else
]

BROKEN_VALUE = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL)[!?]?|(?<![A-Za-z])(?:NULL|null|undefined|NaN)(?![A-Za-z])|\ufffd+|锟斤拷")
"""What programs write where a value is broken."""
_NUMERIC = frozenset({"数量指标", "成本指标", "经济成本指标", "服务对象满意度指标"})
"""二级指标 whose values are numbers by their nature."""
_MARKS = re.compile(r"[\s。；，、：:;,.“”\"'（）()的]")
_PARTS = re.compile("[。；，;,]")
_DIGIT = re.compile(r"\d")
_CLOSING = " 。；，、.;,"
_CHANGE_AT_MOST = 8
"""How long an answer may be that only says that something changes; a longer one says something about it."""
_RESTATED_FROM = 4
"""How many characters a repetition has at least: two or three common ones prove nothing."""


def judge_answer(target: Target, *, core: str, category: str, expectation: Expectation | None, lexicon: Lexicon) -> Answer:
    """The kind of answer that ``target`` is to an indicator with this bare name, 二级指标 and expectation."""
    if any(isinstance(clause, (Quantity, Date)) for clause in target.clauses):
        return "number"
    wording = fold(target.text).strip(_CLOSING)
    if not wording:
        return "nothing"
    if BROKEN_VALUE.search(wording):
        return "broken"
    less_is_better = expectation is not None and expectation.direction == "less"
    if lexicon.has("placeholders", wording) and not (less_is_better and lexicon.has("definite", wording)):
        return "placeholder"
    if any(isinstance(clause, Blank) for clause in target.clauses):
        return "placeholder"
    if _DIGIT.search(wording) or lexicon.find_at_start("definite", wording):
        return "words"
    return _judge_words(wording, core=core, category=category, expectation=expectation, lexicon=lexicon)


def _judge_words(wording: str, *, core: str, category: str, expectation: Expectation | None, lexicon: Lexicon) -> Answer:
    """The kind of an answer without any number, the most telling first."""
    asks_when = category == "时效指标" if expectation is None else "date" in expectation.dimensions
    if category in _NUMERIC or (_asks_for_number(core, expectation, lexicon) and not asks_when):
        return "words-for-number"
    if lexicon.find("conformity", wording) and lexicon.find("standards", wording):
        return "words" if lexicon.find("standards_named", wording) else "unnamed-standard"
    if _restates(core, wording, lexicon):
        return "restated"
    if lexicon.find("indefinite", wording):
        return "indefinite"
    if asks_when and lexicon.find("promptness", wording):
        return "words-for-date"
    if asks_when and expectation is not None and not _tells_time(wording, lexicon):
        return "words-for-number"
    if lexicon.find_at_end("rated", core) and not lexicon.find("change", wording) and not lexicon.find("degrees", wording):
        return "words"
    if len(wording) <= _CHANGE_AT_MOST and lexicon.find("change", wording):
        return "change"
    return "vague" if lexicon.has("vague_alone", wording) or lexicon.find("vague", wording) else "words"


def _asks_for_number(core: str, expectation: Expectation | None, lexicon: Lexicon) -> bool:
    """Whether the name promises a number; one that begins with a change (``降低物流成本``) promises no more than the change."""
    return expectation is not None and bool(expectation.dimensions) and not lexicon.find_at_start("change", core)


def _tells_time(wording: str, lexicon: Lexicon) -> bool:
    """Whether words name a moment or a stretch of time (``周一至周六``, ``汛期前``) and leave it at that."""
    return lexicon.find("moments", wording) is not None and lexicon.find("vague", wording) is None


def _restates(core: str, wording: str, lexicon: Lexicon) -> bool:
    """Whether the wording, or a part of it, says nothing that the name has not said."""
    name = frozenset(_bare(core, lexicon))
    return any(_repeats(name, _bare(part, lexicon)) for part in (wording, *_PARTS.split(wording)))


def _repeats(name: frozenset[str], part: str) -> bool:
    """Whether all of the part stands in the name, or all of the name in a part that is hardly longer."""
    characters = frozenset(part)
    if len(characters) < _RESTATED_FROM or len(name) < _RESTATED_FROM:
        return False
    return characters <= name or (name <= characters and len(characters) <= 2 * len(name))


def _bare(text: str, lexicon: Lexicon) -> str:
    return lexicon.lists["degrees"].sub("", _MARKS.sub("", text))
