"""Writes: each is one thing that a person does, permission first, in one transaction."""

import datetime
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

import jiheng
from jiheng_web.documents.models import Comparison, GrantedWaiver, ReadDocument
from jiheng_web.documents.policies import Actor, can_change, can_write, require
from jiheng_web.documents.queries import find_document, get_basis, get_checked_readings, get_original, get_today
from jiheng_web.readings import CheckBasis, CheckedReading, Original, get_checked

LONGEST_NAME = 120
_LONGEST_SUFFIX = 8
_LONGEST_WORDS = 300
_WORST_FIRST = ("broken", "not-provable", "proved")


@dataclass(frozen=True, slots=True)
class Addition:
    """A document that was added, or (``is_new`` False) the one with the same bytes that was there already."""

    document: ReadDocument
    is_new: bool


def add_document(content: bytes, *, name: str, actor: Actor) -> Addition:
    """Reads the bytes and keeps them. Raises ``jiheng.JihengError`` with a sentence where they cannot be read; nothing is kept then."""
    require(can_write(actor))
    sha256 = hashlib.sha256(content).hexdigest()
    known = find_document(sha256, actor=actor)
    if known:
        return Addition(known, is_new=False)
    shown_name = clean_name(name)
    checked = get_checked(Original(sha256, shown_name, lambda: content), CheckBasis(get_today()))
    with transaction.atomic():
        document, is_new = ReadDocument.objects.get_or_create(
            sha256=sha256, owner=actor.account_id, defaults={"name": shown_name, "content": content, **_summary(checked)}
        )
    return Addition(document, is_new)


def delete_document(document: ReadDocument, *, actor: Actor) -> None:
    """Deletes a document with everything that was kept of it; one that is gone already is no fault."""
    require(can_change(actor, document))
    with transaction.atomic():
        ReadDocument.objects.filter(pk=document.pk).delete()


def refresh_summary(document: ReadDocument, *, actor: Actor) -> None:
    """Writes the summary anew, as this version of the library reads the document; raises ``jiheng.JihengError`` where it cannot."""
    require(can_write(actor))
    checked = get_checked_readings(document)
    with transaction.atomic():
        ReadDocument.objects.filter(pk=document.pk).update(**_summary(checked))


class AlreadyWaived(jiheng.JihengError):
    """Somebody else has waived the same finding; the sentence says who and until when."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Who lets a finding stand, why, and until which day."""

    who: str
    why: str
    until: datetime.date


def choose_basis(
    document: ReadDocument, *, profile: str, on: datetime.date | None, others: Mapping[jiheng.Other, ReadDocument], actor: Actor,
) -> None:
    """Keeps by what a document is checked from now on.

    ``profile`` is a name (empty: the form's own), ``on`` a day (None: always the current one), ``others`` are the documents beside it.

    Raises ``jiheng.JihengError`` where there is no such profile, or a document beside cannot be read or was deleted meanwhile, and
    ``ReadDocument.DoesNotExist`` where the document itself was.
    """
    require(can_change(actor, document))
    named = tuple((role, get_original(other)) for role, other in sorted(others.items()))
    basis = replace(get_basis(document), on=on or get_today(), profile=profile or None, others=named)
    summary = _summary(get_checked(get_original(document), basis))
    with transaction.atomic():
        locked = _lock(document, *others.values())
        if len(locked) < len({document.pk, *(other.pk for other in others.values())}):
            raise jiheng.RefusedDocument("要对照的文件刚被删除，没有改动；请重新选。")
        ReadDocument.objects.filter(pk=document.pk).update(profile=profile, checked_on=on, **summary)
        Comparison.objects.filter(document=document).delete()
        Comparison.objects.bulk_create(Comparison(document=document, role=role, other=other) for role, other in others.items())


def grant_waiver(document: ReadDocument, finding: jiheng.Finding, grant: Grant, *, actor: Actor) -> None:
    """Lets a finding stand until a day; it is counted and listed from then on, and told no more.

    The same grant twice is one. Raises ``AlreadyWaived`` where the finding is waived otherwise, ``ReadDocument.DoesNotExist`` where the
    document was deleted meanwhile.
    """
    require(can_change(actor, document))
    named = {
        "rule": finding.code, "agency": finding.agency or "", "project": finding.project or "", "indicator": finding.indicator or "",
        "message": finding.message, "who": grant.who, "why": grant.why, "until": grant.until,
    }
    with transaction.atomic():
        _lock(document)
        waiver, is_new = GrantedWaiver.objects.get_or_create(document=document, digest=finding.fingerprint, defaults=named)
        if not is_new and (waiver.who, waiver.why, waiver.until) != (grant.who, grant.why, grant.until):
            raise AlreadyWaived(f"这条疑点已由{waiver.who}豁免到 {waiver.until}（{waiver.why}）；要改，请先在豁免清单里撤销那一条。")
        ReadDocument.objects.filter(pk=document.pk).update(**_summary(get_checked_readings(document)))


def revoke_waiver(document: ReadDocument, waiver_id: int, *, actor: Actor) -> None:
    """Takes a waiver back; one that is gone already is no fault. Raises ``ReadDocument.DoesNotExist`` as ``grant_waiver`` does."""
    require(can_change(actor, document))
    with transaction.atomic():
        _lock(document)
        GrantedWaiver.objects.filter(document=document, pk=waiver_id).delete()
        ReadDocument.objects.filter(pk=document.pk).update(**_summary(get_checked_readings(document)))


def _lock(document: ReadDocument, *others: ReadDocument) -> list[ReadDocument]:
    """Takes turns with others who write about these documents; raises ``ReadDocument.DoesNotExist`` where the first is gone."""
    numbers = {document.pk, *(other.pk for other in others)}
    locked = list(ReadDocument.objects.select_for_update().defer("content").filter(pk__in=numbers).order_by("pk"))
    if document not in locked:
        raise ReadDocument.DoesNotExist
    return locked


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


def _summary(filings: Sequence[CheckedReading]) -> dict[str, object]:
    """The columns of the list over all filings; what is not the same in all of them stays empty."""
    counts = Counter({"must": 0, "should": 0, "hint": 0})
    for checked in filings:
        counts.update(checked.result.counts)
    readings = [checked.reading.filing for checked in filings]
    departments, units = {checked.department for checked in filings}, {filing.money_unit for filing in readings}
    return {
        "read_with": jiheng.__version__,
        "filing_count": len(filings),
        "title": "、".join(dict.fromkeys(filing.title for filing in readings if filing.title))[:_LONGEST_WORDS],
        "department": departments.pop()[:_LONGEST_WORDS] if len(departments) == 1 else "",
        "money_unit": units.pop() if len(units) == 1 else "",
        "total": filings[0].total if len(filings) == 1 else "",
        "project_count": sum(checked.project_count for checked in filings),
        "indicator_count": sum(filing.indicator_count for filing in readings),
        "proof": min((filing.proof.status for filing in readings), key=_WORST_FIRST.index),
        "must_count": counts["must"],
        "should_count": counts["should"],
        "hint_count": counts["hint"],
    }
