"""Where a profile comes from → JSON: who signed it, when it counts, and the digest of a bureau's own file."""

from typing import Any

from jiheng.regulations.profile_chain import ProfileOrigin


def origin_to_json(origin: ProfileOrigin, *, title: str) -> dict[str, Any]:
    """Title and origin of a profile; days as ``2026-01-05``, null where none is given, ``digest`` empty for a built-in one."""
    days = {key: day.isoformat() if day else None for key, day in (
        ("issued", origin.issued), ("effective", origin.effective), ("until", origin.until),
    )}  # fmt: skip
    signer = {"signed_by": origin.signed_by, "document": origin.document}
    return {"title": title, **signer, **days, "digest": origin.digest, "lapses": list(origin.lapses)}
