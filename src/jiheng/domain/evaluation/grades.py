"""Words for a level or state against the word that was asked for, by the ordered scales of ``scales.yaml``."""

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jiheng.domain.evaluation.judgement import Judgement, unknown
from jiheng.text.widths import fold

_AND_ABOVE = re.compile("(?:(?:及|或)?以上)$")
_EDGE = " 。；;，,、"


def judge_grade(target: str, actual: str) -> Judgement:
    """Whether the word ``actual`` is the word ``target`` or a better one of a scale that has both; the degree is 1 or None."""
    wanted, found = _bare(target), _bare(actual)
    if wanted in _words("choices"):
        return unknown("指标值还是模板上的选项，没有选定")
    if wanted == found or says_none(wanted) and says_none(found):
        return Judgement("met", Decimal(1), "与指标值相符")
    wanted = _AND_ABOVE.sub("", wanted).removeprefix("达到")
    ranks = [(scale[wanted], scale[found]) for scale in _scales() if wanted in scale and found in scale]
    if not ranks:
        return unknown("两个词不在同一把尺子上，须由人判断")
    asked, reached = ranks[0]
    return Judgement("met", Decimal(1), "达到指标值") if reached <= asked else Judgement("not-met", None, "低于指标值")


def is_graded(text: str) -> bool:
    """Whether the wording asks for a rank on a scale (良好及以上), whatever the grammar calls it."""
    word = _AND_ABOVE.sub("", _bare(text)).removeprefix("达到")
    return any(word in scale for scale in _scales())


def is_rank(word: str) -> bool:
    """Whether the bare word is a rank on a scale."""
    return any(word in scale for scale in _scales())


def says_none(text: str) -> bool:
    """Whether the word says that nothing happened: 无, 未发生, 零事故, 未发生安全事故."""
    word = _bare(text)
    start = max((start for start in _words("none") if word.startswith(start)), key=len, default="")
    return bool(start) and (word == start or word.endswith(_words("events")))


def _bare(text: str) -> str:
    return fold(text).strip(_EDGE)


@cache
def _document() -> Any:
    return yaml.safe_load(files(__package__).joinpath("scales.yaml").read_text(encoding="utf-8"))


@cache
def _scales() -> tuple[dict[str, int], ...]:
    """Each scale as the rank of its words, 0 the best."""
    return tuple({word: rank for rank, words in enumerate(scale) for word in words.split()} for scale in _document()["scales"])


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(_document()[kind].split())
