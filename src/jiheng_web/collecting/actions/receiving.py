"""Files come in: kept as they came, read, given to their agency, and taken into its submission; a bad one is a row with a sentence."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import jiheng
from jiheng_web.actors import Actor, permit
from jiheng_web.collecting.actions.answers import take_answers
from jiheng_web.collecting.actions.issuing import lock, subject_of
from jiheng_web.collecting.models import Receipt, Task, TaskAgency
from jiheng_web.collecting.policies import RefusedAssignment, guard_open
from jiheng_web.collecting.queries.receiving import OWN_GROUND, Received, find_other_year, find_total, read_received
from jiheng_web.collecting.queries.tasks import list_filers
from jiheng_web.documents.actions import clean_name
from jiheng_web.ledgers.actions import record
from jiheng_web.places.models import Place
from jiheng_web.submissions.actions import open_submission, receive_version
from jiheng_web.submissions.models import Version
from jiheng_web.submissions.workflow import WrongState


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file handed in: its name, its bytes, when it was saved if known; ``refusal`` where it could not be taken out of its archive."""

    name: str
    content: bytes
    dated: datetime.datetime | None = None
    refusal: str = ""


def receive_files(task: Task, arrivals: Sequence[Arrival], *, actor: Actor) -> list[Receipt]:
    """Keeps files as they came, to be read by ``take_in``; one that is there already is counted and not kept twice.

    Raises ``ClosedTask``. Everything is kept, or nothing.
    """
    role = permit(actor, "collecting.receive", task.place.path)
    with transaction.atomic():
        locked = lock(task)
        guard_open(locked)
        kept = [_keep(locked, arrival, actor) for arrival in arrivals]
        record(
            "collecting.receive", actor=actor, role=role, subject=subject_of(locked), after={"files": f"{len(kept)} 份"},
            details={"files": [receipt.name for receipt in kept], "sha256": [receipt.sha256 for receipt in kept]},
        )  # fmt: skip
    return kept


def take_in(
    receipt: Receipt, task: Task, *, actor: Actor, filers: Sequence[jiheng.Filer] | None = None, insists: bool = False
) -> Receipt:
    """Reads a kept file and takes it into the submission of its agency; whatever is wrong with it becomes its state and sentence.

    A file that was taken in already stays as it is. Who ``insists`` was told that it is older, or of another year, and wants it.
    """
    permit(actor, "collecting.receive", task.place.path)
    return _take_in(receipt, task, actor=actor, filers=list_filers(task) if filers is None else filers, insists=insists)


def hand_in(task: Task, agency: Place, arrival: Arrival, *, actor: Actor) -> Receipt:
    """An agency hands its own file in: kept and taken in at once. Raises ``ClosedTask``, ``RefusedAssignment`` where it is not asked.

    The last file that an agency hands in counts, also one that it had handed in before and replaced.
    """
    role = permit(actor, "targets.draft", agency.path)
    with transaction.atomic():
        locked = lock(task)
        guard_open(locked)
        if not TaskAgency.objects.filter(task=locked, agency=agency).exists():
            raise RefusedAssignment(f"“{locked}”没有要“{agency}”报送；请核对是不是选错了任务。")
        receipt = _keep(locked, arrival, actor)
        if receipt.agency_id not in (None, agency.pk):
            raise RefusedAssignment("同一份文件别的单位已经报过；请核对是不是拿错了文件。")
        if receipt.state != "accepted":
            receipt.agency, receipt.ground = agency, OWN_GROUND
            receipt.state = "waiting" if receipt.state == "superseded" else receipt.state
            receipt.save(update_fields=["agency", "ground", "state"])
        after = {"agency": agency.name, "name": receipt.name, "sha256": receipt.sha256}
        record("collecting.hand_in", actor=actor, role=role, subject=subject_of(locked), after=after)
    return _take_in(receipt, locked, actor=actor, filers=())


def _take_in(receipt: Receipt, task: Task, *, actor: Actor, filers: Sequence[jiheng.Filer], insists: bool = False) -> Receipt:
    if receipt.state in ("accepted", "superseded") or (receipt.state == "refused" and not receipt.content):
        return receipt
    try:
        received = read_received(receipt, task, filers=filers)
    except jiheng.JihengError as error:
        return _refuse(receipt, task, str(error))
    with transaction.atomic():
        locked = lock(task)
        current = Receipt.objects.select_for_update().get(pk=receipt.pk)
        if current.state in ("accepted", "superseded"):
            return current
        _describe(current, received, locked)
        if not insists and (other_year := find_other_year(received.filing, locked)) and current.agency_id is not None:
            current.state, current.sentence = "blocked", other_year
        else:
            _accept(current, received, locked, actor=actor, insists=insists)
        current.save()
    return current


