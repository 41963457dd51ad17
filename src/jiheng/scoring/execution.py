"""The execution of the budget: 全年执行数 ÷ 全年预算数 → points."""

from decimal import Decimal

from jiheng.regulations.scoring import Scheme
from jiheng.scoring.score import Score, plain, round_at, round_score
from jiheng.scoring.shares import band_of
from jiheng.text.money import Money


def rate_of(budgeted: Money | None, spent: Money | None) -> Decimal | None:
    """The execution rate as a share of 1; None where an amount is missing or there is no budget to divide by."""
    if budgeted is None or spent is None or budgeted.fen <= 0:
        return None
    return Decimal(spent.fen) / Decimal(budgeted.fen)


def score_execution(
    *, budgeted: Money | None, spent: Money | None, scheme: Scheme, points: Decimal | None = None, unit: str = "万元"
) -> Score:
    """What the execution earns of ``points`` (default: those of the scheme); ``unit`` is the money unit of the formula's numbers.

    Without a budget the rate does not exist, so the score is unknown; a rate above 1 earns full points and must be explained.
    """
    full = scheme.execution_points if points is None else points
    rate = rate_of(budgeted, spent)
    if rate is None or budgeted is None or spent is None:
        return Score(full, None, None, False, _say_why(budgeted, spent), scheme.cites)
    quotient = f"全年执行数{spent.in_unit(unit)}{unit}，全年预算数{budgeted.in_unit(unit)}{unit}，执行率{percent_of(rate)}%"
    capped = max(min(rate, Decimal(1)), Decimal(0))
    share = band_of(capped, scheme.execution_bands) if scheme.execution_bands else capped
    earned = round_score(full * share, scheme)
    if scheme.execution_bands:
        said = f"按档得{plain(full)}分的{plain(share * 100)}%，得{earned}分"
    elif rate > 1:
        said = f"超过100%按100%计，得满分{plain(full)}分"
    else:
        said = f"{plain(full)} × {spent.in_unit(unit)} ÷ {budgeted.in_unit(unit)} = {earned}分"
    return Score(full, earned, earned, False, f"{quotient}，{said}。", scheme.cites, _list_asks(rate, scheme), rate, rate > 1)


def percent_of(rate: Decimal) -> str:
    """The rate in percent with two decimals, as forms print it."""
    return f"{round_at(rate * 100, places=2):f}"


def _list_asks(rate: Decimal, scheme: Scheme) -> tuple[str, ...]:
    if rate < scheme.rate_explained_below:
        return (f"执行率低于{plain(scheme.rate_explained_below * 100)}%，须说明原因和改进措施",)
    return ("执行数超过全年预算数，须核对并说明原因",) if rate > 1 else ()


def _say_why(budgeted: Money | None, spent: Money | None) -> str:
    if budgeted is None or spent is None:
        missing = "、".join(word for word, amount in (("全年预算数", budgeted), ("全年执行数", spent)) if amount is None)
        return f"没有{missing}，算不出执行率，得分判断不了。"
    return "全年预算数是0，没有执行率，得分判断不了。" if not budgeted.fen else "全年预算数是负数，得分判断不了。"

