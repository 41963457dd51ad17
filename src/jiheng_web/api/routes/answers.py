"""What the interface says: every refusal is one Chinese sentence, with the status that fits it."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, Field

MOST_ROWS = 200
LARGEST_NUMBER = 2**53


class Fault(Schema):
    """What went wrong, and what to do: one sentence."""

    sentence: str


class FieldFault(Fault):
    """A request that is not as the documentation says; ``fields`` names the places."""

    fields: list[str] = []


class Conflict(Fault):
    """Somebody else has changed the draft: theirs, and its revision."""

    theirs: Any = None
    revision: int = 0


class Blocking(Schema):
    """A finding that blocks."""

    code: str
    message: str
    project: str | None = None
    indicator_number: int | None = None


class Blocked(FieldFault):
    """What must be mended or waived before it goes on."""

    findings: list[Blocking] = []


def refuse_characters(text: str) -> str:
    """Raises ``ValueError`` for characters that no database keeps."""
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("有不能保存的字符")
    return text


Text = Annotated[str, AfterValidator(refuse_characters)]
Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
Limit = Annotated[int, Field(ge=1, le=MOST_ROWS)]
Offset = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]

REFUSALS: dict[int, type[Fault]] = {400: Fault, 401: Fault, 403: Fault, 404: Fault, 409: Conflict, 413: Fault, 422: Blocked}


def answers(schema: Any, *, on: int = 200) -> dict[int, Any]:
    """The answers of an operation: ``schema`` where it is done, and every refusal that there can be."""
    return {on: schema, **REFUSALS}
