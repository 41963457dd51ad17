"""Every candidate for a rule is answered, and every rule says where it comes from."""

import jiheng
from tools.candidate_pages import list_candidates, list_own

FAMILIES = {"P": 15, "F": 11, "G": 13, "I": 34, "V": 31, "X": 13, "M": 10, "Z": 17, "D": 6, "T": 3}
"""How many candidates each family has."""
CODES = {rule.code for rule in jiheng.list_rules()}


def test_every_candidate_stands_in_the_table() -> None:
    wanted = [f"{family}{number:02}" for family, count in FAMILIES.items() for number in range(1, count + 1)]
    assert [candidate.identity for candidate in list_candidates()] == wanted


def test_a_candidate_has_a_rule_or_a_reason_and_not_both() -> None:
    assert [candidate.identity for candidate in list_candidates() if bool(candidate.by) == bool(candidate.declined)] == []


def test_every_code_in_the_table_is_a_rule() -> None:
    named = {code for candidate in list_candidates() for code in candidate.by} | set(list_own())
    assert named - CODES == set()


def test_every_rule_says_where_it_comes_from() -> None:
    named = {code for candidate in list_candidates() for code in candidate.by} | set(list_own())
    assert sorted(CODES - named) == []


def test_a_rule_of_a_candidate_is_not_called_our_own() -> None:
    assert {code for candidate in list_candidates() for code in candidate.by} & set(list_own()) == set()
