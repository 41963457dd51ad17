"""One-time codes of six digits, a new one every 30 seconds (RFC 6238 with SHA-1, as every authenticator app has it).

The database holds a seed only; the secret is made of it and the key of the installation, so a stolen database gives no codes.
"""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote, urlencode

DIGITS = 6
STEP_SECONDS = 30
_SECRET_BYTES = 20
_SLACK = (0, -1, 1)
"""Steps before and after the current one that count too, for clocks are not quite right."""
_ISSUER = "绩衡"
_RECOVERY_CODES = 10
_RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_RECOVERY_LENGTH = 12


def make_seed() -> str:
    """A new seed for an account."""
    return secrets.token_hex(_SECRET_BYTES)


def secret_of(seed: str, *, key: str) -> bytes:
    """The secret that the phone shares with this installation."""
    return hmac.new(key.encode(), f"totp:{seed}".encode(), hashlib.sha256).digest()[:_SECRET_BYTES]


def code_at(secret: bytes, step: int) -> str:
    """The code of one step of 30 seconds, counted from 1970 (RFC 4226 §5.3)."""
    digest = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def find_step(code: str, secret: bytes, *, at: float, after: int) -> int | None:
    """The step whose code this is, near the time ``at`` (seconds); None where it is wrong or not later than ``after``, the last used."""
    now = int(at) // STEP_SECONDS
    typed = "".join(code.split())
    for step in (now + by for by in _SLACK):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), typed.encode()):
            return step
    return None


def print_secret(secret: bytes) -> str:
    """The secret as people type it into an app: base 32 in groups of four."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def enrolment_address(secret: bytes, *, login_name: str) -> str:
    """What the code to be photographed says (``otpauth://…``)."""
    query = urlencode({"secret": base64.b32encode(secret).decode(), "issuer": _ISSUER, "digits": DIGITS, "period": STEP_SECONDS})
    return f"otpauth://totp/{quote(_ISSUER)}:{quote(login_name)}?{query}"


def make_recovery_codes() -> list[str]:
    """Codes that each stand in for the phone once, in groups of four."""
    codes = ["".join(secrets.choice(_RECOVERY_LETTERS) for _ in range(_RECOVERY_LENGTH)) for _ in range(_RECOVERY_CODES)]
    return ["-".join(code[start : start + 4] for start in range(0, len(code), 4)) for code in codes]


def fold_recovery_code(code: str) -> str:
    """A recovery code as it is digested: without blanks and dashes, in small letters."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())
