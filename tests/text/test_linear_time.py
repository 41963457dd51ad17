"""Twice the text takes about twice the steps: no expression backtracks beyond that."""

from collections.abc import Callable
from time import process_time

import pytest

from jiheng.text.grammar import LENGTH_AT_MOST, recall_target
from jiheng.text.residue import find_residue, strip_residue

BAITS = [
    "年度指标值:", "9", "一", "，", "9,", "1-", "每", "每1", "（", "(1)", "“", "9%", "1月", "2021-", "不少于", "1、", "1亿2", "百分之", "元/",
    "1 000 ", "**", "提升", "1/", "a1",
    "1小时", "1≤x", "≤1", "0O", "l0", "两三", "1/3", "1×10^", "三级", "“一”", "在", "《", "1以上项目", "或1", "A在", "每月各", "约",
    "1场和", "从1", "1或", "第1", "\\ge", "（1）（", "±1", "1≤",
    "不少于（", "≥（1", "5人（", "（以上）", "双周", "除1个外", "1个中", "每超1", "1元/", "1场标/", "1×", "=1+", "[1,", "1％9", "負於", "1个一", "最高", "≥的",
]  # fmt: skip
MARKUP = ["<p ", "<", "&amp;", "&#38;", "\n", " ", "<p", "\u200b", "&", "\\geq", "< p>", "_x000D_", "<p>\n"]


def seconds(run: Callable[[str], object], text: str) -> float:
    """The least processor time of five runs."""
    times = []
    for _ in range(5):
        before = process_time()
        run(text)
        times.append(process_time() - before)
    return min(times)


def is_linear(run: Callable[[str], object], bait: str, size: int) -> bool:
    """Whether four times the text takes far less than sixteen times the time; what is too quick to measure is linear."""
    small, large = (bait * size)[: size // 4], (bait * size)[:size]
    return any(seconds(run, large) < 8 * seconds(run, small) + 0.002 for _ in range(3))


@pytest.mark.parametrize("bait", BAITS)
def test_a_target_is_parsed_in_linear_time(bait: str) -> None:
    assert is_linear(recall_target.__wrapped__, bait, LENGTH_AT_MOST)


@pytest.mark.parametrize("bait", MARKUP)
def test_residue_is_stripped_and_found_in_linear_time(bait: str) -> None:
    assert is_linear(strip_residue, bait, 40_000)
    assert is_linear(lambda text: list(find_residue(text)), bait, 40_000)
