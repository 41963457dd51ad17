"""Characters are found by the first letters of their readings."""

import pytest

from jiheng.text.initials import find_initials, print_initials


@pytest.mark.parametrize(("text", "letters"), [
    ("培训人次", "PXRC"), ("满意度", "MYD"), ("质量指标", "ZLZB"), ("GDP增速", "GDPZS"), ("衢州", "QZ"), ("≥9人", "R"), ("", ""),
])
def test_a_name_has_the_letters_that_people_type(text: str, letters: str) -> None:
    assert print_initials(text) == letters


@pytest.mark.parametrize(("character", "letters"), [
    ("长", "CZ"), ("率", "LS"), ("重", "ZC"), ("调", "DT"), ("会", "HK"), ("单", "DCS"), ("行", "XH"),
])
def test_a_character_with_several_readings_is_found_by_each(character: str, letters: str) -> None:
    assert set(find_initials(character)) >= set(letters[:2])


@pytest.mark.parametrize("character", ["，", "9", " ", "😀", "ぁ", "龘"])
def test_what_has_no_letter_of_its_own_makes_no_fault(character: str) -> None:
    assert len(find_initials(character)) <= 1
