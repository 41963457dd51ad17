"""The formula of a score with the numbers put in, so that anybody can work it out again."""

from decimal import Decimal
from fractions import Fraction

from jiheng.domain.evaluation.evaluate import ClauseEvaluation
from jiheng.regulations.scoring import Scheme
from jiheng.scoring.score import plain, round_score
from jiheng.scoring.shares import Share
from jiheng.text.conversion import measure_of
from jiheng.text.targets import Quantity

_NEAR = Fraction(1, 10**20)


def say_share(part: ClauseEvaluation, share: Share, *, points: Decimal, scheme: Scheme, is_part: bool = False) -> str:
    """How one clause earns its share of ``points``: ``5 × 450 ÷ 500 = 4.50``; without a full stop. One of several is only named."""
    lead = f"“{part.clause.text}”，" if is_part else f"{part.reason}，"
    if not share.is_known:
        return f"{part.reason}，得分判断不了"
    if share.said:
        return f"{lead}{share.said}，{say_range(share, points, scheme)}"
    if share.least == 1:
        return f"{lead}得满分{plain(points)}分"
    return f"{lead}{plain(points)} × {_factor(part, share)} = {round_score(points * share.least, scheme)}分"


def say_range(share: Share, points: Decimal, scheme: Scheme) -> str:
    """What the share comes to: ``得4.50分``, ``在6.00分到8.00分（不含）之间``."""
    least, most = (round_score(points * bound, scheme) for bound in (share.least, share.most))
    return f"得{least}分" if least == most else f"在{least}分到{most}分{'（不含）' if share.is_open else ''}之间"


def _factor(part: ClauseEvaluation, share: Share) -> str:
    """The factor that the points are multiplied by; only a formula that gives the share is written, else the share itself."""
    numbers = _numbers(part)
    if numbers:
        degree = Fraction(share.least)
        actual, bounds = numbers
        for target in bounds:
            shown, asked = _plain(actual), _plain(target)
            if target > 0 and abs(actual / target - degree) < _NEAR:
                return f"{shown} ÷ {asked}"
            if target > 0 and abs(2 - actual / target - degree) < _NEAR:
                return f"[1 − ({shown} − {asked}) ÷ {asked}]"
            if target > 0 and actual and abs(target / actual - degree) < _NEAR:
                return f"{asked} ÷ {shown}"
    return f"{plain(share.least * 100)}%"


def _numbers(part: ClauseEvaluation) -> tuple[Fraction, tuple[Fraction, ...]] | None:
    """The actual value and the bounds of the target, all in the target's unit; None where they are not plain numbers of one measure."""
    clause, answer = part.clause, part.answer
    if not isinstance(clause, Quantity) or not isinstance(answer, Quantity) or answer.op != "=":
        return None
    wanted, found = measure_of(clause.unit, clause.per), measure_of(answer.unit, answer.per)
    factor = found.factor / wanted.factor if wanted.base == found.base else Fraction(1)
    bounds = (clause.value,) if clause.upper is None else (clause.value, clause.upper)
    return Fraction(answer.value) * factor, tuple(map(Fraction, bounds))


def _plain(number: Fraction) -> str:
    return plain(Decimal(number.numerator) / Decimal(number.denominator))
