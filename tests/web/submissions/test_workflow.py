"""The table of the workflow, without a database."""

from itertools import product

import pytest

from jiheng_web.roles import PERMISSIONS
from jiheng_web.submissions.models import STATE_WORDS
from jiheng_web.submissions.workflow import ACTS, WrongState, find_end, find_rating_end, find_worst, list_acts


def test_every_act_needs_a_permission_that_there_is_and_leads_to_a_state_that_there_is() -> None:
    for act, was_approved in product(ACTS.values(), (True, False)):
        assert act.permission in PERMISSIONS
        assert act.starts <= set(STATE_WORDS)
        assert find_end(act, was_approved=was_approved, before="published") in STATE_WORDS


def test_every_state_can_be_reached_and_only_an_archived_one_is_the_end() -> None:
    reached, waiting = set(), ["draft"]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [find_end(act, was_approved=True, before="published") for act in list_acts(state)]
            waiting += [find_rating_end(rating, was_approved=True) for rating in "优良中差"] if state == "awaiting_rating" else []
    assert reached == set(STATE_WORDS)
    assert [state for state in STATE_WORDS if not list_acts(state)] == ["archived"]


def test_good_ratings_go_on_a_middling_one_is_returned_and_a_bad_one_rejected() -> None:
    assert [find_rating_end(rating, was_approved=False) for rating in "优良中差"] == ["rated", "rated", "draft", "rejected"]
    with pytest.raises(WrongState, match="优、良、中或差"):
        find_rating_end("甲", was_approved=False)


def test_what_is_returned_after_an_approval_is_still_an_adjustment() -> None:
    ends = {find_end(act, was_approved=True) for act in ACTS.values() if act.name.endswith("_return")}
    assert ends == {"adjusting"}


def test_the_rating_of_the_whole_is_the_worst_of_the_projects() -> None:
    assert find_worst(["优", "中", "良"]) == "中"
    assert find_worst([]) == ""


def test_every_return_wants_a_reason() -> None:
    assert all(act.needs_reason for act in ACTS.values() if act.name.endswith("_return"))
