"""Laws of pairing: one to one, the same from both sides, and nothing is paired with another name."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.rules.facts.comparison import stem_of
from jiheng.rules.facts.pairing import pair_indicators, pair_projects
from jiheng.rules.facts.subjects import FilingFacts, gather
from tests.builders import make_filing, make_indicator, make_project

NAMES = st.lists(st.sampled_from(["培训", "培训（2025年）", "培训（2026年）", "“培训”", "绿化养护", "绿化 养护", "运维"]), min_size=1, max_size=5)
TITLES = st.lists(st.sampled_from(["培训人数", "培训场次", "合格率", "满意度"]), min_size=1, max_size=6)


def facts(names: list[str]) -> FilingFacts:
    return gather(make_filing(*map(make_project, names)))


@given(NAMES, NAMES)
def test_projects_are_paired_one_to_one(ours: list[str], theirs: list[str]) -> None:
    pairs = list(pair_projects(facts(ours), facts(theirs)))
    assert len({one.index for one, _ in pairs}) == len({other.index for _, other in pairs}) == len(pairs)
    assert all(stem_of(one.project.name) == stem_of(other.project.name) for one, other in pairs)


@given(NAMES, NAMES)
def test_projects_are_paired_alike_from_both_sides(ours: list[str], theirs: list[str]) -> None:
    one, other = facts(ours), facts(theirs)
    there = {(left.index, right.index) for left, right in pair_projects(one, other)}
    assert there == {(right.index, left.index) for left, right in pair_projects(other, one)}


@given(TITLES, TITLES)
def test_indicators_are_paired_one_to_one_by_name(ours: list[str], theirs: list[str]) -> None:
    one, other = (gather(make_filing(make_project("甲", *map(make_indicator, names)))).projects[0] for names in (ours, theirs))
    pairs = list(pair_indicators(one, other))
    assert len({id(left) for left, _ in pairs}) == len({id(right) for _, right in pairs}) == len(pairs)
    assert len(pairs) == sum(min(ours.count(name), theirs.count(name)) for name in set(ours))
