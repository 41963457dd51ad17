"""Laws of the difference of two filings, on filings of any shape."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.domain.difference.compare import compare
from jiheng.domain.difference.facts import FieldChange, MoneyChange, Part
from jiheng.domain.difference.wording import split_parts
from jiheng.domain.filing import Filing
from tests.exchange.any_filings import filings

few = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
FLIPPED = {"same": "same", "added": "removed", "removed": "added", "kept": "kept"}
wordings = st.text(alphabet="甲乙丙12.%，ab ", max_size=24)


@few
@given(filings)
def test_a_filing_does_not_differ_from_itself(filing: Filing) -> None:
    difference = compare(filing, filing)
    assert difference.is_empty
    assert (difference.changes, difference.projects) == ((), ())


@few
@given(filings, filings)
def test_both_ways_round_the_same_things_differ(first: Filing, second: Filing) -> None:
    forth, back = compare(first, second), compare(second, first)
    assert _facts(forth.changes) == _flip(_facts(back.changes))
    mine = sorted((repr(line.before), repr(line.after), line.is_moved, _facts(line.changes)) for line in forth.projects)
    theirs = sorted((repr(line.after), repr(line.before), line.is_moved, _flip(_facts(line.changes))) for line in back.projects)
    assert mine == theirs
    inner = sorted((repr(x.before), repr(x.after), x.is_moved) for line in forth.projects for x in line.indicators)
    assert inner == sorted((repr(x.after), repr(x.before), x.is_moved) for line in back.projects for x in line.indicators)


@few
@given(filings, filings)
def test_every_project_and_every_indicator_is_accounted_for_once(first: Filing, second: Filing) -> None:
    difference = compare(first, second)
    unpaired = len(list(first.projects)) - difference.count_projects("removed")
    assert unpaired == len(list(second.projects)) - difference.count_projects("added")
    for line in difference.projects:
        if line.before and line.after:
            gone = sum(indicator.presence == "removed" for indicator in line.indicators)
            new = sum(indicator.presence == "added" for indicator in line.indicators)
            assert len(line.before.indicators) - gone == len(line.after.indicators) - new


@given(wordings, wordings)
def test_the_parts_of_a_wording_give_both_wordings_back(before: str, after: str) -> None:
    parts = split_parts(before, after)
    assert _join(parts, "removed") == before
    assert _join(parts, "added") == after


@given(wordings, wordings)
def test_the_parts_of_a_wording_change_places_when_it_is_compared_the_other_way_round(before: str, after: str) -> None:
    back = split_parts(after, before)
    assert sorted((part.kind, part.text) for part in split_parts(before, after)) == sorted((FLIPPED[x.kind], x.text) for x in back)


@few
@given(filings, st.randoms(use_true_random=False))
def test_putting_projects_into_another_order_only_moves_them(filing: Filing, chance: object) -> None:
    named = _with_names(filing)
    agencies = tuple(replace(agency, projects=agency.projects[::-1]) for agency in named.agencies)
    difference = compare(named, replace(named, agencies=agencies))
    assert all(line.presence == "kept" and line.is_moved and not line.changes and not line.indicators for line in difference.projects)


def _with_names(filing: Filing) -> Filing:
    """The same with a name of its own for every agency and project, and no codes."""
    agencies = tuple(
        replace(agency, name=f"单位{number}", projects=tuple(
            replace(project, name=f"项目{number}之{index}", code=None) for index, project in enumerate(agency.projects)
        )) for number, agency in enumerate(filing.agencies)
    )  # fmt: skip
    return replace(filing, agencies=agencies)


def _facts(changes: tuple[FieldChange, ...]) -> list[tuple[str, str, str, bool]]:
    return sorted((change.label, _shown(change, "before"), _shown(change, "after"), change.is_spelling) for change in changes)


def _flip(facts: list[tuple[str, str, str, bool]]) -> list[tuple[str, str, str, bool]]:
    return sorted((label, after, before, spelling) for label, before, after, spelling in facts)


def _shown(change: FieldChange, side: str) -> str:
    value = getattr(change, side)
    return repr(value.fen if value else None) if isinstance(change, MoneyChange) else repr(value)


def _join(parts: tuple[Part, ...], kind: str) -> str:
    return "".join(part.text for part in parts if part.kind in ("same", kind))
