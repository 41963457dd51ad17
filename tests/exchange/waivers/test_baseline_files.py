"""A baseline holds what was found, and is read back as it was written."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.errors import BrokenWaivers
from jiheng.exchange.waivers.baseline_file import read_baseline, write_baseline
from tests.builders import make_finding

NAME = "表.xlsx.基线.yaml"
DAY = date(2026, 3, 1)
_PRINTS = st.lists(st.text("0123456789abcdef", min_size=16, max_size=16))


@given(_PRINTS)
def test_a_baseline_counts_every_finding(fingerprints: list[str]) -> None:
    findings = [replace(make_finding(), fingerprint=fingerprint) for fingerprint in fingerprints]
    baseline = read_baseline(write_baseline(findings, day=DAY, table="表.xlsx").encode(), name=NAME)
    assert (baseline.day, baseline.counts) == (DAY, Counter(fingerprints))


def test_people_can_read_what_a_baseline_holds() -> None:
    text = write_baseline([replace(make_finding(), indicator="培训效果", fingerprint="0" * 16)], day=DAY, table="表.xlsx")
    for words in ("基线: '2026-03-01'", "规则: IN003", "项目: 科普活动经费", "指标: 培训效果", "内容: 指标“培训效果”"):
        assert words in text


@pytest.mark.parametrize("text", ["", "疑点: []\n", "豁免:\n- 规则: IN003\n", "基线: 昨天\n", "基线: 2026-03-01\n疑点:\n- 规则: IN003\n"])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(BrokenWaivers, match=NAME):
        read_baseline(text.encode(), name=NAME)
