"""Whose file is this: names, codes, other names, file names; and None rather than a guess between equals."""

import pytest

import jiheng
from tests.builders import make_filing

_FILERS = (
    jiheng.Filer("1", "青江市第一中学", "101001"), jiheng.Filer("2", "青江市第二中学", "101002"),
    jiheng.Filer("3", "青江市科学技术馆", "102001", ("市科技馆",)),
)


@pytest.mark.parametrize(
    ("printed", "ground"),
    [
        ("青江市第一中学", "name"), ("青江市第一中学（本级）", "name"), ("[101001]青江市第一中学", "name"), ("101001-青江市第一中学", "name"),
        ("青江市 第一中学", "name"), ("一中 101001", "code"),
    ],
)  # fmt: skip
def test_an_agency_is_recognised_however_its_name_is_printed(printed: str, ground: str) -> None:
    match = jiheng.recognise_filer(make_filing(agency=printed), among=_FILERS)
    assert match is not None
    assert (match.filer.key, match.ground) == ("1", ground)


def test_another_name_that_was_seen_before_is_recognised() -> None:
    match = jiheng.recognise_filer(make_filing(agency="市科技馆"), among=_FILERS)
    assert match is not None
    assert (match.filer.key, match.ground) == ("3", "alias")


def test_the_name_of_the_file_counts_where_the_table_says_nothing() -> None:
    match = jiheng.recognise_filer(None, among=_FILERS, file_name="2026年-青江市第二中学-绩效目标(终).xlsx")
    assert match is not None
    assert (match.filer.key, match.ground) == ("2", "file-name")


def test_a_name_much_alike_is_said_to_be_only_that() -> None:
    match = jiheng.recognise_filer(make_filing(agency="青江市科学技朮馆"), among=_FILERS)
    assert match is not None
    assert (match.filer.key, match.ground) == ("3", "similar")


def test_a_name_that_is_as_near_to_several_is_nobodys() -> None:
    assert jiheng.recognise_filer(make_filing(agency="青江市第三中学"), among=_FILERS) is None


def test_a_stranger_is_nobody() -> None:
    assert jiheng.recognise_filer(make_filing(agency="外省某单位"), among=_FILERS, file_name="表.xlsx") is None
