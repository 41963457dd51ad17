"""What the commands say of a profile: how a day is written, and one line on which profile it was and who signed it."""

import argparse
import datetime

import jiheng

_DIGEST_SHOWN = 12


def read_day(text: str) -> datetime.date:
    """The day of a check, as ``2025-03-01``."""
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"日期应写成年-月-日，如 2025-03-01，而不是“{text}”") from error


def describe_profile(result: "jiheng.CheckResult") -> str:
    """``口径：本局口径（本局口径.yaml，SHA-256 3f2a…，某局签发）``."""
    origin = result.origin
    digest = f"SHA-256 {origin.digest[:_DIGEST_SHOWN]}…" if origin.digest else ""
    parts = [result.profile, digest, origin.signature or ("没有写签发人" if origin.digest else "")]
    return f"口径：{result.title}（{'，'.join(filter(None, parts))}）"
