"""Reads: the list, one document, and what it says."""

from django.db.models import QuerySet

import jiheng
from jiheng_web.documents.models import ReadDocument
from jiheng_web.readings import CheckedReading, get_checked
from jiheng_web.sights import get_sight


def list_documents() -> QuerySet[ReadDocument]:
    """All documents without their bytes, the latest first."""
    return ReadDocument.objects.defer("content").order_by("-created", "-id")


def get_document(document_id: int) -> ReadDocument:
    """One document without its bytes; raises ``ReadDocument.DoesNotExist``."""
    return ReadDocument.objects.defer("content").get(pk=document_id)


def find_document(sha256: str) -> ReadDocument | None:
    """The document with these bytes, where there is one."""
    return ReadDocument.objects.defer("content").filter(sha256=sha256).first()


def get_checked_reading(document: ReadDocument) -> CheckedReading:
    """What a document says and what the rules find in it; raises ``jiheng.JihengError`` where this version cannot read it any more."""
    return get_checked(document.sha256, document.name, fetch=lambda: bytes(document.content))


def get_page_sight(document: ReadDocument, number: int) -> jiheng.Sight:
    """A page of a PDF as people see it; raises ``jiheng.JihengError`` where there is no such page or it cannot be drawn."""
    return get_sight(document.sha256, number, name=document.name, fetch=lambda: bytes(document.content))


def list_outdated(version: str) -> QuerySet[ReadDocument]:
    """The documents whose summary another version of the library made."""
    return ReadDocument.objects.defer("content").exclude(read_with=version).order_by("id")
