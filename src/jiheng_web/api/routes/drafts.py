"""The draft of a submission."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from jiheng_web.actors import get_actor
from jiheng_web.api.routes.answers import Number, answers
from jiheng_web.submissions.actions import save_draft
from jiheng_web.submissions.queries.scope import get_submission

router = Router(tags=["填报"])


class Draft(Schema):
    """A draft (``jiheng.filing/1``), and the revision that it was made from."""

    content: dict[str, Any]
    base_revision: int


class DraftOut(Schema):
    """The draft as it is now; None where nothing was filed yet."""

    content: dict[str, Any] | None
    revision: int


@router.get("/submissions/{number}/draft", response=answers(DraftOut), summary="草稿")
def draft(request: HttpRequest, number: Number) -> DraftOut:
    """The draft and its revision."""
    found = get_submission(number, actor=get_actor(request))
    return DraftOut(content=found.content, revision=found.revision)


@router.put("/submissions/{number}/draft", response=answers(DraftOut), summary="保存草稿")
def save(request: HttpRequest, number: Number, draft: Draft) -> DraftOut:
    """Keeps a draft; 409 with both where somebody else has changed it since ``base_revision``."""
    actor = get_actor(request)
    saved = save_draft(get_submission(number, actor=actor), draft.content, draft.base_revision, actor=actor)
    return DraftOut(content=saved.content, revision=saved.revision)
