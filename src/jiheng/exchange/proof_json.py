"""A sum that was held against its parts ↔ plain JSON values."""

from collections.abc import Mapping
from typing import Any

from jiheng.domain.proof import ProofCheck
from jiheng.exchange.span_json import span_from_json, span_to_json


def check_to_json(check: ProofCheck) -> dict[str, Any]:
    """What was held against what, both as decimal strings in the table's money unit, whether it holds, and where it stands."""
    return {"what": check.what, "left": check.left, "right": check.right, "holds": check.holds, "source": span_to_json(check.source)}


def check_from_json(plain: Mapping[str, Any]) -> ProofCheck:
    """The same read back."""
    return ProofCheck(plain["what"], plain["left"], plain["right"], plain["holds"], span_from_json(plain["source"]))
