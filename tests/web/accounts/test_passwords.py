"""Passwords and one-time codes: what is taken, and that codes are those of the standard."""

import base64
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng_web.credentials.initial import make_password_to_tell
from jiheng_web.credentials.passwords import LONGEST, PROFILES, find_weaknesses
from jiheng_web.credentials.totp import (
    STEP_SECONDS,
    code_at,
    enrolment_address,
    find_step,
    fold_recovery_code,
    make_recovery_codes,
    make_seed,
    print_secret,
    secret_of,
)

ASVS, DENGBAO = PROFILES["asvs"], PROFILES["dengbao"]
SECRET = b"12345678901234567890"


@pytest.mark.parametrize("password", ["春江潮水连海平海上明月", "a plain phrase of words", "Ssa5-mdz2-wex7-ubd9", "x" * 20 + "yzabc"])
def test_a_long_password_is_good_whatever_signs_it_has(password: str) -> None:
    assert find_weaknesses(password, ASVS) == []


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short1!", "10 到 128 个字符"),
        ("x1y2" * 33, "10 到 128 个字符"),
        ("1234567890", "太常见"),
        ("aaaaaaaaaaaa", "太常见"),
        ("qwertyuiop", "太常见"),
        ("zhangsan2026", "主要由账号"),
        ("青江市第一中学2026", "主要由账号"),
        ("jiheng-jiheng-2026", "主要由账号"),
    ],
)
def test_a_password_that_is_guessed_first_is_refused_with_a_reason(password: str, sentence: str) -> None:
    found = find_weaknesses(password, ASVS, about=["zhangsan", "张三", "青江市第一中学"])
    assert any(sentence in weakness for weakness in found), found


def test_the_second_profile_wants_three_kinds_of_signs_and_the_first_none() -> None:
    assert find_weaknesses("correct horse battery", ASVS) == []
    assert any("至少要有 3 类" in sentence for sentence in find_weaknesses("correcthorsebattery", DENGBAO))
    assert find_weaknesses("Correct-Horse-7-Battery", DENGBAO) == []


def test_what_the_program_makes_up_is_good_by_every_profile() -> None:
    made = {make_password_to_tell() for _ in range(50)}
    assert len(made) == 50
    assert not [password for password in made for profile in PROFILES.values() if find_weaknesses(password, profile)]


@given(st.text(max_size=LONGEST + 20))
def test_any_text_is_judged_without_a_fault(password: str) -> None:
    for profile in PROFILES.values():
        assert all(sentence.endswith("。") for sentence in find_weaknesses(password, profile, about=["a", ""]))


@pytest.mark.parametrize(("moment", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")])
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    assert code_at(SECRET, moment // STEP_SECONDS) == code


def test_a_code_counts_a_step_early_or_late_and_never_twice() -> None:
    now = 1_700_000_000
    step = now // STEP_SECONDS
    for by in (-1, 0, 1):
        assert find_step(code_at(SECRET, step + by), SECRET, at=now, after=0) == step + by
    assert find_step(code_at(SECRET, step + 2), SECRET, at=now, after=0) is None
    assert find_step(code_at(SECRET, step), SECRET, at=now, after=step) is None


@pytest.mark.parametrize("typed", ["", "abc", "１２３４５６", "12345", "😀" * 6])
def test_what_is_no_code_is_no_fault(typed: str) -> None:
    assert find_step(typed, SECRET, at=1_700_000_000, after=0) is None


def test_a_secret_is_made_of_the_seed_and_the_key_of_the_installation() -> None:
    seed = make_seed()
    secret = secret_of(seed, key="a")
    assert secret != secret_of(seed, key="b")
    assert base64.b32decode(print_secret(secret).replace(" ", "")) == secret
    assert f"secret={base64.b32encode(secret).decode()}" in enrolment_address(secret, login_name="张三")
    assert seed not in enrolment_address(secret, login_name="张三")


def test_recovery_codes_are_different_and_read_with_or_without_dashes() -> None:
    codes = make_recovery_codes()
    assert len(set(codes)) == 10
    assert hmac.compare_digest(fold_recovery_code(codes[0]), fold_recovery_code(codes[0].replace("-", " ").upper()))
