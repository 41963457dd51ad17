"""Reads: the list, one document, what it says, and on what basis it is checked."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor
from jiheng_web.documents.models import GrantedWaiver, ReadDocument
from jiheng_web.documents.policies import can_write
from jiheng_web.readings import CheckBasis, CheckedReading, Original, get_checked
from jiheng_web.sights import get_sight


def list_documents(*, actor: Actor) -> QuerySet[ReadDocument]:
    """The person's own documents without their bytes, the latest first."""
    own = ReadDocument.objects.filter(owner=actor.account_id) if can_write(actor) else ReadDocument.objects.none()
    return own.defer("content").order_by("-created", "-id")


def get_document(document_id: int, *, actor: Actor) -> ReadDocument:
    """One of them; raises ``ReadDocument.DoesNotExist``."""
    return list_documents(actor=actor).get(pk=document_id)


def find_document(sha256: str, *, actor: Actor) -> ReadDocument | None:
    """The one with these bytes, where there is one."""
    return list_documents(actor=actor).filter(sha256=sha256).first()


def get_original(document: ReadDocument) -> Original:
    """The document as it was handed in; its bytes are fetched where somebody asks for them."""
    number = document.pk
    return Original(document.sha256, document.name, lambda: get_content(number))


def get_content(document_id: int) -> bytes:
    """The bytes that were handed in; raises ``ReadDocument.DoesNotExist``."""
    return bytes(ReadDocument.objects.values_list("content", flat=True).get(pk=document_id))


def get_basis(document: ReadDocument) -> CheckBasis:
    """On what a document is checked: as the person chose, on the chosen day or on the current one."""
    others = {comparison.role: comparison.other for comparison in document.comparisons.select_related("other").defer("other__content")}
    named = tuple((role, get_original(others[role])) for role in sorted(jiheng.OTHER_WORDS) if role in others)
    waivers = tuple(_as_waiver(waiver, number=number) for number, waiver in enumerate(list_waivers(document), start=1))
    return CheckBasis(document.checked_on or get_today(), document.profile or None, named, waivers)


def get_today() -> datetime.date:
    """The day where the machine stands."""
    return timezone.localdate()


def list_waivers(document: ReadDocument) -> QuerySet[GrantedWaiver]:
    """What is waived in a document, in the order in which it was granted."""
    return document.waivers.order_by("id")


def _as_waiver(waiver: GrantedWaiver, *, number: int) -> jiheng.Waiver:
    return jiheng.Waiver(
        rule=waiver.rule, who=waiver.who, why=waiver.why, until=waiver.until, source=jiheng.Source("豁免", None, number, None, 0, 0),
        agency=waiver.agency or None, project=waiver.project or None, indicator=waiver.indicator or None, digest=waiver.digest,
    )


def get_checked_readings(document: ReadDocument) -> tuple[CheckedReading, ...]:
    """What the filings of a document say and what rules find in them; raises ``jiheng.JihengError`` where it cannot be read any more."""
    return get_checked(get_original(document), get_basis(document))


def get_page_sight(document: ReadDocument, number: int) -> jiheng.Sight:
    """A page of a PDF as people see it; raises ``jiheng.JihengError`` where there is no such page or it cannot be drawn."""
    return get_sight(document.sha256, number, name=document.name, fetch=get_original(document).fetch)


def list_outdated(version: str) -> QuerySet[ReadDocument]:
    """The documents whose summary another version of the library made."""
    return ReadDocument.objects.defer("content").exclude(read_with=version).order_by("id")
