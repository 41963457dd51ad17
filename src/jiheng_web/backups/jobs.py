"""What the installation does by itself or in the background: backups, checkpoints for elsewhere, verifying and archiving the ledger."""

import datetime
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

import jiheng
from jiheng_web.actors import permit
from jiheng_web.backups.actions.checkpoints import export_checkpoint, list_kept
from jiheng_web.backups.actions.taking import take_backup, thin_out
from jiheng_web.home import Home
from jiheng_web.jobs.kinds import DAY, Outcome, Payload, register
from jiheng_web.jobs.models import Job
from jiheng_web.ledgers.actions import record
from jiheng_web.ledgers.models import LedgerEntry, LedgerHash, LedgerSegment
from jiheng_web.ledgers.storage import DatabaseStorage, copy_rows, list_bent_columns

TAKE, CHECKPOINT, VERIFY, ARCHIVE = "backups.take", "ledger.checkpoint", "ledger.verify", "ledger.archive"
_MINUTES = settings.BACKUP_MINUTES


def prepare_backup(job: Job, payload: Payload) -> Path:
    """The backup; it cannot be taken inside a transaction."""
    job.progress(0, 1, "正在复制数据库")
    return take_backup(Home(settings.HOME).backups, label=str(payload.get("label", "")))


def finish_backup(job: Job, payload: Payload) -> Outcome:
    """Old ones are thinned out."""
    thinned = thin_out(Home(settings.HOME).backups)
    address = reverse("installation") if payload.get("label") else ""
    return {"words": f"备份好了：{job.prepared.name}" + (f"；清理了 {thinned} 份旧备份" if thinned else ""), "address": address}


def write_checkpoint(job: Job, payload: Payload) -> Outcome:
    """The checkpoint of this day into the folder of checkpoints; it must continue the one before."""
    path = export_checkpoint(Home(settings.HOME).checkpoints, at=timezone.localtime())
    return {"words": f"存证写好了：{path.name}" if path else "账本里还没有记录，没有可以存证的"}


def prepare_verifying(job: Job, payload: Payload) -> dict[str, Any]:
    """Every segment copied as it stands and verified against all checkpoints that were kept."""
    rows = list(LedgerSegment.objects.filter(is_archived=False).order_by("name"))
    kept = list_kept(Home(settings.HOME).checkpoints)
    bent: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        for number, row in enumerate(rows):
            job.progress(number, len(rows) + 1, f"正在核对 {row.name}")
            copy_rows(row, Path(name, row.name))
            bent += [f"{row.name} 第 {place} 条：检索用的栏目和内容不一致，被改过" for place in list_bent_columns(row)]
        job.progress(len(rows), len(rows) + 1, "正在逐条核验")
        report = jiheng.verify_ledger(Path(name), checkpoints=kept)
    return {
        "found": [*(breach.sentence for breach in report.breaches), *bent], "notes": list(report.notes),
        "entries": sum(row.size for row in rows), "matched": len(report.matched),
    }  # fmt: skip


def finish_verifying(job: Job, payload: Payload) -> Outcome:
    """What was found, in words."""
    told = job.prepared
    if told["found"]:
        return {"words": f"发现 {len(told['found'])} 处问题：请保留现场，用备份查明经过。", "lines": told["found"][:200]}
    anchors = f"和存下的 {told['matched']} 份存证一致" if told["matched"] else "还没有存证可以对照，只能说明账本自己前后一致"
    return {"words": f"核验了 {told['entries']:,} 条，没有发现问题；{anchors}。", "lines": told["notes"]}


def prepare_archive(job: Job, payload: Payload) -> str:
    """A closed segment as a folder of tiles among the archives, verified there."""
    row = LedgerSegment.objects.get(name=payload["segment"])
    if not row.is_closed or row.is_archived:
        raise jiheng.JihengError(f"“{row.name}”这一段{'已经归档' if row.is_archived else '还没有封存'}，不能归档。")
    folder = Home(settings.HOME).archives / row.name
    shutil.rmtree(folder, ignore_errors=True)
    checkpoint = jiheng.export_segment(DatabaseStorage(row.name), folder)
    report = jiheng.verify_ledger(folder, checkpoints=[checkpoint])
    if not report.is_sound:
        raise jiheng.BrokenLedger(f"没有归档：{report.breaches[0].sentence}；请先查明经过。")
    return folder.name


def finish_archive(job: Job, payload: Payload) -> Outcome:
    """The rows of the archived segment go; its head stays, and so does its seal in the opening of the next."""
    role = permit(job.actor, "installation.keep")
    row = LedgerSegment.objects.select_for_update().get(name=payload["segment"])
    LedgerEntry.objects.filter(segment=row).delete()
    LedgerHash.objects.filter(segment=row).delete()
    row.is_archived = True
    row.save(update_fields=["is_archived"])
    record("installation.archive", actor=job.actor, role=role, subject=f"ledger/{row.name}", after={"size": row.size, "文件夹": job.prepared})
    return {"words": f"“{row.name}”归档好了，在数据文件夹的“归档/{row.name}”里；余下的照样核验。", "address": reverse("ledger_checkpoint")}


register(
    TAKE, finish_backup, "备份", prepare=prepare_backup, permission="installation.keep",
    every=datetime.timedelta(minutes=_MINUTES) if _MINUTES > 0 else None,
)  # fmt: skip
register(CHECKPOINT, write_checkpoint, "存证", every=DAY, permission="installation.keep")
register(VERIFY, finish_verifying, "核验账本", prepare=prepare_verifying)
register(ARCHIVE, finish_archive, "归档账本段", prepare=prepare_archive, permission="installation.keep")
