"""Charts say what the numbers say."""

from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from jiheng.charts.bars import Bar, Stack, draw_bars, draw_stacks
from jiheng.charts.rows import WIDTH

SVG = "{http://www.w3.org/2000/svg}"


def lengths(chart: str) -> list[float]:
    return [float(mark.get("width", "0")) for mark in ElementTree.fromstring(chart).iter(f"{SVG}rect")]


@given(st.lists(st.decimals(min_value=1, max_value=10**12, places=2), min_size=2, max_size=30))
def test_a_greater_amount_never_has_a_shorter_bar_and_no_bar_leaves_the_drawing(amounts: list[Decimal]) -> None:
    chart = draw_bars([Bar("甲", amount, f"{amount:,}") for amount in sorted(amounts)], title="资金")
    assert lengths(chart) == sorted(lengths(chart))
    for mark in ElementTree.fromstring(chart).iter(f"{SVG}rect"):
        assert float(mark.get("x", "0")) + float(mark.get("width", "0")) <= WIDTH


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=20))
def test_stretches_of_a_stack_are_in_proportion_to_their_counts(counts: list[tuple[int, int, int]]) -> None:
    chart = draw_stacks([Stack("甲", each) for each in counts], classes=["产出", "效益", "满意"], title="指标")
    widths = lengths(chart)[3:]
    shown = [count for each in counts for count in each if count]
    assert len(widths) == len(shown)
    for width, count in zip(widths, shown, strict=True):
        assert abs(width * max(shown) - max(widths) * count) <= max(shown) * 0.1 + count * 0.1


def test_a_chart_is_an_image_with_a_name_and_without_scripts() -> None:
    chart = draw_bars([Bar("<script>alert(1)</script>", Decimal(1), "1.00")], title="资金“<b>”")
    root = ElementTree.fromstring(chart)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == root.get("aria-label") == "资金“<b>”"
    assert not list(root.iter(f"{SVG}script"))


def test_a_long_name_is_cut_on_the_drawing_and_whole_in_the_title() -> None:
    name = "广州市科学技术发展中心2025年至2026年信息化运行维护项目"
    root = ElementTree.fromstring(draw_bars([Bar(name, Decimal(1), "1.00")], title="资金"))
    group = root.find(f"{SVG}g")
    assert group is not None
    assert group.findtext(f"{SVG}title") == f"{name}：1.00"
    assert (group.findtext(f"{SVG}text") or "").endswith("…")


def test_nothing_at_all_is_drawn_without_complaint() -> None:
    assert not lengths(draw_bars([], title="资金"))
    assert not lengths(draw_bars([Bar("甲", Decimal(0), "0.00"), Bar("乙", Decimal(-5), "-5.00")], title="资金"))
    assert not lengths(draw_stacks([Stack("甲", ())], classes=[], title="指标"))
