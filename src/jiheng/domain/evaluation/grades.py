"""Words for a level or state against the word that was asked for, by the scales of a policy."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from jiheng.domain.evaluation.judgement import Judgement, unknown
from jiheng.domain.evaluation.policy import Policy, Scale
from jiheng.domain.evaluation.words import bare, is_word, says_none

_AND_ABOVE = re.compile("(?:(?:及|或)?以上)$")


def judge_grade(target: str, actual: str, *, policy: Policy) -> Judgement:
    """Whether the word ``actual`` is the word ``target`` or a better one of a scale that has both; the degree is 1 or None.

    完成，及时 says 及时, and that it is done.
    """
    wanted, found = bare(target), bare(actual)
    if is_word("choices", wanted):
        return unknown("指标值还是模板上的选项，没有选定")
    first, _, rest = found.partition("，")
    said = [found, rest, first] if rest and is_word("done", first) else [found]
    judgements = [judgement for word in said if (judgement := _judge_word(wanted, word, policy=policy))]
    return judgements[0] if judgements else unknown("两个词不在同一把尺子上，须由人判断")


def _judge_word(wanted: str, found: str, *, policy: Policy) -> Judgement | None:
    """The judgement on one word, None where no scale has both."""
    if wanted == found or says_none(wanted) and says_none(found):
        return Judgement("met", Decimal(1), "与指标值相符")
    rank_word = _rank_word(wanted)
    ranks = [(scale[rank_word], scale[found]) for scale in _ranks(policy.scales) if rank_word in scale and found in scale]
    if not ranks:
        return None
    asked, reached = ranks[0]
    return Judgement("met", Decimal(1), "达到指标值") if reached <= asked else Judgement("not-met", None, "低于指标值")


def is_rank(word: str, *, policy: Policy) -> bool:
    """Whether the wording asks for a rank on a scale (良, 良好及以上), whatever the grammar calls it."""
    return any(_rank_word(bare(word)) in scale for scale in _ranks(policy.scales))


def _rank_word(word: str) -> str:
    return _AND_ABOVE.sub("", word).removeprefix("达到")


@lru_cache(maxsize=64)
def _ranks(scales: tuple[Scale, ...]) -> tuple[Mapping[str, int], ...]:
    """Each scale as the rank of its words, 0 the best."""
    return tuple({word: rank for rank, words in enumerate(scale) for word in words} for scale in scales)
