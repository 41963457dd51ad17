"""Every example on every rule card does what the card says, read by the real reader."""

import pytest

import jiheng
from jiheng.rules.explain import RulePage
from tests.rules.example import check_example

PAGES = [jiheng.explain(rule.code) for rule in jiheng.list_rules()]
FOUND = [pytest.param(page, example, id=f"{page.code}-{number}") for page in PAGES for number, example in enumerate(page.found)]
NOT_FOUND = [pytest.param(page, example, id=f"{page.code}-{number}") for page in PAGES for number, example in enumerate(page.not_found)]


@pytest.mark.parametrize(("page", "example"), FOUND)
def test_what_a_card_says_is_found_is_found(page: RulePage, example: str) -> None:
    codes = {finding.code for finding in check_example(example)}
    assert page.code in codes


@pytest.mark.parametrize(("page", "example"), NOT_FOUND)
def test_what_a_card_says_is_not_found_is_not_found(page: RulePage, example: str) -> None:
    hits = [finding.message for finding in check_example(example) if finding.code == page.code]
    assert hits == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_card_has_a_summary_a_reason_and_examples_of_both_kinds(page: RulePage) -> None:
    assert page.summary
    assert page.what
    assert page.why
    assert page.found
    assert page.not_found
