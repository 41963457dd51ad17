"""A wrong digit in an amount that enters a sum is never accepted in silence."""

import pytest

import jiheng
from tests.generated.digits import KINDS, Slip, is_noticed, make_slips, spell_alike
from tests.generated.forms import FORMS

SLIPS = tuple(make_slips(100))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.name}-{slip.kind}")
def test_the_proof_breaks_where_the_amount_stands_or_a_notice_quotes_it(slip: Slip) -> None:
    assert is_noticed(slip), f"{slip.right} as {slip.wrong}"


def test_every_kind_of_error_is_tried_in_every_form() -> None:
    assert {(slip.kind, slip.form) for slip in SLIPS} == {(kind, form) for kind in KINDS for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
def test_an_amount_spelled_otherwise_is_no_error(form: str) -> None:
    assert jiheng.read(spell_alike(form)).filing.proof.status == "proved"
