"""The knowledge behind the public site: the calendar, and the neutral words of signals."""

import datetime
import re

import pytest

from jiheng.domain.forms import FORM_WORDS
from jiheng.errors import BrokenRegulation
from jiheng.regulations.disclosures import _disclosure, list_disclosures
from jiheng.regulations.profile_chain import list_profiles
from jiheng.regulations.signals import load_signals
from jiheng.rules.registry import RULES

JUDGING = re.compile("违规|违反|造假|虚假|错误|不合格|问题|应当改|必须")


def test_every_disclosure_names_forms_and_profiles_that_there_are() -> None:
    for disclosure in list_disclosures():
        assert set(disclosure.forms) <= set(FORM_WORDS), disclosure.key
        assert set(disclosure.profiles) <= set(list_profiles()), disclosure.key
        assert disclosure.citation.document


def test_accounts_are_approved_in_the_year_after() -> None:
    (own,) = (disclosure for disclosure in list_disclosures() if disclosure.key == "self-evaluations")
    assert own.find_due(2024, approvals={"accounts": [datetime.date(2025, 9, 1)]}) == datetime.date(2025, 9, 21)
    assert own.find_due(2025, approvals={"accounts": [datetime.date(2025, 9, 1)]}) is None


@pytest.mark.parametrize("entry", [{}, {"since": "soon"}, {"month_day": "13-40"}, {"since": "budget", "days": "x"}])
def test_a_broken_entry_is_said_with_file_and_key(entry: dict[str, object]) -> None:
    with pytest.raises(BrokenRegulation, match=r"disclosures\.yaml：here"):
        _disclosure("here", {"title": "x", "cite": "y", **entry})


def test_an_entry_without_title_is_said_with_file_and_key() -> None:
    with pytest.raises(BrokenRegulation, match=r"disclosures\.yaml：here"):
        _disclosure("here", None)


def test_every_concern_of_a_rule_has_neutral_words() -> None:
    notes = load_signals()
    about_tables = {"waiver"}  # these speak of our own files beside the table
    assert {rule.concern for rule in RULES} - about_tables <= set(notes.by_concern)


def test_signals_judge_nobody_and_always_say_what_could_explain_them() -> None:
    notes = load_signals()
    for words in (notes.default, *notes.by_concern.values()):
        assert words.explanations
        assert not JUDGING.search(words.title), words.title
