"""Passwords that the program makes: for the first login only, told once, easy to read out and to type."""

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"
_GROUPS = 4


def make_password_to_tell() -> str:
    """Four groups of three small letters and a digit, one of them with a capital: some 69 bits, and good by every profile."""
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(3)) + secrets.choice(_DIGITS) for _ in range(_GROUPS)]
    return "-".join([groups[0].capitalize(), *groups[1:]])
