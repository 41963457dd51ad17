"""Writes: each is one thing that a person does, permission first, in one transaction."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db import transaction

import jiheng
from jiheng_web.documents.models import ReadDocument
from jiheng_web.documents.policies import Actor, can_write, require
from jiheng_web.documents.queries import find_document
from jiheng_web.readings import CheckedReading, get_checked

LONGEST_NAME = 120
_LONGEST_SUFFIX = 8
_LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Addition:
    """A document that was added, or (``is_new`` False) the one with the same bytes that was there already."""

    document: ReadDocument
    is_new: bool


def add_document(content: bytes, *, name: str, actor: Actor) -> Addition:
    """Reads the bytes and keeps them. Raises ``jiheng.JihengError`` with a sentence where they cannot be read; nothing is kept then."""
    require(can_write(actor))
    sha256 = hashlib.sha256(content).hexdigest()
    known = find_document(sha256)
    if known:
        return Addition(known, is_new=False)
    shown_name = clean_name(name)
    checked = get_checked(sha256, shown_name, fetch=lambda: content)
    with transaction.atomic():
        document, is_new = ReadDocument.objects.get_or_create(
            sha256=sha256, defaults={"name": shown_name, "content": content, **_summary(checked)}
        )
    return Addition(document, is_new)


def delete_document(document: ReadDocument, *, actor: Actor) -> None:
    """Deletes a document with everything that was kept of it; one that is gone already is no fault."""
    require(can_write(actor))
    with transaction.atomic():
        ReadDocument.objects.filter(pk=document.pk).delete()


def refresh_summary(document: ReadDocument, *, actor: Actor) -> None:
    """Writes the summary anew, as this version of the library reads the document; raises ``jiheng.JihengError`` where it cannot."""
    require(can_write(actor))
    checked = get_checked(document.sha256, document.name, fetch=lambda: bytes(document.content))
    with transaction.atomic():
        ReadDocument.objects.filter(pk=document.pk).update(**_summary(checked))


def clean_name(name: str) -> str:
    """A file name that shows harmlessly: no folders, no invisible or reversing characters, not too long, the suffix kept."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(character for character in last if unicodedata.category(character)[0] != "C").strip()
    stem, point, suffix = visible.rpartition(".")
    if len(visible) <= LONGEST_NAME:
        return visible or "未命名"
    if not stem or len(suffix) > _LONGEST_SUFFIX:
        return f"{visible[: LONGEST_NAME - 1]}…"
    return f"{stem[: LONGEST_NAME - len(suffix) - 2]}…{point}{suffix}"


def _summary(checked: CheckedReading) -> dict[str, object]:
    filing, counts = checked.reading.filing, checked.result.counts
    return {
        "read_with": jiheng.__version__,
        "title": filing.title[:_LONGEST_WORDS],
        "department": (filing.department or _only_agency(filing))[:_LONGEST_WORDS],
        "money_unit": filing.money_unit,
        "total": _total(filing),
        "project_count": sum(1 for _ in filing.projects),
        "indicator_count": filing.indicator_count,
        "proof": filing.proof.status,
        "must_count": counts["must"],
        "should_count": counts["should"],
        "hint_count": counts["hint"],
    }


def _only_agency(filing: jiheng.Filing) -> str:
    return filing.agencies[0].name if len(filing.agencies) == 1 else ""


def _total(filing: jiheng.Filing) -> str:
    """The printed total, else the sum of the projects where each prints one."""
    if filing.funds and filing.funds.total:
        return filing.funds.total.in_unit(filing.money_unit)
    amounts = [project.funds.total for project in filing.projects]
    printed = [amount for amount in amounts if amount]
    return reduce(add, printed).in_unit(filing.money_unit) if printed and len(printed) == len(amounts) else ""