def _keep(locked: Task, arrival: Arrival, actor: Actor) -> Receipt:
    name, sha256 = clean_name(arrival.name), hashlib.sha256(arrival.content or arrival.name.encode(errors="replace")).hexdigest()
    known = Receipt.objects.filter(task=locked, sha256=sha256).first()
    if known is not None:
        known.times += 1
        known.save(update_fields=["times"])
        return known
    today = timezone.localdate()
    return Receipt.objects.create(
        task=locked, name=name, sha256=sha256, content=arrival.content, dated=arrival.dated, received_by=actor.name,
        is_late=locked.deadline is not None and today > locked.deadline,
        state="refused" if arrival.refusal else "waiting", sentence=arrival.refusal,
    )  # fmt: skip


def _refuse(receipt: Receipt, task: Task, sentence: str) -> Receipt:
    """A file that cannot be taken: why, and whose it seems to be by its name, so that the ledger shows it in the right row."""
    match = None if receipt.agency_id else jiheng.recognise_filer(None, among=list_filers(task), file_name=receipt.name)
    with transaction.atomic():
        current = Receipt.objects.select_for_update().get(pk=receipt.pk)
        if current.state in ("accepted", "superseded"):
            return current
        current.state, current.sentence = "refused", sentence
        if match is not None:
            current.agency_id, current.ground = int(match.filer.key), jiheng.GROUND_WORDS[match.ground]
        current.save(update_fields=["state", "sentence", "agency_id", "ground"])
    return current


def _describe(current: Receipt, received: Received, task: Task) -> None:
    """The columns that say what stands in the file."""
    filing, counts = received.filing, received.checked.result.counts
    current.agency_id, current.ground = received.agency_id, received.ground
    current.proof, current.project_count = filing.proof.status, received.checked.project_count
    current.must_count, current.should_count = counts["must"], counts["should"]
    current.total_fen = find_total(filing)
    current.changes, current.names = list(received.changes), list(jiheng.list_agency_names(filing))
    current.state, current.sentence = "unassigned", ""
    if received.agency_id is None:
        names = "、".join(current.names) or "没有写单位"
        current.sentence = f"表里的单位是“{names}”，不在应报单位里，或与几个单位同样接近；请指定单位。"


def _accept(current: Receipt, received: Received, task: Task, *, actor: Actor, insists: bool) -> None:
    """Takes the file into the submission, unless it is older than what is there and nobody insists."""
    if current.agency_id is None:
        return
    agency = Place.objects.get(pk=current.agency_id)
    before = Receipt.objects.select_for_update().filter(task=task, agency=agency, state="accepted").exclude(pk=current.pk).first()
    if not insists and (reason := _find_staleness(current, before)):
        current.state, current.sentence = "stale", reason
        return
    try:
        with transaction.atomic():
            current.version = _take_version(current, received, agency, task, actor=actor)
    except (WrongState, PermissionDenied) as error:
        current.state, current.sentence = "blocked", str(error) or "没有权限把这份表收进这个单位的申报。"
        return
    if before is not None:
        before.state = "superseded"
        before.save(update_fields=["state"])
    current.state = "accepted"
    current.save()
    current.remark_count = take_answers(current, received, actor=actor)


def _take_version(current: Receipt, received: Received, agency: Place, task: Task, *, actor: Actor) -> Version:
    submission = open_submission(agency, task.year, task.form, actor=actor)
    return receive_version(submission, jiheng.filing_to_json(received.filing), current.name, current.sha256, actor=actor)


def _find_staleness(current: Receipt, before: Receipt | None) -> str:
    """Why a file is older than what was accepted; empty where it is not."""
    if before is None:
        return ""
    if current.dated and before.dated and current.dated < before.dated:
        return f"这份文件保存于 {_say_time(current.dated)}，比已收下的“{before.name}”（{_say_time(before.dated)}）早，留作旧件。"
    return ""


def _say_time(moment: datetime.datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
