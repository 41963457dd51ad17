"""Lines, tracks, dumbbells and ratings stay within their drawing, name what they show, and never write one label upon another."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.charts.bars import Bar, Stack, draw_bars, draw_stacks
from jiheng.charts.dumbbells import Pair, draw_dumbbells
from jiheng.charts.lines import Line, draw_lines
from jiheng.charts.progress import Progress, draw_progress
from jiheng.charts.ratings import draw_ratings
from jiheng.charts.rows import WIDTH
from jiheng.charts.svg import settle_colours, text_width

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.decimals(min_value=-(10**6), max_value=10**9, places=2)
SHARES = st.decimals(min_value=-1, max_value=5, places=3)
SERIES = st.lists(st.one_of(st.none(), NUMBERS), min_size=1, max_size=12)
NAMES = st.text(st.sampled_from("一季度末2026年12月 <&>\"'"), min_size=1, max_size=12)
EVERY: dict[str, Callable[[str], str]] = {
    "bars": lambda name: draw_bars([Bar(name, Decimal(1), "1")], title=name),
    "stacks": lambda name: draw_stacks([Stack(name, (1, 2))], classes=["产出", "效益"], title=name),
    "lines": lambda name: draw_lines([Line(name, (Decimal(1), None, Decimal(2)))], periods=[name, "六月", "九月"], title=name),
    "progress": lambda name: draw_progress([Progress(name, Decimal("0.5"), "50%")], title=name, due=Decimal("0.6")),
    "dumbbells": lambda name: draw_dumbbells([Pair(name, Decimal(10), Decimal(8), "10场 → 8场")], title=name),
    "ratings": lambda name: draw_ratings({name: 3, "良": 1}, title=name),
}


def root_of(chart: str) -> ElementTree.Element:
    return ElementTree.fromstring(chart)


def spans_of(chart: str) -> list[tuple[float, float, float]]:
    """Of every text: its line, where it begins and where it ends."""
    spans = []
    for mark in root_of(chart).iter(f"{SVG}text"):
        x, y, width = float(mark.get("x", "0")), float(mark.get("y", "0")), text_width(mark.text or "")
        left = x - {"start": 0, "middle": width / 2, "end": width}[mark.get("text-anchor", "start")]
        spans.append((y, left, left + width))
    return sorted(spans)


@pytest.mark.parametrize("kind", EVERY)
@given(name=NAMES)
def test_every_chart_is_a_named_and_described_image_whatever_its_names_say(kind: str, name: str) -> None:
    root = root_of(EVERY[kind](name))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == name
    assert name in (root.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("kind", EVERY)
def test_on_paper_every_colour_is_a_colour(kind: str) -> None:
    chart = EVERY[kind]("甲")
    assert "var(" in chart
    assert "var(" not in settle_colours(chart)
    assert "#1F5FA8" in settle_colours(chart)


@given(st.lists(SERIES, min_size=1, max_size=6), st.lists(NAMES, min_size=12, max_size=12))
def test_lines_stay_within_the_drawing_and_their_labels_apart(rows: list[list[Decimal | None]], periods: list[str]) -> None:
    chart = draw_lines([Line(f"第{at}条线", tuple(values)) for at, values in enumerate(rows)], periods=periods, title="执行率")
    root = root_of(chart)
    height = float(root.get("height", "0"))
    for mark in root.iter(f"{SVG}circle"):
        assert 0 <= float(mark.get("cx", "-1")) <= WIDTH
        assert 0 <= float(mark.get("cy", "-1")) <= height
    for (line, _, end), (after, start, _) in pairwise(spans_of(chart)):
        assert line != after or end <= start + 0.2
    ends = [float(mark.get("y", "0")) for mark in root.iter(f"{SVG}text") if (mark.text or "").startswith("第")]
    assert all(after - before >= 13 for before, after in pairwise(sorted(ends)))
    assert all(0 < y <= height for y in ends)


@given(st.lists(SHARES, min_size=1, max_size=20), st.one_of(st.none(), SHARES))
def test_a_track_is_filled_as_far_as_it_is_and_never_further_than_the_whole(shares: list[Decimal], due: Decimal | None) -> None:
    tracks = [Progress(f"项目{at}", share, f"{share:.1%}") for at, share in enumerate(shares)]
    root = root_of(draw_progress(tracks, title="进度", due=due))
    for group, share in zip(root.iter(f"{SVG}g"), shares, strict=True):
        whole, *filled = (float(mark.get("width", "0")) for mark in group.iter(f"{SVG}rect"))
        assert sum(filled) == pytest.approx(max(0.0, min(1.0, float(share))) * whole, abs=1)


@given(st.lists(st.tuples(NUMBERS, st.one_of(st.none(), NUMBERS)), min_size=1, max_size=20))
def test_dots_stand_right_of_their_rings_only_where_the_target_is_passed(values: list[tuple[Decimal, Decimal | None]]) -> None:
    pairs = [Pair(f"指标{at}", target, actual, f"{target} → {actual}") for at, (target, actual) in enumerate(values)]
    for group, (target, actual) in zip(root_of(draw_dumbbells(pairs, title="完成")).iter(f"{SVG}g"), values, strict=True):
        *dot, ring = (float(mark.get("cx", "0")) for mark in group.iter(f"{SVG}circle"))
        assert len(dot) == (actual is not None)
        if actual is not None and target > 0:
            assert (dot[0] > ring) <= (actual > target)
            assert (dot[0] < ring) <= (actual < target)
        assert all(0 <= x <= WIDTH for x in dot)


def test_ratings_say_their_number_and_share() -> None:
    words = [mark.text for mark in root_of(draw_ratings({"优": 2, "良": 1, "中": 0}, title="等级")).iter(f"{SVG}text")]
    assert words == ["优", "2个（67%）", "良", "1个（33%）", "中", "0个（0%）"]


def test_nothing_to_draw_is_drawn_without_complaint() -> None:
    for chart in (
        draw_lines([], periods=[], title="空"), draw_lines([Line("甲", ())], periods=[], title="空"), draw_progress([], title="空"),
        draw_dumbbells([], title="空"), draw_ratings({}, title="空"),
    ):  # fmt: skip
        assert root_of(chart).findtext(f"{SVG}title") == "空"
