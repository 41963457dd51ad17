"""Which share of its points a clause of a target earns by what came of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from jiheng.domain.evaluation.evaluate import ClauseEvaluation, Evaluation
from jiheng.domain.evaluation.words import bare, is_word
from jiheng.regulations.scheme_values import Bands, Level
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.score import plain
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Clause, Grade, Quantity, Statement

ZERO, ONE = Decimal(0), Decimal(1)
SATISFACTION = "满意度指标"


class Share(NamedTuple):
    """The shares (of 1) from ``least`` to ``most``, left out where ``is_open``; ``said`` is why, in Chinese words, empty where a formula
    with the degree says it. ``is_known`` is False where nothing can be told."""

    least: Decimal
    most: Decimal
    is_open: bool = False
    said: str = ""
    is_known: bool = True


class Requirement(NamedTuple):
    """A clause of a target, held against what answers it, and the share that it earns."""

    part: ClauseEvaluation
    share: Share


_UNKNOWN = Share(ZERO, ONE, is_known=False)


def share_of(part: ClauseEvaluation, *, scheme: Scheme, dimension: str = "") -> Share:
    """The share that one clause earns; ``dimension`` is the 一级指标, by which 满意度 may be scored in bands."""
    if level := find_level(part.answer, scheme):
        return _level_share(level)
    if isinstance(part.clause, Grade | Statement):
        return _share_of_words(part, scheme)
    if part.outcome == "unknown":
        return _UNKNOWN
    if dimension == SATISFACTION and scheme.satisfaction_bands and (said := _percent(part.answer)) is not None:
        share = band_of(said / 100, scheme.satisfaction_bands)
        return Share(share, share, said=f"满意度{plain(said)}%，按档得分值的{plain(share * 100)}%")
    if part.degree is None:
        is_zero = scheme.missed == "zero"
        return Share(ZERO, ZERO, said="不得分") if is_zero else Share(ZERO, ONE, is_open=True, said="不能满分，扣几分由人定")
    degree = min(part.degree, ONE)
    if degree < scheme.pass_line:
        return Share(ZERO, ZERO, said=f"完成程度不到{plain(scheme.pass_line * 100)}%，不得分")
    if not degree:
        return Share(ZERO, ZERO, said=_say_nothing(part))
    return Share(degree, degree)


def find_level(answer: Clause | None, scheme: Scheme) -> Level | None:
    """The level that an actual value names in the words of the form: 部分达成年度指标并具有一定效果."""
    if not isinstance(answer, Grade | Statement):
        return None
    words = bare(answer.text)
    named = [(word, level) for level in scheme.levels for word in level.words if words.startswith(word)]
    return max(named, key=lambda pair: len(pair[0]))[1] if named else None


def band_of(share: Decimal, bands: Bands) -> Decimal:
    """What is given for the first bound that ``share`` reaches; nothing below all."""
    return next((given for bound, given in bands if share >= bound), ZERO)


def list_requirements(evaluation: Evaluation, *, scheme: Scheme, dimension: str = "") -> tuple[Requirement, ...]:
    """What a target asks for, each with its share: its clauses; of those with one answer in common (80%≤…≤95%) the one that earns least."""
    groups: dict[int, list[Requirement]] = {}
    for position, part in enumerate(evaluation.clauses):
        own = Requirement(part, share_of(part, scheme=scheme, dimension=dimension))
        groups.setdefault(id(part.answer) if part.answer is not None else -position, []).append(own)
    return tuple([min(group, key=lambda one: (one.share.most, one.share.least, not one.share.is_open)) for group in groups.values()])


def join_shares(requirements: Sequence[Requirement], *, scheme: Scheme) -> Share:
    """The share of the whole target: the mean of its requirements, or the least of them, as the scheme has it."""
    joined = [one.share for one in requirements]
    if not any(share.is_known for share in joined):
        return _UNKNOWN
    if scheme.compound == "least":
        return _least(joined)
    is_open = any(share.is_open for share in joined)
    least, most = (sum(bounds, ZERO) / len(joined) for bounds in ([share.least for share in joined], [share.most for share in joined]))
    return Share(least, most, is_open)


def _least(shares: Sequence[Share]) -> Share:
    if len(shares) == 1:
        return shares[0]
    lowest = min(shares, key=lambda share: (share.most, not share.is_open))
    is_known = any(share.is_known for share in shares)
    return Share(min(share.least for share in shares), lowest.most, lowest.is_open, lowest.said, is_known)


def _share_of_words(part: ClauseEvaluation, scheme: Scheme) -> Share:
    """A target in words: met or missed where it is a yes or no, else a level; what nobody can tell from the words is unknown."""
    said = bare(part.answer.text) if part.answer else ""
    if part.outcome != "unknown" and isinstance(part.clause, Grade) and bare(part.clause.text) in scheme.direct_words:
        return Share(ONE, ONE) if part.outcome == "met" else Share(ZERO, ZERO, said="没有达到，不得分")
    if part.outcome == "met" or part.outcome == "unknown" and is_word("done", said):
        return _level_share(scheme.levels[0])
    if part.outcome == "not-met" or is_word("undone", said):
        return Share(ZERO, scheme.levels[0].least, is_open=True, said="没有达到第一档")
    return _UNKNOWN


def _level_share(level: Level) -> Share:
    end = "（不含）" if level.is_open else ""
    said = f"按“{level.words[0]}”一档，得分值的{plain(level.least * 100)}%到{plain(level.most * 100)}%{end}"
    return Share(level.least, level.most, level.is_open, said)


def _say_nothing(part: ClauseEvaluation) -> str:
    """Why the formula comes to nothing."""
    clause, answer = part.clause, part.answer
    is_above = isinstance(clause, Quantity) and isinstance(answer, Quantity) and answer.value > 0
    if not is_above or not isinstance(clause, Quantity):
        return "不得分"
    return "已是指标值的两倍以上，按公式不得分" if clause.upper or clause.value else "要求是0，不是0就不得分"


def _percent(answer: Clause | None) -> Decimal | None:
    is_rate = isinstance(answer, Quantity) and answer.op == "=" and measure_of(answer.unit, answer.per).base == "%"
    return answer.value if is_rate and isinstance(answer, Quantity) else None
