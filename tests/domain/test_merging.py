"""并表: parts add up, nothing is dropped in silence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiheng
from jiheng.domain.filing import Filing
from tests.builders import make_filing, make_project

_NAMES = st.sampled_from(["科普活动经费", "信息化运维", "大楼维修", "人才培训", "图书购置"])
_AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2).map(str)
_AGENCIES = st.sampled_from(["市科技馆", "市图书馆", "市少年宫"])


def _filing(agency: str, projects: list[tuple[str, str]]) -> Filing:
    return make_filing(*(make_project(name, total=total) for name, total in projects), agency=agency)


_FILINGS = st.lists(
    st.builds(_filing, _AGENCIES, st.lists(st.tuples(_NAMES, _AMOUNTS), min_size=1, max_size=4, unique_by=lambda pair: pair[0])),
    min_size=1, max_size=6,
)


@given(_FILINGS)
def test_the_parts_add_up_to_the_whole(filings: list[Filing]) -> None:
    merging = jiheng.merge(filings)
    assert merging.filing.proof.status == "proved"
    total = sum(project.funds.total.fen for project in merging.filing.projects if project.funds.total)
    assert merging.filing.funds is not None
    assert merging.filing.funds.total is not None
    assert merging.filing.funds.total.fen == total == sum(file.total.fen for file in merging.files)


@given(_FILINGS)
def test_every_project_is_merged_or_said_to_be_left_out(filings: list[Filing]) -> None:
    merging = jiheng.merge(filings)
    left_out = [conflict for conflict in merging.conflicts if conflict.kind in ("repeated", "conflicting")]
    assert sum(1 for filing in filings for _ in filing.projects) == sum(1 for _ in merging.filing.projects) + len(left_out)


@given(_FILINGS)
def test_no_agency_has_a_project_twice(filings: list[Filing]) -> None:
    for agency in jiheng.merge(filings).filing.agencies:
        names = [project.name for project in agency.projects]
        assert len(names) == len(set(names))


def test_a_part_keeps_the_file_and_the_place_of_its_projects() -> None:
    first, second = make_filing(agency="甲单位"), replace(make_filing(agency="乙单位"), name="乙.xlsx")
    merging = jiheng.merge([first, second])
    assert [(part.file, part.agency.name) for part in merging.parts] == [(1, "甲单位"), (2, "乙单位")]
    assert merging.parts[1].agency.projects[0].source == next(second.projects).source
    assert merging.files[1].name == "乙.xlsx"


def test_the_same_project_in_other_words_is_a_conflict_that_names_both_files() -> None:
    one = make_filing(make_project("培训", total="10.00"))
    other = make_filing(make_project("培训", total="12.00"))
    conflict = jiheng.merge([one, other]).conflicts[0]
    assert conflict.kind == "conflicting"
    assert "第 1 份和第 2 份" in conflict.text
    assert [number for number, _ in conflict.sources] == [1, 2]


def test_projects_with_different_codes_are_different_whatever_they_are_called() -> None:
    one = make_filing(replace(make_project("培训"), code="A1"))
    other = make_filing(replace(make_project("培训"), code="A2"))
    assert not jiheng.merge([one, other]).conflicts


def test_filings_in_yuan_and_in_ten_thousands_merge_exactly() -> None:
    one = make_filing(make_project("甲", total="1.00"), agency="甲")
    other = make_filing(make_project("乙", total="10000.00", unit="元"), agency="乙", unit="元")
    merged = jiheng.merge([one, other]).filing
    assert merged.funds is not None
    assert merged.funds.total is not None
    assert merged.funds.total.in_unit(merged.money_unit) == "2.00"


def test_nothing_and_tables_of_different_kinds_are_refused_with_a_sentence() -> None:
    with pytest.raises(jiheng.JihengError, match="没有可以合并的表"):
        jiheng.merge([])
    with pytest.raises(jiheng.JihengError, match="不是同一种"):
        jiheng.merge([make_filing(), replace(make_filing(), form="monitoring")])


def test_another_year_is_said() -> None:
    one, other = replace(make_filing(agency="甲"), fiscal_year=2026), replace(make_filing(agency="乙"), fiscal_year=2025)
    assert [conflict.kind for conflict in jiheng.merge([one, other]).conflicts] == ["year"]
