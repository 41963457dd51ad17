"""Laws that hold for every target, actual value and 计分办法; ``make bench`` tries them on a hundred thousand cases more."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.regulations.scoring import list_schemes, load_scheme
from jiheng.scoring.score import Score
from jiheng.scoring.totals import total_scores
from tests.scoring.scored import score_of

FLOORS, CEILINGS = ("≥", ">", "不少于", "达到"), ("≤", "<", "不超过")
schemes = st.sampled_from(list_schemes())
points = st.decimals(0, 100, places=1)
numbers = st.decimals(0, 10_000, places=2)
wholes = st.integers(0, 100_000)
OPEN_WORDS = ("明显提升", "有所改善", "优", "合格", "及时", "2025年12月底前", "完成", "未完成", "部分达成年度指标并具有一定效果", "是", "否", "", "XX", "约80场")


def is_sound(score: Score) -> bool:
    """Whether the score stays within 0 … points, its interval stands upright, and it says so in one sentence."""
    if score.kind == "unknown":
        return score.least is None and score.most is None and score.score is None and score.formula.endswith("。")
    assert score.least is not None
    assert score.most is not None
    assert score.points is not None
    return Decimal(0) <= score.least <= score.most <= score.points and score.formula.endswith("。")


@settings(max_examples=1_500, deadline=None)
@given(sign=st.sampled_from((*FLOORS, *CEILINGS, "=", "")), target=numbers, actual=numbers, points=points, scheme=schemes)
def test_a_score_lies_between_nothing_and_its_points(sign: str, target: Decimal, actual: Decimal, points: Decimal, scheme: str) -> None:
    found = score_of(f"{sign}{target}人", f"{actual}人", points=str(points), scheme=scheme)
    assert found.kind == "exact"
    assert is_sound(found)


@settings(max_examples=600, deadline=None)
@given(target=st.sampled_from(OPEN_WORDS), actual=st.sampled_from(OPEN_WORDS), points=points, scheme=schemes)
def test_words_earn_an_interval_within_the_points_or_nothing_that_can_be_told(
    target: str, actual: str, points: Decimal, scheme: str
) -> None:
    assert is_sound(score_of(target, actual, points=str(points), scheme=scheme))


@settings(max_examples=1_000, deadline=None)
@given(
    sign=st.sampled_from((*FLOORS, *CEILINGS)), target=wholes, one=wholes, other=wholes, points=points, scheme=schemes,
)
def test_a_better_actual_never_lowers_the_score(sign: str, target: int, one: int, other: int, points: Decimal, scheme: str) -> None:
    worse, better = sorted((one, other), reverse=sign in CEILINGS)
    lower, higher = (score_of(f"{sign}{target}个", f"{actual}个", points=str(points), scheme=scheme).score for actual in (worse, better))
    assert lower is not None
    assert higher is not None
    assert lower <= higher


@settings(max_examples=500, deadline=None)
@given(low=st.integers(1, 50), width=st.integers(0, 50), one=st.integers(0, 200), other=st.integers(0, 200))
def test_nearer_to_a_range_from_the_same_side_never_earns_less(low: int, width: int, one: int, other: int) -> None:
    near, far = sorted((one, other), key=lambda actual: max(low - actual, actual - low - width, 0))
    if (near < low) == (far < low):
        scores = [score_of(f"{low}-{low + width}个", f"{actual}个").score for actual in (far, near)]
        assert scores[0] is not None
        assert scores[1] is not None
        assert scores[0] <= scores[1]


@settings(max_examples=500, deadline=None)
@given(sign=st.sampled_from((*FLOORS, *CEILINGS, "=")), target=wholes, actual=wholes, scheme=schemes)
def test_the_measure_unit_makes_no_difference(sign: str, target: int, actual: int, scheme: str) -> None:
    for large, small, factor in (("万元", "元", 10_000), ("小时", "分钟", 60), ("公里", "米", 1_000)):
        plain = score_of(f"{sign}{target}{large}", f"{actual}{large}", scheme=scheme)
        for pair in ((f"{target * factor}{small}", f"{actual}{large}"), (f"{target}{large}", f"{actual * factor}{small}")):
            assert score_of(f"{sign}{pair[0]}", pair[1], scheme=scheme).score == plain.score


@settings(max_examples=300, deadline=None)
@given(actual=wholes, points=points, scheme=schemes)
def test_where_none_is_asked_for_anything_else_earns_nothing(actual: int, points: Decimal, scheme: str) -> None:
    found = score_of("0次", f"{actual}次", points=str(points), scheme=scheme)
    assert found.score == (0 if actual else points)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("≥90%", "≤5天", "更加丰富")), st.sampled_from(("87%", "7天", "更加丰富", "完成", ""))), max_size=8))
def test_a_total_is_exactly_the_sum_of_its_parts(rows: list[tuple[str, str]]) -> None:
    scores = [score_of(target, actual) for target, actual in rows]
    execution = score_of("≥3次", "2次")
    total = total_scores(scores, execution=execution, scheme=load_scheme("mof-2020"))
    least = sum((score.least or Decimal(0) for score in (*scores, execution)), Decimal(0))
    most = sum((score.points if score.most is None else score.most for score in (*scores, execution)), Decimal(0))  # type: ignore[misc]
    assert (total.least, total.most) == (min(least, Decimal(100)), min(most, Decimal(100)))
    assert total.unknown_count == sum(score.kind == "unknown" for score in scores)
    assert total.score is None or not total.unknown_count
